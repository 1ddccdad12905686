import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'
import { type Edition, firstEdition } from './first-edition.ts'
import { Settings } from './settings.ts'

/** The edition in force, once staff published one. */
export const CurrentSettings = z.object({
  name: z.string(),
  number: z.number().int().min(2),
  at: Instant,
  settings: Settings,
})
export type CurrentSettings = z.infer<typeof CurrentSettings>

export const currentSettings = entity('CurrentSettings', CurrentSettings, () => keys.settings())

/** The edition in force: one read, maybe a moment behind. Whoever decides with it names it. */
export const settingsInForce = async (table: Table): Promise<Edition> => {
  const [published] = await currentSettings.getMany(table, [keys.settings()])
  return published ?? firstEdition
}
