import type { Context } from '#shared/authority/context.ts'
import { type Template, tell } from '#shared/messages/message.ts'
import { type Placement, placementLink } from '#shared/placements/placement.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'

export type Side = 'volunteer' | 'requester'

/** The changes that tell one side of a placement, or both, about its service. */
export const tellSides = async (
  context: Context,
  of: { placement: Placement; request: ServiceRequest },
  message: { template: Template; to: readonly Side[]; cause: string; values?: Record<string, string> },
): Promise<Change[]> => {
  const { placement, request } = of
  const volunteer = message.to.includes('volunteer')
    ? await volunteers.get(context.table, keys.volunteer(placement.volunteerId))
    : undefined
  const people = [
    ...(volunteer ? [volunteer.personId] : []),
    ...(message.to.includes('requester') ? [request.contactPersonId] : []),
  ]
  return [...new Set(people)].flatMap((to) =>
    tell(
      {
        to,
        template: message.template,
        values: { title: request.title, starts: placement.starts, ends: placement.ends, ...message.values },
        link: placementLink(placement),
        cause: `${placement.id}:${message.cause}`,
        requestId: request.id,
      },
      context.clock(),
    ),
  )
}
