import { Assignment } from './assignment.ts'
import { earlierPlaces, firstPlaces, type Instance, sortedInto } from './instance.ts'

/** A part of an instance: some of its edges, which keep their order. `at` tells where each stands in the whole. */
export interface Core {
  of: Instance
  at: Int32Array
}

/** The part that local search needs: edges that cost little after prices, and those of the plan in hand. */
export const coreOf = (of: Instance, regret: Float64Array, plan: Assignment): Core => {
  let size = 0
  const at = new Int32Array(of.edges)
  for (let e = 0; e < of.edges; e += 1) {
    if (regret[e] === Number.POSITIVE_INFINITY && plan.chosen[e] === 0) continue
    at[size] = e
    size += 1
  }
  const part = <T extends Int32Array | Float64Array>(list: T, into: T): T => {
    for (let n = 0; n < size; n += 1) into[n] = list[at[n] ?? 0] ?? 0
    return into
  }
  const whole = (list: Int32Array): Int32Array => part(list, new Int32Array(size))
  const real = (list: Float64Array): Float64Array => part(list, new Float64Array(size))
  const [volunteer, request] = [whole(of.volunteer), whole(of.request)]
  const [start, end] = [real(of.start), real(of.end)]
  const row = firstPlaces(volunteer, of.volunteers)
  const column = firstPlaces(request, of.requests)
  return {
    at: at.subarray(0, size),
    of: {
      ...of,
      edges: size,
      row,
      volunteer,
      request,
      value: real(of.value),
      start,
      end,
      hours: whole(of.hours),
      before: earlierPlaces(row, start, end),
      column,
      list: sortedInto(column, request),
      origin: whole(of.origin),
    },
  }
}

/** The same plan, as one of the part. */
export const planIn = ({ of, at }: Core, plan: Assignment): Assignment => {
  const found = new Assignment(of)
  at.forEach((e, n) => {
    if (plan.chosen[e] === 1) found.add(n)
  })
  return found
}
