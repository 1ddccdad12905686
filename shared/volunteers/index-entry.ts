import * as z from 'zod'
import { hashFraction } from '#shared/kernel/random.ts'
import { areaOf, wideLayer } from '#shared/places/area.ts'
import { countedLevel } from '#shared/skills/skill.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, onlineShard } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { isoWeek } from '#shared/time/shanghai.ts'
import { IndexCard, indexCards, Spot } from './index-card.ts'
import { bandOf, meritOf } from './merit.ts'
import { PackedView } from './packed-view.ts'
import type { Volunteer } from './volunteer.ts'
import { volunteerView } from './volunteer-view.ts'

export { IndexCard, indexCards, Spot }

/**
 * How one person is found for one skill. Holds slow facts only. Entries of one skill and cell stand in order of expertise,
 * within a band by a token drawn anew each week: reading a few from the top gives a fair sample of the best, not the same few.
 */
export const IndexEntry = Spot.extend({ token: z.string(), who: PackedView })
export type IndexEntry = z.infer<typeof IndexEntry>

const keyOfSpot = ({ layer, skill, cell, band }: Spot, name: string) =>
  layer === 'online' ? keys.onlineEntry(skill, Number(cell), band, name) : keys.areaEntry(skill, cell, band, name)

/** Unique within a cell: the token decides the order, the id keeps two people apart. */
const nameOf = (token: string, volunteerId: string): string => `${token}#${volunteerId}`

export const indexEntries = entity('IndexEntry', IndexEntry, (entry) =>
  keyOfSpot(entry, nameOf(entry.token, entry.who.id)),
)

export const entryKeysOf = (card: IndexCard) =>
  card.spots.map((spot) => keyOfSpot(spot, nameOf(card.token, card.volunteerId)))

/** The week's token of a person: the same all week, another one the next. */
export const weeklyToken = (volunteerId: string, now: Instant): string =>
  Math.floor(hashFraction('token', volunteerId, isoWeek(now)) * 36 ** 5)
    .toString(36)
    .padStart(5, '0')

/** At most so many skills of a person are indexed, the best ones: three entries each, old and new, fit one transaction. */
export const indexedSkills = 14

interface CountedSkill {
  skill: string
  level: number
  band: number
}

const bestSkills = (volunteer: Volunteer, now: Instant): CountedSkill[] =>
  volunteer.skills
    .map((held) => {
      const level = countedLevel(held, now)
      return { skill: held.skill, level, band: bandOf(level, meritOf(held.evidence, volunteer.served)) }
    })
    .filter(({ level }) => level > 0)
    .sort((a, b) => a.band - b.band || (a.skill < b.skill ? -1 : 1))
    .slice(0, indexedSkills)

/** Pure: where a volunteer is to be found. Suspended and removed ones nowhere. */
export const spotsOf = (volunteer: Volunteer, now: Instant): Spot[] => {
  if (volunteer.state !== 'active') return []
  const wide = wideLayer(volunteer.reachKm)
  return bestSkills(volunteer, now).flatMap((counted): Spot[] => [
    ...(volunteer.manners.onSite ? [{ ...counted, layer: 'near' as const, cell: areaOf(volunteer.home) }] : []),
    ...(volunteer.manners.onSite && wide ? [{ ...counted, layer: wide, cell: areaOf(volunteer.home, wide) }] : []),
    ...(volunteer.manners.online
      ? [{ ...counted, layer: 'online' as const, cell: String(onlineShard(volunteer.id)) }]
      : []),
  ])
}

/** Pure: the index entries of a volunteer as of now. */
export const entriesOf = (
  volunteer: Volunteer,
  now: Instant,
  token: string = weeklyToken(volunteer.id, now),
): IndexEntry[] => {
  const who = volunteerView(volunteer)
  return spotsOf(volunteer, now).map((spot) => ({ ...spot, token, who }))
}
