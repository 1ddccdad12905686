import type { Requester } from '#shared/requesters/requester.ts'
import type { Position, ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Calendar, calendars } from '#shared/volunteers/calendar.ts'
import type { IndexEntry } from '#shared/volunteers/index-entry.ts'
import type { AcceptanceModel } from './acceptance-model.ts'
import {
  checkCalendar,
  checkProfile,
  entryView,
  failures,
  type ProfileFacts,
  type Verdict,
} from './constraints/index.ts'
import { type Elsewhere, elsewhereOf } from './elsewhere.ts'
import type { ScoreFacts } from './parts.ts'
import { chanceOf } from './probability.ts'
import { capsFor, type Retrieval } from './retrieve.ts'
import { rounded } from './rounded.ts'
import { profileFit, type Score, scoreOf, weighingOf } from './score.ts'
import { noticeOf, type Seen, seenOf } from './seen.ts'
import type { Prices } from './slot-prices.ts'

/** One position of one shift that people are sought for, and what passed between people and the request so far. */
export interface Sought {
  request: ServiceRequest
  shift: Shift
  position: Position
  requester: Requester
  /** Already asked for this very seat, whatever they answered. */
  asked: ReadonlySet<string>
  /** Served this body before. */
  regulars: ReadonlySet<string>
  /** Said no to any seat of this request. */
  declined: ReadonlySet<string>
  now: Instant
  /** By which people are ranked; the first edition where none are named. */
  settings?: Settings
}

export type Failed = Extract<Verdict, { passed: false }>

export type FullFacts = ScoreFacts & { calendar: Loaded<Calendar> }

/** One person who was looked at, with what speaks against them. */
export interface Assessed {
  volunteerId: string
  entry: IndexEntry
  asked: boolean
  /** Nothing on the entry speaks against them, but others promised more than calendars are read. */
  beyondCap: boolean
  /** All of them where the calendar was read; otherwise those the entry shows. */
  failed: Failed[]
  facts?: FullFacts
}

/** Somebody every hard rule lets through. */
export interface Candidate {
  volunteerId: string
  facts: FullFacts
  /** All that a wave looks at. */
  seen: Seen
  score: Score
  probability: number
  /** Another of their skills is sought more at that time. */
  elsewhere?: Elsewhere
}

/** Calendars read only to tell what would change a near miss. */
const nearMissCalendars = 48

export const profileFacts = (sought: Sought, entry: IndexEntry): ProfileFacts => ({
  request: sought.request,
  shift: sought.shift,
  position: sought.position,
  requester: sought.requester,
  now: sought.now,
  volunteer: entryView(entry),
})

/**
 * Judges everybody who was found: entries first, then the calendars of those whom no slow fact keeps out, the most fitting
 * first up to the cap, and of a few who miss by one rule.
 */
export const assess = async (
  table: Table,
  sought: Sought,
  { entries }: Pick<Retrieval, 'entries'>,
  cap: number = capsFor(sought.request).calendars,
): Promise<Assessed[]> => {
  const judged = entries.map((entry): Judged => {
    const facts = profileFacts(sought, entry)
    return { entry, facts, failed: failures(checkProfile(facts, { for: 'asking' })) }
  })
  const passing = judged
    .filter(({ failed }) => failed.length === 0)
    .map((one) => {
      const servedBefore = sought.regulars.has(one.entry.who.id)
      return { ...one, fit: rounded(profileFit({ ...one.facts, servedBefore }, sought.settings)) }
    })
    .sort((a, b) => b.fit - a.fit || compare(a.entry.token, b.entry.token))
  const nearMisses = judged.filter(({ failed }) => failed.length === 1).slice(0, nearMissCalendars)
  const wanted = [...passing.slice(0, cap), ...nearMisses].map(({ entry }) => keys.calendar(entry.who.id))
  const loaded = new Map((await calendars.getMany(table, wanted)).map((one) => [one.volunteerId, one]))
  const beyond = new Set(passing.slice(cap).map(({ entry }) => entry.who.id))
  return judged.map((one) => withCalendar(sought, one, loaded.get(one.entry.who.id), beyond.has(one.entry.who.id)))
}

interface Judged {
  entry: IndexEntry
  facts: ProfileFacts
  failed: Failed[]
}

const withCalendar = (
  sought: Sought,
  { entry, facts, failed }: Judged,
  calendar: Loaded<Calendar> | undefined,
  beyondCap: boolean,
): Assessed => {
  const volunteerId = entry.who.id
  const common = { volunteerId, entry, asked: sought.asked.has(volunteerId), beyondCap }
  if (beyondCap) return { ...common, failed }
  // Whose calendar is missing cannot be judged, so they cannot pass.
  if (calendar === undefined) return { ...common, failed: failed.length > 0 ? failed : [unknownTime] }
  const all: FullFacts = {
    ...facts,
    calendar,
    declinedBefore: sought.declined.has(volunteerId),
    servedBefore: sought.regulars.has(volunteerId),
  }
  return { ...common, failed: [...failed, ...failures(checkCalendar(all, { for: 'asking' }))], facts: all }
}

const unknownTime: Failed = {
  name: 'available',
  passed: false,
  reason: { zh: '还没有填空闲时间', en: 'Has not said when they are free' },
}

const noPrices: Prices = new Map()

/** Pure: somebody who may be asked, as matching ranks them. */
export const candidateFrom = (
  volunteerId: string,
  facts: FullFacts,
  prices: Prices = noPrices,
  settings: Settings = firstEdition.settings,
  learned?: AcceptanceModel,
): Candidate => {
  const elsewhere = elsewhereOf(facts, prices)
  const seen = seenOf(volunteerId, facts, { elsewhere: elsewhere?.worth })
  const scored = scoreOf(seen, weighingOf(facts.request), settings)
  return {
    volunteerId,
    facts,
    seen,
    score: scored,
    probability: chanceOf(
      seen,
      scored.fit,
      noticeOf({ starts: facts.shift.starts, now: facts.now }),
      settings,
      learned,
    ),
    ...(elsewhere === undefined ? {} : { elsewhere }),
  }
}

/** Pure: who may be asked, best first; ties by who was asked least recently, then by id. */
export const candidatesOf = (
  assessed: readonly Assessed[],
  prices: Prices = noPrices,
  settings: Settings = firstEdition.settings,
  learned?: AcceptanceModel,
): Candidate[] =>
  assessed
    .flatMap(({ volunteerId, asked, failed, facts }): Candidate[] => {
      if (asked || failed.length > 0 || facts === undefined) return []
      return [candidateFrom(volunteerId, facts, prices, settings, learned)]
    })
    .sort(
      (a, b) =>
        b.score.fit - a.score.fit ||
        compare(a.facts.calendar.lastAskedAt ?? '', b.facts.calendar.lastAskedAt ?? '') ||
        compare(a.volunteerId, b.volunteerId),
    )

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
