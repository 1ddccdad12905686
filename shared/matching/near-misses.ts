import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import { addMinutes, type Instant, minutesBetween } from '#shared/time/instant.ts'
import type { Assessed } from './assess.ts'
import { type ConstraintName, checkAll, type MatchFacts } from './constraints/index.ts'
import { dayAndTime } from './constraints/words.ts'
import { isFree, otherStarts } from './free-time.ts'
import { waysText } from './remedy-words.ts'
import { waysFor } from './what-would-do.ts'

/** Somebody whom exactly one rule keeps out: which, the numbers, and what would change it. */
export const NearMiss = z.object({
  volunteerId: z.string(),
  constraint: z.string(),
  reason: Text,
  change: Text.optional(),
})
export type NearMiss = z.infer<typeof NearMiss>

/** Most near misses that are kept for people to read. */
const kept = 30

const timeRules: readonly string[] = ['available', 'noOverlap', 'travelGap']

/** The same facts with the shift at another start, as long as before. */
export const movedTo = <Facts extends MatchFacts>(facts: Facts, starts: Instant): Facts => ({
  ...facts,
  shift: {
    ...facts.shift,
    starts,
    ends: addMinutes(starts, minutesBetween(facts.shift.starts, facts.shift.ends)),
  },
})

/** Whether every rule would hold if the shift started then. Mostly it is the free time that says no, so it is asked first. */
export const fitsAt = (facts: MatchFacts, starts: Instant): boolean => {
  const moved = movedTo(facts, starts)
  return isFree(moved.calendar, moved.shift) && checkAll(moved, { for: 'asking' }).every(({ passed }) => passed)
}

/** The nearest other start at which this person could come. */
export const otherStartFor = (facts: MatchFacts): Instant | undefined =>
  otherStarts(facts.shift, facts.now).find((starts) => fitsAt(facts, starts))

/** People who miss by one rule, with their calendar known. */
export const missingByOne = (assessed: readonly Assessed[]): (Assessed & { facts: MatchFacts })[] =>
  assessed.flatMap((one) =>
    one.facts !== undefined && one.failed.length === 1 && !one.asked ? [{ ...one, facts: one.facts }] : [],
  )

/** Pure: the near misses, closest first as they were found. */
export const nearMissesOf = (assessed: readonly Assessed[]): NearMiss[] =>
  missingByOne(assessed)
    .slice(0, kept)
    .flatMap(({ volunteerId, failed: [failure], facts }) => {
      if (failure === undefined) return []
      const { name, reason } = failure
      const change = (timeRules.includes(name) ? otherTime(facts) : undefined) ?? changeFor(name, facts)
      return [{ volunteerId, constraint: name, reason, ...(change === undefined ? {} : { change }) }]
    })

/** What would take the rule out of the way, by whom; nothing where nobody can. */
const changeFor = (name: ConstraintName, facts: MatchFacts): Text | undefined => {
  const ways = waysFor(name, facts)
  return ways.length === 0 ? undefined : waysText(ways, 'staff')
}

const otherTime = (facts: MatchFacts): Text | undefined => {
  const starts = otherStartFor(facts)
  if (starts === undefined) return undefined
  const { zh, en } = dayAndTime(starts)
  return { zh: `改到${zh}起就行`, en: `Fine if it starts on ${en}` }
}
