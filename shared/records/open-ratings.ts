import { type Context, deciding } from '#shared/authority/context.ts'
import { placements } from '#shared/placements/placement.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { opened, summed } from './opening.ts'
import { ratings, visibleRatings } from './rating.ts'

/** Opens what has waited two weeks for the other side, and adds it to the volunteer's sums once, however often it runs. */
export const openRatings = async (
  context: Context,
  input: { requestId: string; placementId: string },
): Promise<number> =>
  deciding(async () => {
    const { table } = context
    const [placement, all] = await Promise.all([
      placements.get(table, keys.placement(input.requestId, input.placementId)),
      ratings.all(table, {
        partition: keys.request(input.requestId).pk,
        begins: `RATING#${input.placementId}#`,
      }),
    ])
    const now = context.clock()
    const opening = opened(visibleRatings(all, now), now)
    const volunteer = placement && (await volunteers.get(table, keys.volunteer(placement.volunteerId)))
    if (opening.length === 0 || !volunteer) return 0
    await table.write([...opening.map(ratings.replace), ...summed(volunteer, opening)])
    return opening.length
  })
