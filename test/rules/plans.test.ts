import { describe, expect, it } from 'vitest'
import { gapText } from '#functions/http/pages/staff-plan-words.ts'
import { whyLeft } from '#shared/dashboard/plan-for-staff.ts'
import { elsewhereOf } from '#shared/matching/elsewhere.ts'
import { slotOf } from '#shared/matching/slots.ts'
import type { Offer } from '#shared/offers/offer.ts'
import { feasible, type People } from '#shared/plans/candidates.ts'
import { lockedEdges } from '#shared/plans/decide-plan.ts'
import { noWishes, type Pair, pairsOf, problemOf } from '#shared/plans/gather.ts'
import { margins, smoothed } from '#shared/plans/learn-prices.ts'
import { positionsToFill, seatsToFill, type ToFill } from '#shared/plans/open-positions.ts'
import { type Board, PackedBoard } from '#shared/plans/packed-board.ts'
import { visitsOf } from '#shared/plans/visits.ts'
import { worthOf } from '#shared/plans/worth.ts'
import { seatsFor } from '#shared/requests/open-seats.ts'
import type { Seat } from '#shared/requests/seat.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { addDays, addHours, addMinutes } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import { volunteerView } from '#shared/volunteers/volunteer-view.ts'
import { offerTo } from '#test/support/market.ts'
import { northBy } from '#test/support/matching.ts'
import { needFor, neighbour } from '#test/support/planning.ts'
import { before, ends, starts } from '#test/support/service.ts'

const until = addDays(before, 28)
const requester = {
  id: 'rqr_factory',
  competitorIds: [],
  excludedVolunteerIds: [],
} as unknown as ToFill['requester']

const toFill = (
  request: ServiceRequest,
  { seats = seatsFor(request), offers = [] }: { seats?: Seat[]; offers?: Offer[] } = {},
): ToFill =>
  positionsToFill({ request, requester, seats, offers, regulars: new Set(), edition: firstEdition }, [], {
    now: before,
    until,
  })[0]!

const peopleWith = (id: string, calendar: Partial<Calendar> = {}, skills = ['ME05']): People => {
  const person = neighbour(id, skills, { calendar })
  return new Map([[id, { view: volunteerView(person.volunteer), calendar: { ...person.calendar, version: 1 } }]])
}
const commitment = { placementId: 'plc_1', requestId: 'req_else', starts, ends }

describe('what is planned', () => {
  const need = needFor('req_one', ['ME05'], { position: { seats: 3, minimum: 2 } })

  it('is every seat that nobody has: an accepted one is no part of it, and counts towards the minimum', () => {
    expect(toFill(need)).toMatchObject({ seats: 3, minimum: 2 })
    const [first, ...rest] = seatsFor(need)
    const taken = [{ ...first!, state: 'taken' as const, placementId: 'plc_1' }, ...rest]
    expect(toFill(need, { seats: taken })).toMatchObject({ seats: 2, minimum: 1 })
  })

  it('leaves to open offers what they can be expected to fill, and a last quarter of a seat', () => {
    const offers = ['vol_1', 'vol_2'].map((id) => offerTo(need, id, need.shifts[0]!, { probability: 0.9 }))
    expect(toFill(need, { offers }).seats).toBe(1)
    expect([0.25, 0.26, 1.25, 1.3].map((missing) => seatsToFill(missing))).toEqual([0, 1, 1, 2])
  })

  it('asks two adults of the one position that minors have', () => {
    const minors = needFor('req_two', ['ME05'], {
      request: { audience: { kind: 'minors', count: 30 } },
      position: { seats: 2 },
    })
    expect(toFill(minors).minimum).toBe(2)
    expect(toFill(needFor('req_three', ['ME05'], { position: { seats: 2 } })).minimum).toBe(0)
  })

  it('starts from now on and within the horizon', () => {
    const at = (start: string) =>
      positionsToFill(
        {
          request: needFor('req_one', ['ME05'], { shift: { starts: start, ends: addHours(start, 2) } }),
          requester,
          seats: [],
          offers: [],
          regulars: new Set(),
          edition: firstEdition,
        },
        [],
        { now: before, until },
      ).length
    expect([addMinutes(before, 1), addMinutes(until, -1)].map(at)).toEqual([1, 1])
    expect([before, until].map(at)).toEqual([0, 0])
  })
})

describe('who can be planned', () => {
  const of = toFill(needFor('req_one', ['ME05']))
  const fits = (calendar: Partial<Calendar>): number =>
    feasible(of, ['vol_1'], peopleWith('vol_1', calendar), before).length

  it('whoever every hard rule lets through', () => expect(fits({})).toBe(1))
  it('nobody with a commitment at these hours; back to back at the same place is none', () => {
    expect(fits({ commitments: [commitment] })).toBe(0)
    expect(fits({ commitments: [{ ...commitment, starts: ends, ends: addHours(ends, 2) }] })).toBe(1)
  })
  it('nobody with an open invitation for these hours', () => {
    const ask = { offerId: 'off_1', requestId: 'req_else', at: before, starts, ends, open: true }
    expect(fits({ asks: [ask] })).toBe(0)
    expect(fits({ asks: [{ ...ask, open: false }] })).toBe(1)
  })
  it('nobody beyond their weekly hours', () => {
    expect([fits({ hoursPerWeek: 3 }), fits({ hoursPerWeek: 2.5 })]).toEqual([1, 0])
  })
})

describe('the planner’s problem', () => {
  const later = addDays(starts, 7)
  const [one, two] = [
    toFill(needFor('req_one', ['ME05'])),
    toFill(needFor('req_two', ['ME05'], { shift: { starts: later, ends: addHours(later, 2) } })),
  ]
  const pairsWith = (of: ToFill, people: People): Pair[] =>
    pairsOf(of, feasible(of, [...people.keys()], people, before), noWishes, before)

  it('has one volunteer for each person and week, with the hours they have left in it', () => {
    const people = peopleWith('vol_1', {
      hoursPerWeek: 8,
      commitments: [{ ...commitment, starts: addDays(starts, -2), ends: addDays(ends, -2) }],
    })
    const { problem } = problemOf([one, two], [...pairsWith(one, people), ...pairsWith(two, people)])
    expect(problem.volunteers).toEqual([
      { id: 'vol_1 2026-W38', hours: 5 },
      { id: 'vol_1 2026-W39', hours: 8 },
    ])
    expect(problem.edges.map(({ volunteer, request, hours }) => [volunteer, request, hours])).toEqual([
      [0, 0, 3],
      [1, 1, 2],
    ])
  })

  it('keeps somebody busy for the way there and back; on-line for the shift alone', () => {
    const people = peopleWith('vol_1')
    const [known] = [...people.values()]
    people.set('vol_1', { ...known!, view: { ...known!.view, home: northBy(5) } })
    const lengthOf = (of: ToFill): number => {
      const [edge] = problemOf([of], pairsWith(of, people)).problem.edges
      return edge!.end - edge!.start
    }
    // 5 km: 5 × 1.4 at 25 km/h and ten minutes to get ready.
    expect(lengthOf(one)).toBe(180 + 2 * 27)
    const { place: _, ...online } = needFor('req_on', ['ME05'], { request: { manner: 'online', scopeItem: 7 } })
    expect(lengthOf(toFill(online))).toBe(180)
  })

  it('keeps what is pinned as far as it can be: not two at once, nor more than seats', () => {
    const same = toFill(needFor('req_same', ['ME05']))
    const people = new Map([...peopleWith('vol_1'), ...peopleWith('vol_2')])
    const pairs = [...pairsWith(one, people), ...pairsWith(same, people)]
    const gathered = { positions: [one, same], beyond: 0, offers: [], pairs, ...problemOf([one, same], pairs) }
    const all = new Set(['req_one', 'req_same'].flatMap((id) => ['vol_1', 'vol_2'].map((who) => `${id}/s1/p1/${who}`)))
    const locked = lockedEdges(gathered, all).map((at) => gathered.problem.edges[at]!)
    expect(locked.map(({ request }) => request)).toEqual([0, 1])
    expect(new Set(locked.map(({ volunteer }) => volunteer)).size).toBe(2)
  })
})

describe('what a pair counts for', () => {
  const worth = (scopeItem: 1 | 6, hours: number): number =>
    worthOf({
      request: { scopeItem },
      shift: { starts: addHours(before, hours) },
      fit: 0.8,
      probability: 0.5,
      now: before,
    })
  it('is fit times chance, more for those whom Art. 11(6) puts first and for what starts soon; never nothing', () => {
    expect([worth(1, 100), worth(6, 100), worth(1, 72), worth(6, 72)]).toEqual([0.4, 0.5, 0.48, 0.6])
    expect(
      worthOf({ request: { scopeItem: 1 }, shift: { starts: until }, fit: 0, probability: 0.5, now: before }),
    ).toBe(0.0001)
  })
})

describe('a visit that needs several skills', () => {
  it('is told the fewest people who bring all of them', () => {
    const request = needFor('req_visit', ['ME05', 'EN09', 'SC02'], { request: { scopeItem: 2 } })
    const need = {
      request,
      requester,
      seats: seatsFor(request),
      offers: [],
      regulars: new Set<string>(),
      edition: firstEdition,
    }
    const positions = positionsToFill(need, [], { now: before, until })
    const people = new Map([...peopleWith('vol_both', {}, ['ME05', 'EN09']), ...peopleWith('vol_first', {}, ['ME05'])])
    const pairs = positions.flatMap((of) =>
      pairsOf(of, feasible(of, [...people.keys()], people, before), noWishes, before),
    )
    expect(visitsOf({ positions, pairs })).toEqual([
      { requestId: 'req_visit', shiftId: 's1', needs: 3, lacking: 1, volunteerIds: ['vol_both'] },
    ])
    const other = positions.map((of) => ({ ...of, request: { ...request, scopeItem: 1 as const } }))
    expect(visitsOf({ positions: other, pairs })).toEqual([])
  })
})

describe('prices', () => {
  const slot = slotOf(starts)
  it('know 21 times of the week', () => {
    expect(slot).toBe('5b')
    expect(['11:59', '12:00', '18:00'].map((at) => slotOf(fromLocal('2026-09-14', at)))).toEqual(['0a', '0b', '0c'])
  })

  it('are the highest margin over the positions of a skill, and full where nobody is found', () => {
    const [scarce, plenty] = [toFill(needFor('req_a', ['EN09'])), toFill(needFor('req_b', ['ME05']))]
    const pair = (of: ToFill, value: number): Pair => ({ of, value, candidate: {} as Pair['candidate'] })
    const pairs = [pair(plenty, 0.5), pair(plenty, 0.4)]
    const found = margins({ positions: [scarce, plenty], pairs }, [0], [0, 0.4])
    expect(found.get(`${slot}#EN09`)).toBeCloseTo(0.45)
    expect(found.get(`${slot}#ME05`)).toBeCloseTo(0.1)
  })

  it('move three tenths of the way with each plan, and fade where nothing is sought', () => {
    const old = { districtCode: '450204', slot, skill: 'EN09', worth: 0.5, at: before }
    const next = (seen: [string, number][]) => smoothed([old], new Map(seen), '450204', before)
    expect(next([[`${slot}#EN09`, 0.1]]).changed).toMatchObject([{ worth: 0.38 }])
    expect(next([[`${slot}#EN09`, 0.5]])).toEqual({ changed: [], gone: [] })
    expect(next([]).changed).toMatchObject([{ worth: 0.35 }])
    expect(smoothed([{ ...old, worth: 0.006 }], new Map(), '450204', before).gone.length).toBe(1)
  })

  it('count against somebody what another of their skills is worth beyond the one sought', () => {
    const of = toFill(needFor('req_one', ['ME05']))
    const [{ view: volunteer } = never()] = [...peopleWith('vol_1', {}, ['ME05', 'EN09']).values()]
    const facts = { volunteer, shift: of.shift, position: of.position }
    expect(
      elsewhereOf(
        facts,
        new Map([
          ['EN09', 0.4],
          ['ME05', 0.1],
        ]),
      ),
    ).toEqual({ skill: 'EN09', worth: 0.3 })
    expect(
      elsewhereOf(
        facts,
        new Map([
          ['EN09', 0.1],
          ['ME05', 0.4],
        ]),
      ),
    ).toBeUndefined()
    expect(elsewhereOf(facts, new Map([['SC01', 0.9]]))).toBeUndefined()
  })
})

const never = (): never => {
  throw new Error('Nobody is there.')
}

describe('a plan', () => {
  it('of 200 positions and 600 people is packed far below what an item holds, and comes back the same', () => {
    const spot = (n: number) => ({ requestId: `req_${String(n).padStart(16, '0')}`, shiftId: 's1', positionId: 'p1' })
    const board: Board = {
      positions: Array.from({ length: 200 }, (_, n) => ({
        ...spot(n),
        factsVersion: 1,
        starts,
        seats: 3,
        minimum: 2,
        pairs: 25,
        price: 0.1234,
      })),
      proposals: Array.from({ length: 600 }, (_, n) => ({
        ...spot(n % 200),
        volunteerId: `vol_${String(n).padStart(16, '0')}`,
        value: 0.1234,
        fit: 0.5678,
        probability: 0.4321,
        state: n % 7 === 0 ? ('pinned' as const) : ('proposed' as const),
      })),
    }
    const packed = PackedBoard.encode(board)
    expect(packed.length).toBeLessThan(80_000)
    expect(PackedBoard.decode(packed)).toEqual(board)
  })

  it('says how far from the best it may be, never less than it is', () => {
    expect(gapText({ value: 10, upperBound: 10 }).en).toBe('the best possible, proven')
    expect(gapText({ value: 9.998, upperBound: 10 }).en).toBe('at most 0.02 % below the best possible, proven')
    expect(gapText({ value: 9.9999, upperBound: 10 }).en).toBe('at most 0.01 % below the best possible, proven')
  })

  it('says why seats stay empty', () => {
    expect(whyLeft({ pairs: 5, seats: 2, minimum: 0 }, 2)).toBeUndefined()
    expect(whyLeft({ pairs: 0, seats: 2, minimum: 0 }, 0)).toBe('nobody')
    expect(whyLeft({ pairs: 1, seats: 3, minimum: 2 }, 0)).toBe('belowMinimum')
    expect(whyLeft({ pairs: 1, seats: 3, minimum: 0 }, 1)).toBe('few')
    expect(whyLeft({ pairs: 5, seats: 3, minimum: 0 }, 1)).toBe('contested')
  })
})
