import type { Index } from './index.ts'
import type { Settings } from './settings.ts'

/** What expressions bring of which only a part stands in the text: for each leaf the best, and a little of the next two. */
export const coveredWorth = (
  present: readonly { id: number; weight: number }[],
  { expressions, whole, expressionsBy }: Index,
  { field: fieldWeights, covered, coveredFrom, coveredPower, coveredNext }: Settings,
): Map<number, number> => {
  const found = new Float32Array(expressions.length)
  for (const { id, weight } of present)
    expressionsBy.each(id, (expression) => {
      found[expression] = (found[expression] ?? 0) + weight
    })
  const best = new Map<number, number[]>()
  for (let id = 0; id < found.length; id++) {
    const weight = found[id] ?? 0
    const all = whole[id] ?? 0
    const expression = weight > 0 ? expressions[id] : undefined
    if (!expression || weight < coveredFrom * all) continue
    const worth = covered * fieldWeights[expression.field] * weight * (weight / all) ** coveredPower
    const list = best.get(expression.leaf)
    if (list) list.push(worth)
    else best.set(expression.leaf, [worth])
  }
  return new Map(
    [...best].map(([leaf, worths]) => {
      const [first = 0, second = 0, third = 0] = worths.sort((a, b) => b - a)
      return [leaf, first + coveredNext * (second + coveredNext * third)]
    }),
  )
}
