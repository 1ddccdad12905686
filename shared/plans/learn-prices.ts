import { type SlotPrice, slotPrices } from '#shared/matching/slot-prices.ts'
import { slotOf } from '#shared/matching/slots.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import type { Gathered } from './gather.ts'

/** Of each new plan so much goes into a price: what one hour shows is not yet how things are. */
const share = 0.3
/** Below it a price says nothing; by less it is not written anew. */
const least = { price: 0.005, change: 0.004 } as const
/** Written anew by then, changed or not, so that it does not run out while plans confirm it. */
const renewDays = 10

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, one) => sum + one, 0) / values.length

/**
 * Pure: by `slot#skill` what one more person with a skill would be worth there: the highest margin over its positions, the
 * usual value of the pairs chosen for it less the price of its seats. Where nobody was found at all, the usual value of what
 * could be chosen stands for it, at last that of the whole plan.
 */
export const margins = (
  { positions, pairs }: Pick<Gathered, 'positions' | 'pairs'>,
  edges: readonly number[],
  prices: readonly number[],
): Map<string, number> => {
  const valuesOf = (of: Gathered['positions'][number], among: readonly number[]): number[] =>
    among.flatMap((at) => (pairs[at]?.of === of ? [pairs[at].value] : []))
  const all = [...pairs.keys()]
  const usual = mean(pairs.map(({ value }) => value)) ?? 0
  const found = new Map<string, number>()
  positions.forEach((of, place) => {
    const value = mean(valuesOf(of, edges)) ?? mean(valuesOf(of, all)) ?? usual
    const margin = Math.max(0, value - (prices[place] ?? 0))
    for (const { skill } of of.position.skills) {
      const name = `${slotOf(of.shift.starts)}#${skill}`
      found.set(name, Math.max(found.get(name) ?? 0, margin))
    }
  })
  return found
}

/** Pure: the prices of a district after one more plan; what is no longer sought fades. */
export const smoothed = (
  before: readonly SlotPrice[],
  seen: ReadonlyMap<string, number>,
  districtCode: string,
  at: Instant,
): { changed: SlotPrice[]; gone: SlotPrice[] } => {
  const known = new Map(before.map((one) => [`${one.slot}#${one.skill}`, one]))
  const changed: SlotPrice[] = []
  const gone: SlotPrice[] = []
  for (const name of new Set([...known.keys(), ...seen.keys()])) {
    const [slot = '', skill = ''] = name.split('#')
    const old = known.get(name)
    const now = seen.get(name) ?? 0
    const worth = Math.round((old === undefined ? now : (1 - share) * old.worth + share * now) * 10_000) / 10_000
    if (worth < least.price) {
      if (old) gone.push(old)
    } else if (!old || Math.abs(worth - old.worth) >= least.change || old.at < addDays(at, -renewDays)) {
      changed.push({ districtCode, slot, skill, worth, at })
    }
  }
  return { changed, gone }
}

/** The changes that keep what a district's plan showed. */
export const learntPrices = async (
  table: Table,
  districtCode: string,
  seen: ReadonlyMap<string, number>,
  at: Instant,
): Promise<Change[]> => {
  const before = await slotPrices.all(table, { partition: keys.slotPrice(districtCode, '', '').pk, eventual: true })
  const { changed, gone } = smoothed(before, seen, districtCode, at)
  return [
    ...changed.map(slotPrices.put),
    ...gone.map((one): Change => ({ kind: 'remove', key: slotPrices.keyOf(one) })),
  ]
}
