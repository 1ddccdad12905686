import { isOfRequester, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { placements, placementWord } from '#shared/placements/placement.ts'
import { keys } from '#shared/table/keys.ts'
import { type Rating, ratings, visibleRatings } from './rating.ts'

/** The ratings of one service as its reader may see them: their own at once, the other's when it opens. Staff see what is open. */
export const readRatings = async (
  context: Context,
  input: { requestId: string; placementId: string },
): Promise<Rating[]> => {
  const placement = await placements.get(context.table, keys.placement(input.requestId, input.placementId))
  if (!placement) throw notFound(placementWord)
  const { volunteerId, requesterId, reach } = placement
  permit(context, 'placement.read', { what: placementWord, volunteerId, requesterId, reach })
  const all = await ratings.all(context.table, {
    partition: keys.request(input.requestId).pk,
    begins: `RATING#${input.placementId}#`,
  })
  const visible = visibleRatings(all, context.clock())
  const own = {
    volunteer: isVolunteer(context.actor, volunteerId),
    requester: isOfRequester(context.actor, requesterId),
  }
  return all.filter((rating) => visible.includes(rating) || own[rating.by])
}
