import { type Counts, count, readCounts } from '#shared/counters/counter.ts'
import { histogram, quantile } from '#shared/counters/histogram.ts'
import type { Random } from '#shared/kernel/random.ts'
import type { Change, Table } from '#shared/table/table.ts'
import { addDays, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { isoWeek } from '#shared/time/shanghai.ts'
import type { Shift } from './service-request.ts'

/** How many people a need of one skill asks for at a time, and for how long, as bodies asked before. */
export interface UsualSize {
  /** Shifts that were counted. */
  from: number
  people: number
  minutes: number
}

const counterOf = (skill: string): string => `size:${skill}`
const mostSkills = 6
/** Fewer shifts than this make no habit. */
const leastCounted = 3
const lookedBack = 364

/** Counts what was asked for, by the first skill of each position: sums alone, of nobody in particular. */
export const countSizes = (shifts: readonly Shift[], now: Instant, random: Random): Change[] => {
  const bySkill = new Map<string, Counts>()
  for (const { starts, ends, positions } of shifts)
    for (const { skills, seats } of positions) {
      const skill = skills[0]?.skill
      if (skill === undefined) continue
      const sums = bySkill.get(skill) ?? {}
      bySkill.set(skill, sums)
      const one = { [`people.n${seats}`]: 1, ...histogram('length', minutesBetween(starts, ends)) }
      for (const [name, times] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + times
    }
  return [...bySkill].slice(0, mostSkills).map(([skill, sums]) => count(counterOf(skill), sums, now, random))
}

/** Pure: the middle of what was counted; nothing where that is too little. */
export const usualOf = (sums: Counts): UsualSize | undefined => {
  const people = Object.entries(sums)
    .flatMap(([name, times]) => (name.startsWith('people.n') ? [{ people: Number(name.slice(8)), times }] : []))
    .sort((a, b) => a.people - b.people)
  const from = people.reduce((sum, { times }) => sum + times, 0)
  const minutes = quantile(sums, 'length', 0.5)
  if (from < leastCounted || minutes === undefined) return undefined
  let seen = 0
  const middle = people.find(({ times }) => {
    seen += times
    return seen >= from / 2
  })
  // Times are counted in buckets; people plan in half hours.
  return { from, people: middle?.people ?? 1, minutes: Math.max(30, Math.round(minutes / 30) * 30) }
}

/** What needs of a skill usually ask for, by the last year's counters. */
export const readUsualSize = async (table: Table, skill: string, now: Instant): Promise<UsualSize | undefined> => {
  const weeks = await readCounts(table, counterOf(skill), {
    from: isoWeek(addDays(now, -lookedBack)),
    to: isoWeek(now),
  })
  const sums: Counts = {}
  for (const week of weeks.values())
    for (const [name, times] of Object.entries(week)) sums[name] = (sums[name] ?? 0) + times
  return usualOf(sums)
}
