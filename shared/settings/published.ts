import * as z from 'zod'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'
import { type Edition, firstEdition } from './first-edition.ts'
import { Settings } from './settings.ts'

type Unread = Record<string, unknown>
const isObject = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a stored edition does not know yet counts as in the first; factors that nobody named stay unnamed. */
const filled = (stored: Unread, first: Unread): Unread =>
  Object.fromEntries(
    Object.entries(first).map(([name, value]) => {
      const there = stored[name]
      if (there === undefined) return [name, value]
      return [name, name !== 'emphasis' && isObject(there) && isObject(value) ? filled(there, value) : there]
    }),
  )

/** Settings as they were written: numbers that came with later versions of the product are filled in. */
export const settingsFrom = (stored: unknown): Settings =>
  Settings.parse(filled(isObject(stored) ? stored : {}, firstEdition.settings))

const StoredSettings = z.codec(z.record(z.string(), z.unknown()), Settings, {
  decode: settingsFrom,
  encode: (settings) => settings,
})

/** An edition that two people published. */
export const PublishedEdition = z.object({
  /** `2026.12-2`: the month and the number. */
  name: z.string(),
  number: z.number().int().min(2),
  at: Instant,
  settings: StoredSettings,
  /** The edition it was made from. */
  basedOn: z.string(),
  reason: z.string(),
  proposedBy: z.string(),
  confirmedBy: z.string(),
})
export type PublishedEdition = z.output<typeof PublishedEdition>

/** The edition in force, once staff published one. */
export const currentSettings = entity('CurrentSettings', PublishedEdition, () => keys.settings())
/** Every edition ever published; a stored match names one of them, so none is ever removed. */
export const settingsEditions = entity('SettingsEdition', PublishedEdition, ({ number }) =>
  keys.settingsEdition(number),
)

/** The edition in force: one read, maybe a moment behind. Whoever decides with it names it. */
export const settingsInForce = async (table: Table): Promise<Edition> => {
  const [published] = await currentSettings.getMany(table, [keys.settings()])
  return published ?? firstEdition
}

/** All published editions, the newest first. */
export const editionsOf = async (table: Table): Promise<Loaded<PublishedEdition>[]> =>
  settingsEditions.all(table, { partition: keys.settings().pk, begins: 'EDITION#', backwards: true })
