import type { Context } from '#shared/authority/context.ts'
import { allDetailsOf } from '#shared/people/details.ts'
import { keys } from '#shared/table/keys.ts'
import { changing } from '#shared/volunteers/change-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { isAdultOn } from './guardian.ts'

/**
 * A minor whose birth date says so is an adult from now on, without anybody's doing. Follows from its due item in the
 * month after the 18th birthday; does nothing where the date was corrected to a later one or is gone.
 */
export const comeOfAge = async (context: Context, input: { volunteerId: string }): Promise<void> => {
  const volunteer = await volunteers.get(context.table, keys.volunteer(input.volunteerId))
  if (volunteer?.ageClass !== 'minor') return
  const details = await allDetailsOf(context, volunteer.personId)
  if (details?.birthDate === undefined || !isAdultOn(details.birthDate, context.clock())) return
  await changing(context, volunteer.id, { name: 'volunteer.comeOfAge' }, ({ volunteer: now }) => {
    const { guardianConsentUntil: _, ...rest } = now
    return { ...rest, ageClass: 'adult' }
  })
}
