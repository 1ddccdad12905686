import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { offerWord } from './words.ts'

/** How many invitations wait for an answer of one volunteer, for themself: one small read, fit for every page of theirs. */
export const countWaiting = async (context: Context, { volunteerId }: { volunteerId: string }): Promise<number> => {
  permit(context, 'offer.read', { what: offerWord, volunteerId })
  const now = context.clock()
  const calendar = await calendars.get(context.table, keys.calendar(volunteerId))
  return calendar?.asks.filter(({ open, starts }) => open && starts > now).length ?? 0
}
