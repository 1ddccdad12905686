import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteerSubject, volunteerWord } from '#shared/volunteers/read-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Guardian, guardianId, guardians } from './guardian.ts'

/** How the consent of a minor's guardian stands, for the minor and for staff; never the guardian's number. */
export const readGuardian = async (
  context: Context,
  input: { volunteerId: string },
): Promise<Pick<Guardian, 'state' | 'askedAt' | 'until'> | undefined> => {
  const volunteer = await volunteers.get(context.table, keys.volunteer(input.volunteerId))
  if (!volunteer) throw notFound(volunteerWord)
  permit(context, 'guardian.ask', volunteerSubject(volunteer))
  return guardians.get(context.table, keys.guardian(guardianId(context.vault, volunteer.id)))
}
