import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { BoardSearch } from '#shared/requests/board-search.ts'
import { keys } from '#shared/table/keys.ts'
import { loadVolunteer } from '#shared/volunteers/read-volunteer.ts'
import {
  mostSearches,
  newsDue,
  type SavedSearches,
  savedSearches,
  searchId,
  searchWord,
  untilOf,
} from './saved-searches.ts'

/**
 * A volunteer keeps a search and hears of needs that open from now on and fit it: at most once a day and three times a week.
 * Keeping it again renews it. Refused where it narrows nothing, or with five kept already.
 */
export const saveSearch = async (
  context: Context,
  { volunteerId, search }: { volunteerId: string; search: BoardSearch },
): Promise<SavedSearches> => {
  permit(context, 'search.keep', { what: searchWord, volunteerId })
  if (narrowsNothing(search)) throw tooWide()
  return deciding(async () => {
    const { table } = context
    const now = context.clock()
    const [before, { volunteer }] = await Promise.all([
      savedSearches.get(table, keys.savedSearches(volunteerId)),
      loadVolunteer(table, volunteerId),
    ])
    const id = searchId(volunteerId, search)
    const others = (before?.searches ?? []).filter((one) => one.id !== id && one.until > now)
    if (others.length >= mostSearches) throw tooMany()
    const next: SavedSearches = {
      volunteerId,
      personId: volunteer.personId,
      searches: [...others, { id, search, since: now, until: untilOf(now) }],
      // What stood on the board when the search was kept is no news.
      lookedUntil: others.length === 0 ? now : (before?.lookedUntil ?? now),
      sentAt: before?.sentAt ?? [],
    }
    await table.write([
      before ? savedSearches.replace({ ...next, version: before.version }) : savedSearches.create(next),
      newsDue(volunteerId, now),
    ])
    return next
  })
}

const narrowsNothing = ({ words, skills: _skills, ...rest }: BoardSearch): boolean =>
  words.trim() === '' && Object.values(rest).every((one) => one === undefined)

const tooWide = (): Refusal =>
  new Refusal('invalid', 'searchTooWide', {
    zh: '先写几个字，或选县区、时间、去向，再关注；不然每个需求都会告诉您。',
    en: 'Type some words or choose a district, time or destination first; otherwise every need would be news.',
  })

const tooMany = (): Refusal =>
  new Refusal('full', 'searchesFull', {
    zh: `已经关注了 ${mostSearches} 个。先停掉一个，再加新的。`,
    en: `You keep ${mostSearches} searches already. Stop one before you add another.`,
  })
