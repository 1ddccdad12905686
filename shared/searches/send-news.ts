import { type Context, deciding } from '#shared/authority/context.ts'
import { tell } from '#shared/messages/message.ts'
import { people } from '#shared/people/person.ts'
import { withFreeSeats } from '#shared/requests/read-board.ts'
import { openEntries } from '#shared/requests/search-board.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { isPaused } from '#shared/volunteers/calendar.ts'
import { loadVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { mayTell, newsFor, sentLately } from './news.ts'
import { newsDue, type SavedSearch, savedSearches } from './saved-searches.ts'

/** Of what is new, so many are looked at for free seats; the rest is a number. */
const looked = 10

const settlingMinutes = 2

/**
 * Once a day, at the volunteer's own moment: tells in one message what opened since and fits what they keep. Nothing new,
 * somebody at rest or a full week's share sends nothing; what had to wait comes with the next. Makes the next look fall due,
 * until nothing is kept any more.
 */
export const sendNews = async (context: Context, { volunteerId }: { volunteerId: string }): Promise<void> =>
  deciding(async () => {
    const { table } = context
    const now = context.clock()
    const saved = await savedSearches.get(table, keys.savedSearches(volunteerId))
    if (!saved?.searches.some(({ until }) => until > now)) return
    const next = newsDue(volunteerId, now)
    const { volunteer, calendar } = await loadVolunteer(table, volunteerId)
    if (volunteer.state === 'removed') return
    if (volunteer.state !== 'active' || isPaused(calendar, now) || !mayTell(saved, now)) {
      await table.write([next])
      return
    }
    const known = new Set([...calendar.asks, ...calendar.commitments].map(({ requestId }) => requestId))
    const { entries } = await openEntries(context, districtsOf(saved.searches))
    // Of the last moments something may still be on its way to the board: it is for the next look.
    const upTo = addMinutes(now, -settlingMinutes)
    const found = newsFor(saved, entries, { known, upTo, now })
    const free = await withFreeSeats(
      table,
      found.slice(0, looked).map(({ entry }) => entry),
    )
    const [first] = free
    if (!first) {
      await table.write([savedSearches.replace({ ...saved, lookedUntil: upTo }), next])
      return
    }
    const person = await people.get(table, keys.person(saved.personId))
    const more = found.length - Math.min(found.length, looked)
    await table.write([
      savedSearches.replace({ ...saved, lookedUntil: upTo, sentAt: [...sentLately(saved.sentAt, now), now] }),
      ...tell(
        {
          to: saved.personId,
          template: 'searchNews',
          language: person?.language ?? 'zh',
          channel: 'sms',
          values: { title: first.title, starts: first.starts, count: String(free.length + more) },
          link: '/board/saved',
          cause: `${volunteerId}:${localDate(now)}`,
        },
        now,
      ),
      next,
    ])
  })

/** The districts that searches are about; all where one of them is about no particular one. */
const districtsOf = (searches: readonly SavedSearch[]): string[] | undefined => {
  const codes = searches.flatMap(({ search }) => search.districtCode ?? [])
  return codes.length < searches.length ? undefined : [...new Set(codes)]
}
