import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'

// By itself, apart from the entries: whoever reads a volunteer needs no grid of areas.

/** Where an entry stands: a cell of one of the layers, or a shard of the on-line index, which knows no place. */
export const EntryLayer = z.enum(['near', 'regional', 'far', 'online'])
export type EntryLayer = z.infer<typeof EntryLayer>

export const Spot = z.object({
  layer: EntryLayer,
  skill: z.string(),
  /** The cell, or the number of the shard. */
  cell: z.string(),
  level: z.number().int().min(1).max(3),
  /** Two digits, best first: the level, then merit within it. */
  band: z.number().int().min(10).max(39),
})
export type Spot = z.infer<typeof Spot>

/** Where a volunteer's entries stand now, so that every change takes the old ones away in its own transaction. */
export const IndexCard = z.object({
  volunteerId: z.string(),
  token: z.string(),
  /** Asked to be left in peace: known to the pool, found by nobody. */
  paused: z.boolean(),
  listed: z.boolean(),
  spots: z.array(Spot),
})
export type IndexCard = z.infer<typeof IndexCard>
export const indexCards = entity('IndexCard', IndexCard, (card) => keys.indexCard(card.volunteerId))
