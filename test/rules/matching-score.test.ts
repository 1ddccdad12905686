import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScoreFacts } from '#shared/matching/parts.ts'
import { score, whyYou } from '#shared/matching/score.ts'
import { weightsFor } from '#shared/matching/weights.ts'
import { addDays } from '#shared/time/instant.ts'
import { fittingFacts, northBy } from '#test/support/matching.ts'

const fitting = (changes: Partial<ScoreFacts['volunteer']> = {}, more: Partial<ScoreFacts> = {}): ScoreFacts => {
  const facts = { ...fittingFacts(), servedBefore: false, ...more }
  return { ...facts, volunteer: { ...facts.volunteer, ...changes } }
}
const fitOf = (facts: ScoreFacts): number => score(facts).fit
const held = (level: 1 | 2 | 3, evidence: 'claimed' | 'document' | 'title' | 'proven') => [
  { skill: 'ME05', level, evidence },
]
const under = (facts: ScoreFacts, scopeItem: number): ScoreFacts => ({
  ...facts,
  request: { ...facts.request, scopeItem },
})

describe('the fit', () => {
  it('lies between 0 and 1, in whole ten-thousandths, and is the sum of its parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.integer({ min: 0, max: 30 }),
        (item, km, ratings) => {
          const served = { count: ratings, ratings, ratingSum: ratings * 5 }
          const { fit: value, parts } = score(under(fitting({ home: northBy(km), served }), item))
          const sum = parts.reduce((total, { points }) => total + points, 0)
          expect(value).toBe(Math.round(value * 10_000) / 10_000)
          expect(Math.abs(value - Math.min(1, Math.max(0, sum)))).toBeLessThan(0.0002)
        },
      ),
    )
  })

  it('rises with better evidence, nearness, ratings, continuity and a wish', () => {
    const base = fitOf(fitting({ skills: held(2, 'document') }))
    expect(fitOf(fitting({ skills: held(2, 'proven') }))).toBeGreaterThan(base)
    expect(fitOf(fitting({ skills: held(2, 'document'), home: northBy(1) }))).toBeGreaterThan(base)
    expect(
      fitOf(fitting({ skills: held(2, 'document'), served: { count: 9, ratings: 9, ratingSum: 45 } })),
    ).toBeGreaterThan(base)
    expect(fitOf(fitting({ skills: held(2, 'document') }, { servedBefore: true }))).toBeGreaterThan(base)
    expect(fitOf(fitting({ skills: held(2, 'document'), likes: [1] }))).toBeGreaterThan(base)
  })

  it('falls with hours already promised and with asks of late', () => {
    const { calendar, shift, now } = fitting()
    const commitment = {
      placementId: 'p',
      requestId: 'r',
      starts: addDays(shift.starts, 3),
      ends: addDays(shift.ends, 3),
    }
    const ask = { offerId: 'o', requestId: 'r', at: addDays(now, -2), starts: now, ends: now, open: false }
    expect(fitOf(fitting({}, { calendar: { ...calendar, commitments: [commitment] } }))).toBeLessThan(fitOf(fitting()))
    expect(fitOf(fitting({}, { calendar: { ...calendar, asks: [ask] } }))).toBeLessThan(fitOf(fitting()))
  })

  it('never counts what is unknown as average', () => {
    const unrated = score(fitting()).parts.find(({ name }) => name === 'outcome')!
    const average = score(fitting({ served: { count: 20, ratings: 20, ratingSum: 80 } })).parts.find(
      ({ name }) => name === 'outcome',
    )!
    expect(unrated.value).toBeLessThan(average.value)
    expect(score(fitting()).parts.find(({ name }) => name === 'preference')!.value).toBe(0)
  })

  it('keeps experts for what needs them, except where depth of expertise is asked for', () => {
    const need = { position: { ...fitting().position, skills: [{ skill: 'ME05', level: 1 as const }] } }
    const expert = fitting({ skills: held(3, 'title') }, need)
    const practised = fitting({ skills: held(2, 'title') }, need)
    const plain = fitting({ skills: held(1, 'title') }, need)
    expect(fitOf(expert)).toBeLessThan(fitOf(practised))
    expect(fitOf(practised)).toBeLessThan(fitOf(plain))
    expect(fitOf(under(expert, 2))).toBeGreaterThan(fitOf(under(practised, 2)))
  })

  it('weighs nearness more under items 1, 3 and 4, depth more under 2, and place not at all on-line', () => {
    const near = (item: 'near' | 'shortTrip' | 'depth' | 'even') => weightsFor({ emphasis: item, online: false })
    expect(near('near').distance).toBeGreaterThan(near('even').distance)
    expect(near('shortTrip').distance).toBeGreaterThan(near('near').distance)
    expect(near('depth').skill).toBeGreaterThan(near('even').skill)
    expect(weightsFor({ emphasis: 'even', online: true }).distance).toBe(0)
  })
})

it('says why in both languages, strongest reason first, at most four', () => {
  const facts = fitting({ home: northBy(0.5), likes: [1] }, { servedBefore: true })
  const why = whyYou(facts, score(facts))
  expect(why.length).toBe(4)
  expect(why.map(({ zh }) => zh)).toContain('离得近，约 0.5 公里')
  expect(why.map(({ en }) => en)).toContain('has served this body before')
  for (const { zh, en } of why) expect(zh.length > 3 && en.length > 3).toBe(true)
})
