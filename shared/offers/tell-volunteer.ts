import type { Context } from '#shared/authority/context.ts'
import { tell } from '#shared/messages/message.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'

/** The message that tells a volunteer what became of a request; none when they are gone. */
export const tellVolunteer = async (
  context: Context,
  volunteerId: string,
  request: ServiceRequest,
  template: 'factsChanged' | 'offerClosed' | 'placementCalledOff' | 'standbyOffered',
  link: string,
  cause: string,
  values: Record<string, string> = {},
): Promise<Change[]> => {
  const volunteer = await volunteers.get(context.table, keys.volunteer(volunteerId))
  if (!volunteer) return []
  const message = {
    to: volunteer.personId,
    template,
    values: { title: request.title, ...values },
    link,
    cause,
    requestId: request.id,
  }
  return tell(message, context.clock())
}
