import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { keys } from '#shared/table/keys.ts'
import { loadVolunteer, volunteerSubject } from '#shared/volunteers/read-volunteer.ts'
import { placementsOf } from './placements-of.ts'

/** A body by its name. */
export interface Body {
  id: string
  name: string
}

/** The bodies a volunteer has met lately or does not want to serve, by name: those they may exclude, or take back. */
export const bodiesMet = async (context: Context, { volunteerId }: { volunteerId: string }): Promise<Body[]> => {
  const { volunteer } = await loadVolunteer(context.table, volunteerId)
  permit(context, 'volunteer.change', volunteerSubject(volunteer))
  const { items } = await placementsOf(context, { volunteerId })
  const ids = [...new Set([...volunteer.excludedRequesterIds, ...items.map(({ requesterId }) => requesterId)])]
  const found = await requesters.getMany(context.table, ids.map(keys.requester))
  return ids.flatMap((id) => {
    const body = found.find((one) => one.id === id)
    return body ? [{ id, name: body.name }] : []
  })
}
