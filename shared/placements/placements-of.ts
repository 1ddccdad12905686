import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { owners } from '#shared/table/keys.ts'
import { type Placement, placements, placementWord } from './placement.ts'

/** What one volunteer accepted, latest shift first, for themself. */
export const placementsOf = async (
  context: Context,
  { volunteerId, limit = 50, cursor }: { volunteerId: string; limit?: number; cursor?: string },
): Promise<{ items: Loaded<Placement>[]; cursor?: string }> => {
  permit(context, 'placement.read', { what: placementWord, volunteerId })
  return placements.list(context.table, {
    index: 'owner',
    partition: owners.placementsOf(volunteerId, '', '').ownerPk ?? '',
    backwards: true,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  })
}
