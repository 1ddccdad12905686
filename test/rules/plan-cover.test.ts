import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Able, coverWithFewest } from '#shared/matching/plan/cover.ts'

const able = (id: string, meets: readonly number[], value = 1): Able => ({ id, meets, value })
const namesOf = (people: readonly Able[], group: readonly number[]): string[] => group.map((at) => people[at]!.id)

/** The best group by trying all: fewest, then worth most, then first in the list. */
const bestGroup = (needs: readonly number[], people: readonly Able[]): number[] => {
  const enough = needs.map((number, need) =>
    Math.min(number, people.filter(({ meets }) => meets.includes(need)).length),
  )
  const groups = Array.from({ length: 2 ** people.length }, (_, chosen) =>
    people.flatMap((_, n) => ((chosen & (2 ** n)) > 0 ? [n] : [])),
  ).filter((group) =>
    enough.every((number, need) => group.filter((n) => people[n]!.meets.includes(need)).length >= number),
  )
  const worth = (group: readonly number[]) => group.reduce((sum, n) => sum + people[n]!.value, 0)
  const written = (group: readonly number[]) => group.map((n) => String(n).padStart(2, '0')).join(' ')
  return groups.sort((a, b) => a.length - b.length || worth(b) - worth(a) || (written(a) < written(b) ? -1 : 1))[0]!
}

describe('the fewest people for a visit', () => {
  it('are two where one knows welding and robots, and another the electrics', () => {
    const people = [
      able('welding', [0]),
      able('robots', [1]),
      able('welding and robots', [0, 1]),
      able('electrics', [2]),
    ]
    const { people: group, lacking } = coverWithFewest([1, 1, 1], people)
    expect(namesOf(people, group)).toEqual(['welding and robots', 'electrics'])
    expect(lacking).toEqual([0, 0, 0])
  })

  it('are those worth most among groups of the same size, and different people where a skill asks for two', () => {
    const people = [able('near', [0], 0.6), able('nearer', [0], 0.7), able('best', [0], 0.9), able('both', [0, 1], 0.2)]
    expect(namesOf(people, coverWithFewest([1, 0], people).people)).toEqual(['best'])
    expect(namesOf(people, coverWithFewest([2, 1], people).people)).toEqual(['best', 'both'])
  })

  it('leave open what nobody can do, say so, and still meet the rest', () => {
    const people = [able('soil', [0]), able('pests', [1])]
    expect(coverWithFewest([1, 2, 1], people)).toEqual({ people: [0, 1], lacking: [0, 1, 1] })
  })

  it('are the very best group, whatever is asked and whoever is there', () => {
    const person = fc.record({
      meets: fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
      value: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
        fc.array(person, { maxLength: 8 }),
        (needs, drawn) => {
          const people = drawn.map((one, n) => ({ ...one, id: `p${n}` }))
          expect(coverWithFewest(needs, people).people).toEqual(bestGroup(needs, people))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('cannot be told for more needs than a visit has', () => {
    const people = Array.from({ length: 20 }, (_, n) => able(`p${n}`, [n]))
    expect(() =>
      coverWithFewest(
        people.map(() => 1),
        people,
      ),
    ).toThrow(RangeError)
  })
})
