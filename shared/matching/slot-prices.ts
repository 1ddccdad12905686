import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addDays, epochSeconds, Instant } from '#shared/time/instant.ts'

/**
 * What one more person with a skill would be worth in a district at a time of the week, as its plans found: near 0 where
 * people are plenty, high where seats stay empty. In the unit of a plan: fit times chance of a yes.
 */
export const SlotPrice = z.object({
  districtCode: z.string(),
  slot: z.string(),
  skill: z.string(),
  worth: z.number().nonnegative(),
  at: Instant,
})
export type SlotPrice = z.infer<typeof SlotPrice>

/** A price that no plan has confirmed for so long says nothing any more. */
const keptDays = 30

export const slotPrices = entity('SlotPrice', SlotPrice, (price) => ({
  ...keys.slotPrice(price.districtCode, price.slot, price.skill),
  expires: epochSeconds(addDays(price.at, keptDays)),
}))

/** By skill. */
export type Prices = ReadonlyMap<string, number>

/** More skills than are ever sought at one time of the week in one district. */
const most = 200

/** All prices of a district at one time of the week: one query. */
export const pricesAt = async (table: Table, districtCode: string, slot: string): Promise<Prices> => {
  const { items } = await slotPrices.list(table, {
    partition: keys.slotPrice(districtCode, slot, '').pk,
    begins: `${slot}#`,
    limit: most,
    eventual: true,
  })
  return new Map(items.map(({ skill, worth }) => [skill, worth]))
}
