import type { Random } from '#shared/kernel/random.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import {
  entriesOf,
  entryKeysOf,
  type IndexCard,
  indexCards,
  indexEntries,
  spotsOf,
  weeklyToken,
} from './index-entry.ts'
import { poolChanges } from './pool.ts'
import type { Volunteer } from './volunteer.ts'

/** Pure: found by nobody: asked to be left in peace, or wants no personal recommendation. */
const hidden = ({ plainList }: Volunteer, paused: boolean): boolean => paused || plainList === true

/** Pure: the card a volunteer has as of now. Nobody finds a paused one. */
export const cardOf = (volunteer: Volunteer, paused: boolean, now: Instant): IndexCard => ({
  volunteerId: volunteer.id,
  token: weeklyToken(volunteer.id, now),
  paused: hidden(volunteer, paused),
  listed: volunteer.state === 'active',
  spots: hidden(volunteer, paused) ? [] : spotsOf(volunteer, now),
})

/**
 * The changes that bring the index in line with a volunteer, for the transaction in which the volunteer changes: old
 * entries go, new ones come, the card tells where they stand, the totals follow. At most 94 changes.
 */
export const reindexed = (
  before: Loaded<IndexCard> | undefined,
  volunteer: Volunteer,
  { paused, now, random }: { paused: boolean; now: Instant; random: Random },
): Change[] => {
  const after = cardOf(volunteer, paused, now)
  const entries = after.paused ? [] : entriesOf(volunteer, now, after.token)
  const kept = new Set(entries.map((entry) => addressOf(indexEntries.keyOf(entry))))
  return [
    ...(before === undefined ? [] : entryKeysOf(before))
      .filter((key) => !kept.has(addressOf(key)))
      .map((key): Change => ({ kind: 'remove', key })),
    ...entries.map(indexEntries.put),
    before === undefined ? indexCards.create(after) : indexCards.replace({ ...after, version: before.version }),
    ...poolChanges(before, after, random),
  ]
}

const addressOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk}|${sk}`
