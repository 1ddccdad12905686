import type { Loaded } from '#shared/table/entity.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import type { Rating } from './rating.ts'

/** Pure: the ratings as opened now; those opened before are left out, so each counts once. */
export const opened = <R extends Rating>(of: readonly R[], now: Instant): R[] =>
  of.filter(({ openedAt }) => openedAt === undefined).map((rating) => ({ ...rating, openedAt: now }))

/** The change that adds what requesters say to a volunteer's sums, in the transaction that opens it. */
export const summed = (volunteer: Loaded<Volunteer>, opening: readonly Rating[]): Change[] => {
  const said = opening.filter(({ by }) => by === 'requester')
  if (said.length === 0) return []
  const { served } = volunteer
  return [
    volunteers.replace({
      ...volunteer,
      served: {
        ...served,
        ratingSum: served.ratingSum + said.reduce((sum, { stars }) => sum + stars, 0),
        ratings: served.ratings + said.length,
      },
    }),
  ]
}
