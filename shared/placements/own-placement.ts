import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { isLive, type Placement, placementsOfRequest, placementWord } from './placement.ts'

/** The placement of whoever asks in one shift: what the picture of a code on somebody's screen leads to. */
export const ownPlacement = async (
  context: Context,
  input: { requestId: string; shiftId: string },
): Promise<Placement> => {
  const { actor } = context
  const roles = actor.kind === 'person' ? actor.roles : []
  const found = (await placementsOfRequest(context.table, input.requestId)).find(
    ({ shiftId, state, volunteerId }) =>
      shiftId === input.shiftId &&
      isLive(state) &&
      roles.some((role) => role.role === 'volunteer' && role.volunteerId === volunteerId),
  )
  if (!found) throw notFound(placementWord)
  permit(context, 'attendance.check', { what: placementWord, volunteerId: found.volunteerId })
  return found
}
