import { groupedBy } from '#shared/kernel/grouped.ts'
import { coverWithFewest } from '#shared/matching/plan/cover.ts'
import type { Gathered } from './gather.ts'
import { spotOf } from './gather.ts'
import { spotKey } from './packed-board.ts'
import type { Visit } from './plan.ts'

/** Kept for a visit: whoever it takes beyond is no small group any more. */
const mostPeople = 12
const mostNeeds = 8

/**
 * Pure: for each visit to an enterprise, park or village (Art. 11(2)) that needs several skills at once, the fewest people
 * who bring all of them: advice to staff and the body that asks, as one person takes one seat.
 */
export const visitsOf = ({ positions, pairs }: Pick<Gathered, 'positions' | 'pairs'>): Visit[] => {
  const shifts = groupedBy(
    positions.filter(({ request }) => request.scopeItem === 2),
    ({ request, shift }) => `${request.id}/${shift.id}`,
  )
  return [...shifts.values()].flatMap((of): Visit[] => {
    const [first] = of
    if (!first || of.length < 2 || of.length > mostNeeds) return []
    const places = new Map(of.map((one, at) => [spotKey(spotOf(one)), at]))
    const able = new Map<string, { id: string; meets: number[]; value: number }>()
    for (const { of: at, candidate, value } of pairs) {
      const place = places.get(spotKey(spotOf(at)))
      if (place === undefined) continue
      const known = able.get(candidate.volunteerId) ?? { id: candidate.volunteerId, meets: [], value: 0 }
      able.set(known.id, { ...known, meets: [...known.meets, place], value: Math.max(known.value, value) })
    }
    const people = [...able.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    const { people: chosen, lacking } = coverWithFewest(
      of.map(() => 1),
      people,
    )
    if (chosen.length === 0 || chosen.length > mostPeople) return []
    return [
      {
        requestId: first.request.id,
        shiftId: first.shift.id,
        needs: of.length,
        lacking: lacking.reduce((sum, one) => sum + one, 0),
        volunteerIds: chosen.flatMap((at) => people[at]?.id ?? []),
      },
    ]
  })
}
