import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import { type SavedSearch, savedSearches, searchWord } from './saved-searches.ts'

/** The searches that a volunteer keeps, oldest first, without those that ended. */
export const readSearches = async (
  context: Context,
  { volunteerId }: { volunteerId: string },
): Promise<SavedSearch[]> => {
  permit(context, 'search.keep', { what: searchWord, volunteerId })
  const saved = await savedSearches.get(context.table, keys.savedSearches(volunteerId))
  return (saved?.searches ?? []).filter(({ until }) => until > context.clock())
}
