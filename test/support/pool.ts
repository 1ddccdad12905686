import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Point } from '#shared/places/place.ts'
import type { HeldSkill } from '#shared/skills/skill.ts'
import { skillsOf } from '#shared/skills/taxonomy.ts'
import type { Change, StoredItem } from '#shared/table/table.ts'
import { addDays, addMinutes, type Instant } from '#shared/time/instant.ts'
import { type Calendar, calendars } from '#shared/volunteers/calendar.ts'
import { reindexed } from '#shared/volunteers/reindex.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import { here } from './matching.ts'
import { volunteer } from './service.ts'

// A pool of made-up people: towns of a thousand, the first one around the place of service, every other one far from it,
// so that a bigger pool leaves the neighbourhood as it is.

export interface Person {
  volunteer: Volunteer
  calendar: Calendar
  paused: boolean
}

export const hotSkill = 'SC01'
const skills = [...skillsOf('ME'), ...skillsOf('SC')].map(({ code }) => code).filter((code) => code !== hotSkill)
export const townSize = 1000

const townCentre = (town: number): Point =>
  town === 0 ? here : { lat: 27.5 + (town % 20) * 0.9, lng: 95 + (Math.floor(town / 20) % 60) * 0.9 }

const levels = [1, 1, 1, 2, 2, 3] as const
const evidences: readonly HeldSkill['evidence'][] = ['claimed', 'claimed', 'document', 'title', 'endorsed', 'proven']

/** The person of this number: always the same one. */
export const personOf = (
  number: number,
  now: Instant,
  hotShare = 0.05,
  town = Math.floor(number / townSize),
): Person => {
  const random = seededRandom(number * 7919 + 13)
  const some = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const between = (from: number, to: number): number => from + random() * (to - from)
  const centre = townCentre(town)
  const km = 14 * Math.sqrt(random())
  const angle = random() * 2 * Math.PI
  const held = new Map<string, HeldSkill>()
  if (random() < hotShare) held.set(hotSkill, { skill: hotSkill, level: some(levels), evidence: some(evidences) })
  for (let n = 1 + Math.floor(random() * 3); n > 0; n -= 1) {
    // Some skills are common, some rare.
    const skill = skills[Math.floor(skills.length * random() ** 2)]!
    if (!held.has(skill)) held.set(skill, { skill, level: some(levels), evidence: some(evidences) })
  }
  const id = `vol_${String(number).padStart(7, '0')}`
  const free = Array.from({ length: 3 + Math.floor(random() * 5) }, () => Math.floor(random() * 7))
  const ratings = Math.floor(random() ** 3 * 12)
  const online = random() < 0.4
  return {
    paused: random() < 0.04,
    volunteer: {
      ...volunteer(id),
      skills: [...held.values()],
      home: {
        lat: centre.lat + (km * Math.cos(angle)) / 111.195,
        lng: centre.lng + (km * Math.sin(angle)) / (111.195 * Math.cos((centre.lat * Math.PI) / 180)),
      },
      reachKm: some([3, 5, 8, 10, 10, 15, 20, 30, 60, 150]),
      manners: { onSite: !online || random() < 0.8, online },
      languages: random() < 0.5 ? ['zh', 'guiliu'] : ['zh'],
      insurable: random() < 0.9,
      excludedRequesterIds: random() < 0.01 ? ['rqr_factory'] : [],
      likes: random() < 0.3 ? [1, 4] : [],
      served: { count: ratings, ratings, ratingSum: Math.round(ratings * between(3, 5)) },
    },
    calendar: {
      volunteerId: id,
      weekly: [...new Set(free)].map((weekday) => ({ weekday, from: some([480, 780]), to: some([1080, 1260]) })),
      exceptions: [],
      commitments:
        random() < 0.15
          ? [
              {
                placementId: `plc_${number}`,
                requestId: 'req_other',
                starts: addMinutes(now, 60 * Math.floor(between(20, 200))),
                ends: addMinutes(now, 60 * 202),
                point: centre,
              },
            ]
          : [],
      asks: Array.from({ length: Math.floor(random() ** 2 * 4) }, (_, ask) => ({
        offerId: `off_${number}_${ask}`,
        requestId: 'req_other',
        at: addDays(now, -Math.floor(between(1, 27))),
        starts: addDays(now, -1),
        ends: addDays(now, -1),
        open: false,
      })),
      hoursPerWeek: some([0, 3, 6, 10]),
      asksPerWeek: some([0, 1, 2, 3]),
      answers: {
        accepted: Math.floor(random() * 6),
        declined: Math.floor(random() * 5),
        silent: Math.floor(random() * 3),
      },
    },
  }
}

export const peopleOf = (size: number, now: Instant, hotShare?: number): Person[] =>
  Array.from({ length: size }, (_, number) => personOf(number, now, hotShare))

/** Totals of everybody loaded so far; handed on when a pool is loaded in several goes. */
export type Totals = Map<string, StoredItem>

const addTo = (totals: Totals, change: Extract<Change, { kind: 'add' }>): void => {
  const name = `${change.key.pk}|${change.key.sk}`
  const total = totals.get(name) ?? { ...change.key, entity: change.entity, version: 1 }
  totals.set(name, total)
  for (const [field, by] of Object.entries(change.numbers)) total[field] = Number(total[field] ?? 0) + by
}

/**
 * Writes people the fast way, in batches, their totals added up beforehand. `only` names the kinds of item
 * that are read in what follows, where the rest would but take time.
 */
export const loadPeople = async (
  { documents, tableName }: { documents: DynamoDBDocumentClient; tableName: string },
  people: Iterable<Person>,
  now: Instant,
  { totals = new Map(), only }: { totals?: Totals; only?: readonly string[] } = {},
): Promise<void> => {
  const random = (): number => 0
  let batch: StoredItem[] = []
  let sending: Promise<void>[] = []
  const flush = async (): Promise<void> => {
    if (batch.length > 0) sending.push(writeBatch(documents, tableName, batch))
    batch = []
    if (sending.length < 8) return
    await Promise.all(sending)
    sending = []
  }
  const take = async (item: StoredItem): Promise<void> => {
    batch.push(item)
    if (batch.length === 25) await flush()
  }
  for (const { volunteer: who, calendar, paused } of people) {
    const changes = [
      volunteers.put(who),
      calendars.put(calendar),
      ...reindexed(undefined, who, { paused, now, random }),
    ]
    for (const change of changes) {
      if (change.kind === 'add') addTo(totals, change)
      else if ('item' in change && (only?.includes(change.item.entity) ?? true)) {
        await take(change.item)
      }
    }
  }
  for (const item of totals.values()) await take(item)
  await flush()
  await Promise.all(sending)
}

const writeBatch = async (documents: DynamoDBDocumentClient, table: string, items: StoredItem[]): Promise<void> => {
  const answer = await documents.send(
    new BatchWriteCommand({ RequestItems: { [table]: items.map((Item) => ({ PutRequest: { Item } })) } }),
  )
  if (Object.keys(answer.UnprocessedItems ?? {}).length > 0) throw new Error('The database left items unwritten.')
}
