import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import { savedSearches, searchWord } from './saved-searches.ts'

/** A volunteer hears no more of one search, or of all. What is stopped already changes nothing. */
export const stopSearch = async (
  context: Context,
  { volunteerId, id }: { volunteerId: string; id?: string },
): Promise<void> => {
  permit(context, 'search.keep', { what: searchWord, volunteerId })
  await deciding(async () => {
    const saved = await savedSearches.get(context.table, keys.savedSearches(volunteerId))
    if (!saved) return
    const left = id === undefined ? [] : saved.searches.filter((one) => one.id !== id)
    if (left.length === saved.searches.length) return
    await context.table.write([
      left.length === 0 ? savedSearches.remove(saved) : savedSearches.replace({ ...saved, searches: left }),
    ])
  })
}
