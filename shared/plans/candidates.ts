import { assess, type Candidate, candidateFrom, candidatesOf, type FullFacts } from '#shared/matching/assess.ts'
import { checkAll } from '#shared/matching/constraints/index.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import { type Retrieval, retrieve } from '#shared/matching/retrieve.ts'
import { declinedIn } from '#shared/offers/seats-missing.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addHours, type Instant } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import type { ToFill } from './open-positions.ts'

/** Neighbourhoods that one plan reads anew, at most: the rest comes from the matches that were run anyway. */
const mostLooks = 40
/** A match so young is not looked behind. */
const freshHours = 6
/** Matches keep so many candidates; who has that many may have more. */
const keptCandidates = 30
/** Looked around side by side. */
const atOnce = 5
/** Taken from a look around. */
const mostTaken = 60

/** People a plan has in mind for a position, by id. */
export type Wanted = ReadonlyMap<ToFill, readonly string[]>

/** From the last match of each position, with those whom staff pinned or who come in a team; nobody who was asked already. */
export const knownPeople = (positions: readonly ToFill[], also: (of: ToFill) => readonly string[]): Wanted =>
  new Map(
    positions.map((of) => {
      const known = (of.match?.candidates ?? []).map(({ volunteerId }) => volunteerId)
      return [of, [...new Set([...known, ...also(of)])].filter((id) => !of.standing.asked.has(id))]
    }),
  )

/** Pure: the facts of one person and one position, as every other verb judges them. */
const factsOf = (of: ToFill, person: Person, now: Instant): FullFacts => ({
  request: of.request,
  shift: of.shift,
  position: of.position,
  requester: of.requester,
  volunteer: person.view,
  calendar: person.calendar,
  declinedBefore: declinedIn(of.offers, of.shift).has(person.view.id),
  servedBefore: of.regulars.has(person.view.id),
  now,
})

interface Person {
  view: FullFacts['volunteer']
  calendar: FullFacts['calendar']
}
export type People = Map<string, Person>

/** Reads profiles and calendars that are not known yet, each once. */
const readPeople = async (table: Table, people: People, wanted: Wanted): Promise<void> => {
  const ids = [...new Set([...wanted.values()].flat())].filter((id) => !people.has(id))
  const [profiles, times] = await Promise.all([
    volunteers.getMany(table, ids.map(keys.volunteer)),
    calendars.getMany(table, ids.map(keys.calendar)),
  ])
  const calendarOf = new Map(times.map((calendar) => [calendar.volunteerId, calendar]))
  for (const profile of profiles) {
    const calendar = calendarOf.get(profile.id)
    // Who wants no automatic recommendation is proposed by nothing.
    if (calendar && profile.plainList !== true) people.set(profile.id, { view: volunteerView(profile), calendar })
  }
}

/** Pure: those of some people whom every hard rule lets through for a position, with fit and chance. */
export const feasible = (of: ToFill, ids: readonly string[], people: People, now: Instant): Candidate[] =>
  ids.flatMap((id) => {
    const person = people.get(id)
    if (person === undefined) return []
    const facts = factsOf(of, person, now)
    return checkAll(facts, { for: 'asking' }).every(({ passed }) => passed)
      ? [candidateFrom(id, facts, undefined, of.edition.settings, of.learned)]
      : []
  })

/** Whether the last match tells all there is: it is young, and no candidate of it was left out. */
const isTold = ({ match, seats }: ToFill, now: Instant): boolean =>
  match !== undefined &&
  (match.candidates.length < keptCandidates ? match.at > addHours(now, -freshHours) : seats < keptCandidates / 2)

/**
 * Who could be asked for each position, judged on profiles and calendars read once each. Positions that were never matched,
 * and those for which the last match leaves fewer people than seats, are looked around for anew, a bounded number of them.
 */
export const candidatesFor = async (
  table: Table,
  positions: readonly ToFill[],
  also: (of: ToFill) => readonly string[],
  now: Instant,
): Promise<{ found: Map<ToFill, Candidate[]>; people: People }> => {
  const people: People = new Map()
  const known = knownPeople(positions, also)
  await readPeople(table, people, known)
  const judged = (wanted: Wanted) => [...wanted].map(([of, ids]) => [of, feasible(of, ids, people, now)] as const)
  const found = new Map(judged(known))
  const few = (of: ToFill): boolean => of.match === undefined || (found.get(of)?.length ?? 0) < Math.max(2, of.seats)
  const short = positions.filter((of) => few(of) && !isTold(of, now)).slice(0, mostLooks)
  if (short.length > 0) {
    const around = await lookAround(table, short, now)
    const wanted = new Map(short.map((of) => [of, [...new Set([...(known.get(of) ?? []), ...(around.get(of) ?? [])])]]))
    await readPeople(table, people, wanted)
    for (const [of, candidates] of judged(wanted)) found.set(of, candidates)
  }
  return { found, people }
}

/** The best people around each position; one neighbourhood is read once for all positions that seek the same there. */
const lookAround = async (table: Table, short: readonly ToFill[], now: Instant): Promise<Map<ToFill, string[]>> => {
  const read = new Map<string, Promise<Retrieval>>()
  const around = new Map<ToFill, string[]>()
  const look = async (of: ToFill): Promise<void> => {
    const name = JSON.stringify([of.request.id, of.position.skills])
    const retrieval = read.get(name) ?? retrieve(table, { ...of, settings: of.edition.settings })
    read.set(name, retrieval)
    const declined = declinedIn(of.offers, of.shift)
    const assessed = await assess(
      table,
      { ...of, asked: of.standing.asked, declined, now, settings: of.edition.settings },
      await retrieval,
    )
    const best = candidatesOf(assessed, undefined, of.edition.settings).slice(0, mostTaken)
    around.set(
      of,
      best.map(({ volunteerId }) => volunteerId),
    )
  }
  for (let at = 0; at < short.length; at += atOnce) await Promise.all(short.slice(at, at + atOnce).map(look))
  return around
}
