import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MatchRun } from '#shared/matching/match-run.ts'
import { PackedPeople, type SeenInRun } from '#shared/matching/packed-people.ts'
import type { Offer } from '#shared/offers/offer.ts'
import { compare } from '#shared/replays/compare.ts'
import { expectedFilled, giniOf } from '#shared/replays/replay-figures.ts'
import { asksOf, isReproduced, replay, replayPosition } from '#shared/replays/replay-position.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { crowd, opened, runFrom, someNeed, someSettings } from '#test/support/runs.ts'

const { settings: first } = firstEdition
const idsOf = (run: MatchRun, settings: Settings): string[] =>
  replay(run, settings).people.map((one) => one.volunteerId)

describe('a wave decided again', () => {
  it('under the settings of the time asks exactly who was asked, in the same order, whoever is kept of it', () => {
    fc.assert(
      fc.property(crowd, someNeed, someSettings, (people, need, settings) => {
        const { run, asked } = runFrom(people, need, settings)
        expect(idsOf(run, settings)).toEqual(asked)
        expect(isReproduced(run, settings)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('knows of chances what was known then, not what answers have taught since', () => {
    const differs = fc.sample(fc.tuple(crowd, someNeed), { seed: 11, numRuns: 60 }).some(([people, need]) => {
      const { run, asked } = runFrom(people, need, first)
      const { learned: _, ...unlearned } = run
      expect(idsOf(run, first)).toEqual(asked)
      expect(run.learned).toEqual(need.learned)
      return JSON.stringify(idsOf(unlearned, first)) !== JSON.stringify(asked)
    })
    expect(differs).toBe(true)
  })

  it('reads back from its short text as it was', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        expect(PackedPeople.decode(PackedPeople.encode([...people]))).toEqual(people)
      }),
    )
  })

  it('keeps some forty people beside the asked, and at most ninety bytes for each', () => {
    const [people] = fc.sample(
      crowd.filter((all) => all.length > 120),
      { seed: 7, numRuns: 1 },
    )
    const need = { ...fc.sample(someNeed, { seed: 3, numRuns: 1 })[0]!, missing: 2, manySeats: false }
    const { run } = runFrom(people!, need, first)
    expect(run.people.length).toBeLessThanOrEqual(run.asked + 40)
    expect(run.beyond).toBe(people!.length - run.people.length)
    expect(PackedPeople.encode(run.people).length / run.people.length).toBeLessThan(90)
  })

  it('is told apart where other rules decided it', () => {
    const [people] = fc.sample(
      crowd.filter((all) => all.length > 60),
      { seed: 5, numRuns: 1 },
    )
    const need = { ...fc.sample(someNeed, { seed: 9, numRuns: 1 })[0]!, missing: 3 }
    const { run } = runFrom(people!, need, first)
    const swapped = { ...run, people: [...run.people].reverse() }
    expect([isReproduced(run, first), isReproduced(swapped, first)]).toEqual([true, false])
  })
})

describe('the waves of a position decided again', () => {
  const waves = fc.array(fc.tuple(crowd, fc.double({ min: 0.3, max: 6, noNaN: true })), { minLength: 1, maxLength: 4 })
  const chained = (groups: readonly (readonly [readonly SeenInRun[], number])[]): MatchRun[] =>
    groups.map(([people, missing], at) => {
      const now = addHours(opened, at * 5)
      const need = {
        emphasis: 'near',
        online: false,
        free: Math.ceil(missing),
        missing,
        openedAt: opened,
        starts: addDays(opened, 9),
        manySeats: false,
        now,
      } as const
      return runFrom(people, need, first).run
    })

  it('under the settings of the time are history, whatever people answered', () => {
    fc.assert(
      fc.property(waves, fc.func(fc.constantFrom(0, 0.37, 1)), (groups, yesOf) => {
        const runs = chained(groups)
        const asks = replayPosition(
          runs,
          () => first,
          ({ person }) => yesOf(person.volunteerId),
        )
        expect(asks.map(({ offerId }) => offerId)).toEqual(runs.flatMap(asksOf).map(({ offerId }) => offerId))
      }),
      { numRuns: 60 },
    )
  })

  it('ask nobody whom they asked before, and still can ask whom they left alone', () => {
    const [people] = fc.sample(
      crowd.filter((all) => all.length > 80),
      { seed: 2, numRuns: 1 },
    )
    const plain = people!.map((one) => ({
      ...one,
      proposed: false,
      round: 0,
      values: { ...one.values, overQualified: 0 },
      km: 3,
    }))
    const runs = chained([
      [plain, 1],
      [plain.slice(40), 1],
    ])
    const bold = { ...first, waves: { ...first.waves, hoped: 2 } }
    const asks = replayPosition(
      runs,
      () => bold,
      () => 0,
    )
    const ids = asks.map(({ person }) => person.volunteerId)
    const again = new Set(asksOf(runs[1]!).map(({ person }) => person.volunteerId))
    expect(ids.length).toBeGreaterThan(runs.reduce((sum, { asked }) => sum + asked, 0))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at && !again.has(id))).toEqual([])
  })
})

describe('what is compared', () => {
  const [people] = fc.sample(
    crowd.filter((all) => all.length > 80),
    { seed: 4, numRuns: 1 },
  )
  const need = {
    emphasis: 'even',
    online: false,
    free: 3,
    missing: 3,
    openedAt: opened,
    starts: addDays(opened, 9),
    now: opened,
    manySeats: false,
  } as const
  const { run } = runFrom(people!, need, first)
  const offers = asksOf(run).map(
    ({ offerId, person }, at) =>
      ({
        ...run,
        id: offerId,
        volunteerId: person.volunteerId,
        state: at < 2 ? 'accepted' : 'declined',
      }) as unknown as Offer,
  )
  const editions = new Map([[firstEdition.name, first]])
  const common = { runs: [run], offers, editions, inForce: first }

  it('are real answers on both sides where nothing differs', () => {
    const same = compare({ ...common, proposed: first })
    expect(same.would).toEqual(same.was)
    expect(same).toMatchObject({ seats: 3, positions: 1, changed: [], runs: { exact: 1, cutShort: 0, otherRules: 0 } })
    expect([same.was.filled, same.was.invitations]).toEqual([2, run.asked])
  })

  it('name who would have been asked instead', () => {
    const far = { ...first, weights: { ...first.weights, distance: 1, skill: 0 } }
    const other = compare({ ...common, proposed: far })
    expect(other.changed).toHaveLength(1)
    const [one] = other.changed
    const ids = replay(run, far).people.map(({ volunteerId }) => volunteerId)
    expect(one!.instead.every((id) => ids.includes(id))).toBe(true)
    expect(one!.then.every((id) => !ids.includes(id))).toBe(true)
    expect(other.would.filled).toBeLessThanOrEqual(3)
  })

  it('leave out a wave that was cut short, and one of an edition nobody knows', () => {
    expect(compare({ ...common, offers: offers.slice(1), proposed: first }).runs).toEqual({
      exact: 0,
      cutShort: 1,
      otherRules: 0,
    })
    expect(compare({ ...common, editions: new Map(), proposed: first }).runs).toEqual({
      exact: 0,
      cutShort: 0,
      otherRules: 1,
    })
  })

  it('expect no more seats filled than there are, and with sure answers just those', () => {
    expect(expectedFilled([1, 0, 1, 1], 2)).toBe(2)
    expect(expectedFilled([1, 0], 2)).toBe(1)
    expect(expectedFilled([0.5, 0.5], 1)).toBeCloseTo(0.75)
    expect(expectedFilled([0.5, 0.5], 2)).toBeCloseTo(1)
    expect(expectedFilled([], 3)).toBe(0)
  })

  it('call it fair when all are asked alike, and unfair when one is asked for all', () => {
    expect(giniOf([2, 2, 2, 2])).toBe(0)
    expect(giniOf([0, 0, 0, 8])).toBeCloseTo(0.75)
    expect(giniOf([])).toBe(0)
  })
})
