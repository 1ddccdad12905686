import { isOfRequester, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { placements, placementWord } from '#shared/placements/placement.ts'
import { keys } from '#shared/table/keys.ts'

/** On which side of a placement the reader stands: links in messages lead each side to its own page. */
export const sideOfPlacement = async (
  context: Context,
  { requestId, placementId }: { requestId: string; placementId: string },
): Promise<{ side: 'volunteer' | 'requester' | 'staff'; shiftId: string }> => {
  const placement = await placements.get(context.table, keys.placement(requestId, placementId))
  if (!placement) throw notFound(placementWord)
  const { volunteerId, requesterId, reach, shiftId } = placement
  permit(context, 'placement.read', { what: placementWord, volunteerId, requesterId, reach })
  if (isVolunteer(context.actor, volunteerId)) return { side: 'volunteer', shiftId }
  return { side: isOfRequester(context.actor, requesterId) ? 'requester' : 'staff', shiftId }
}
