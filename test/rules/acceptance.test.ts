import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { supposed } from '#shared/matching/acceptance-model.ts'
import { answerCounts, dayLater, keptModel } from '#shared/matching/answer-counts.ts'
import { type AskCount, calibrationError, learnAcceptance } from '#shared/matching/learn-acceptance.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'

const { settings } = firstEdition
const middling = { fit: 0, likes: 0, way: 0, shortNotice: 0, asksOfWeek: 0, own: 0 }
const cell = (more: Partial<AskCount>): AskCount => ({ ...middling, asked: 100, accepted: 40, ...more })
const oneAsk: fc.Arbitrary<AskCount> = fc.record({
  fit: fc.constantFrom(-0.2, 0, 0.3),
  likes: fc.constantFrom(0, 1),
  way: fc.constantFrom(0, 0.25, 0.5),
  shortNotice: fc.constantFrom(0, 0.5, 1),
  asksOfWeek: fc.integer({ min: 0, max: 6 }),
  own: fc.constantFrom(-1, 0, 0.5),
  asked: fc.constant(1),
  accepted: fc.constantFrom(0, 1),
})

describe('the chance of a yes', () => {
  it('stays at what the settings suppose where nobody answered', () => {
    expect(learnAcceptance([], settings)).toEqual(supposed(settings))
  })

  it('stays near it after a few answers, and follows many', () => {
    const before = supposed(settings)
    const few = learnAcceptance([cell({ asked: 3, accepted: 3 })], settings)
    const many = learnAcceptance([cell({ asked: 600, accepted: 540 })], settings)
    expect(few.base - before.base).toBeLessThan(1)
    expect(many.base - before.base).toBeGreaterThan(2)
    expect(many.mean).toBeGreaterThan(0.85)
  })

  it.each([
    ['a long way', 'way', 1],
    ['short notice', 'shortNotice', 1],
    ['what somebody likes', 'likes', -1],
  ] as const)('learns that %s moves people more than supposed', (_, name, sign) => {
    const [weak, strong] = sign === 1 ? [5, 55] : [55, 5]
    const counts = [cell({ [name]: 1, accepted: weak }), cell({ accepted: strong })]
    const [before, after] = [supposed(settings), learnAcceptance(counts, settings)]
    expect(sign * (before[name] - after[name])).toBeGreaterThan(0.5)
  })

  it('is far off where people do otherwise, and off by nothing where they do as expected', () => {
    const model = { ...supposed(settings), base: 0 }
    const rested = settings.chance.fatigue
    const right = [cell({ accepted: 50 }), cell({ asksOfWeek: 1, accepted: 50 * rested })]
    expect(calibrationError(right, model, settings)).toBeCloseTo(0)
    expect(calibrationError([cell({ accepted: 0 })], model, settings)).toBeCloseTo(0.5)
    expect(calibrationError([], model, settings)).toBe(0)
  })

  it('comes closer to what people did by learning', () => {
    const counts = [{ way: 0.5, accepted: 80 }, { likes: 1, accepted: 750 }, { accepted: 300 }].map((one) =>
      cell({ asked: 1000, ...one }),
    )
    const error = (model = supposed(settings)) => calibrationError(counts, model, settings)
    expect(error(learnAcceptance(counts, settings))).toBeLessThan(error() / 3)
  })
})

describe('answers counted', () => {
  it('come to the same counts and the same model in whatever order', () => {
    fc.assert(
      fc.property(fc.array(oneAsk, { maxLength: 60 }), fc.infiniteStream(fc.nat()), (answers, random) => {
        const shuffled = answers
          .map((one) => ({ one, at: random.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        const [here, there] = [dayLater([], answers), dayLater([], shuffled)]
        expect(there).toEqual(here)
        expect(here.reduce((sum, { asked }) => sum + asked, 0)).toBe(answers.length)
        expect(keptModel(learnAcceptance(there, settings))).toEqual(keptModel(learnAcceptance(here, settings)))
      }),
      { numRuns: 60 },
    )
  })

  it('fade from day to day until nothing is left, and read back from their short text as they were', () => {
    const [first] = dayLater([cell({})], [])
    expect([first?.asked, first?.accepted]).toEqual([99, 39.6])
    expect(dayLater([cell({ asked: 0.05, accepted: 0 })], [])).toEqual([])
    const { counts } = answerCounts.schema.parse(
      answerCounts.schema.encode({ counts: [cell({ own: -0.5, way: 0.25 })] }),
    )
    expect(counts).toEqual([cell({ own: -0.5, way: 0.25 })])
  })

  it('stay bounded: of too many kinds those with the fewest go', () => {
    const all = Array.from({ length: 900 }, (_, at) => cell({ fit: at / 1000, asked: 1 + at, accepted: 0 }))
    const kept = dayLater([], all)
    expect([kept.length, kept.at(0)?.asked, kept.at(-1)?.asked]).toEqual([800, 900, 101])
  })

  it('keep a usual share of yeses a model can bear, however they fell', () => {
    expect(keptModel({ ...supposed(settings), mean: 0.0001, base: 0.123456 })).toMatchObject({
      mean: 0.01,
      base: 0.1235,
    })
  })
})
