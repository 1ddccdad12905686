import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { type Calendar, calendars, isPaused } from './calendar.ts'
import { loadVolunteer, volunteerSubject } from './read-volunteer.ts'
import { reindexed } from './reindex.ts'

/** The longest pause; it can be renewed. */
const longestDays = 366

/**
 * A volunteer asks to be left in peace until a day. From this write on nobody finds them; what they accepted stands, and an
 * offer they have in hand can still be answered. At that day they are found again by themselves.
 */
export const pauseVolunteer = async (
  context: Context,
  { volunteerId, until }: { volunteerId: string; until: Instant },
): Promise<Calendar> =>
  deciding(async () => {
    const { volunteer, calendar, card } = await loadVolunteer(context.table, volunteerId)
    permit(context, 'calendar.change', volunteerSubject(volunteer))
    const now = context.clock()
    if (until <= now || until > addDays(now, longestDays)) throw notADayAhead(until)
    const next = { ...calendar, pausedUntil: until }
    await context.table.write([
      calendars.replace(next),
      ...reindexed(card, volunteer, { paused: true, now, random: context.random }),
      fallsDue({ kind: 'resumeVolunteer', requestId: '', about: volunteerId, at: until, cause: until }, now),
      audited(context, volunteerId, 'volunteer.pause'),
    ])
    return next
  })

/** Ends a pause: at once when the volunteer says so, by itself when its day has come. */
export const resumeVolunteer = async (
  context: Context,
  { volunteerId }: { volunteerId: string },
): Promise<Calendar | undefined> =>
  deciding(async () => {
    const { volunteer, calendar, card } = await loadVolunteer(context.table, volunteerId)
    permit(context, 'calendar.change', volunteerSubject(volunteer))
    const now = context.clock()
    // An earlier pause's day has come while a longer one runs: the longer one stands.
    if (context.actor.kind === 'system' && isPaused(calendar, now)) return calendar
    if (!card.paused && calendar.pausedUntil === undefined) return calendar
    const { pausedUntil: _, ...next } = calendar
    await context.table.write([
      calendars.replace(next),
      ...reindexed(card, volunteer, { paused: false, now, random: context.random }),
      audited(context, volunteerId, 'volunteer.resume'),
    ])
    return next
  })

const notADayAhead = (until: Instant): Refusal =>
  new Refusal(
    'invalid',
    'pauseUntil',
    { zh: '请改一下暂停到哪天。', en: 'Change the day until which you pause.' },
    {
      fields: [
        {
          path: 'until',
          text: {
            zh: `${localDate(until)} 不行：要在今天之后、一年之内。`,
            en: `${localDate(until)} does not work: choose a day after today and within a year.`,
          },
        },
      ],
    },
  )
