import { type Candidate, candidatesOf, type Sought } from '#shared/matching/assess.ts'
import { checkAll, constraintNames, failures } from '#shared/matching/constraints/index.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import { countedLevel } from '#shared/skills/skill.ts'
import type { Instant } from '#shared/time/instant.ts'
import { entriesOf } from '#shared/volunteers/index-entry.ts'
import type { Person } from './pool.ts'

/** The same questions answered by looking at everybody: no index, no counters, no cells. */

export interface BruteForce {
  buckets: Record<string, number>
  candidates: Candidate[]
}

const add = (buckets: Record<string, number>, name: string): void => {
  buckets[name] = (buckets[name] ?? 0) + 1
}

export const bruteForce = (
  people: readonly Person[],
  sought: Sought,
  required: { skill: string; level: number },
  now: Instant,
): BruteForce => {
  const buckets: Record<string, number> = {}
  const everybody = people.flatMap((person) => {
    const { volunteer, calendar, paused } = person
    const held = volunteer.skills.find(({ skill }) => skill === required.skill)
    const level = held === undefined ? 0 : countedLevel(held, now)
    if (paused) add(buckets, 'optedOut')
    else if (level === 0) add(buckets, 'noSkill')
    else if (level < required.level) add(buckets, 'lowLevel')
    if (paused || level < required.level) return []
    const facts = {
      ...sought,
      volunteer: volunteerView(volunteer),
      calendar: { ...calendar, version: 1 },
      declinedBefore: sought.declined.has(volunteer.id),
      servedBefore: sought.regulars.has(volunteer.id),
    }
    const failed = failures(checkAll(facts, { for: 'asking' }))
    const first = constraintNames.find((name) => failed.some((one) => one.name === name))
    const asked = sought.asked.has(volunteer.id)
    if (first === 'reach' || first === 'manner') add(buckets, first === 'reach' ? 'outOfReach' : 'manner')
    else if (asked) add(buckets, 'asked')
    else add(buckets, first ?? 'eligible')
    const [entry] = entriesOf(volunteer, now)
    return entry === undefined ? [] : [{ volunteerId: volunteer.id, entry, asked, beyondCap: false, failed, facts }]
  })
  return { buckets, candidates: candidatesOf(everybody) }
}
