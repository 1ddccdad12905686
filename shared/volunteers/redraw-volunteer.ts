import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { hashFraction } from '#shared/kernel/random.ts'
import type { Change } from '#shared/table/table.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, localDate, weekday } from '#shared/time/shanghai.ts'
import { isPaused } from './calendar.ts'
import { loadVolunteer } from './read-volunteer.ts'
import { reindexed } from './reindex.ts'

const minutesPerWeek = 7 * 1440

/** The redraw of next week, at the person's own moment of it, so that a week's work is spread evenly. */
export const redrawDue = (volunteerId: string, now: Instant): Change => {
  const nextMonday = fromLocal(addLocalDays(localDate(now), 7 - weekday(now)), '00:00')
  const at = addMinutes(nextMonday, Math.floor(hashFraction('redraw', volunteerId) * minutesPerWeek))
  return fallsDue({ kind: 'redrawVolunteer', requestId: '', about: volunteerId, at, cause: at }, now)
}

/**
 * Gives a volunteer's entries this week's token and this week's slow facts (ratings, evidence that ran out), and makes the
 * next redraw fall due. Nobody who is removed is drawn again.
 */
export const redrawVolunteer = async (context: Context, { volunteerId }: { volunteerId: string }): Promise<void> =>
  deciding(async () => {
    const { volunteer, calendar, card } = await loadVolunteer(context.table, volunteerId)
    const now = context.clock()
    if (volunteer.state === 'removed') return
    const changes = reindexed(card, volunteer, { paused: isPaused(calendar, now), now, random: context.random })
    await context.table.write([...changes, redrawDue(volunteerId, now)])
  })
