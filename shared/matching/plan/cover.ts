/** Somebody who can come: which needs they meet (positions in the list of needs), and what their coming is worth. */
export interface Able {
  id: string
  meets: readonly number[]
  value: number
}

export interface Cover {
  /** Positions of the people who come, ascending. */
  people: number[]
  /** For each need how many are lacking even if everybody came. */
  lacking: number[]
}

/** Combinations of what may still be needed; beyond, the needs are too many for one visit. */
const mostStates = 2 ** 17

/**
 * The fewest people who meet all needs of one visit. The rule: one person meets every need they can, each need asks for so
 * many different people, and a need that too few can meet asks for those there are. Of all such groups the smallest; of
 * these the one worth most; of these the one whose people stand first. Exact, by what is still needed: O(people × states).
 * Throws when there are more than 2^17 states (the product of all numbers asked for, each plus one).
 */
export const coverWithFewest = (needs: readonly number[], people: readonly Able[]): Cover => {
  const able = needs.map((_, need) => people.filter(({ meets }) => meets.includes(need)).length)
  const asked = needs.map((number, need) => Math.min(number, able[need] ?? 0))
  const steps: number[] = []
  let states = 1
  for (const number of asked) {
    steps.push(states)
    states *= number + 1
  }
  if (states > mostStates) throw new RangeError('Too many needs for one visit')

  /** What is still needed once somebody comes. */
  const after = (state: number, { meets }: Able): number =>
    needs.reduce((left, _, need) => {
      const step = steps[need] ?? 1
      const missing = Math.floor(state / step) % ((asked[need] ?? 0) + 1)
      return meets.includes(need) && missing > 0 ? left - step : left
    }, state)

  // Fewest people, and their worth, to meet what a state still needs with those who stand behind in the list.
  const count = new Float64Array(states).fill(Number.POSITIVE_INFINITY)
  const worth = new Float64Array(states)
  count[0] = 0
  const comes = people.map(() => new Uint8Array(states))
  for (let n = people.length - 1; n >= 0; n -= 1) {
    const one = people[n]
    if (one === undefined) continue
    // What is needed more comes first: its answer must not know this person yet.
    for (let state = states - 1; state > 0; state -= 1) {
      const left = after(state, one)
      if (left === state) continue
      const [others, sum] = [(count[left] ?? 0) + 1, (worth[left] ?? 0) + one.value]
      const now = count[state] ?? 0
      if (others > now || (others === now && sum < (worth[state] ?? 0)) || others === Number.POSITIVE_INFINITY) continue
      count[state] = others
      worth[state] = sum
      comes[n]?.fill(1, state, state + 1)
    }
  }
  const group: number[] = []
  let state = states - 1
  people.forEach((one, n) => {
    if (comes[n]?.[state] !== 1) return
    group.push(n)
    state = after(state, one)
  })
  return { people: group, lacking: needs.map((number, need) => Math.max(0, number - (able[need] ?? 0))) }
}
