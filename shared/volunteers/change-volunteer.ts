import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { mustBeOrganizations } from '#shared/organizations/must-be-organizations.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Change } from '#shared/table/table.ts'
import { isPaused } from './calendar.ts'
import { loadVolunteer, type VolunteerItems, volunteerSubject } from './read-volunteer.ts'
import { reindexed } from './reindex.ts'
import { type Volunteer, volunteers } from './volunteer.ts'
import { mustBeFindable, restated, type VolunteerInput } from './volunteer-input.ts'

/** Which facts to change; what is left out stays. The two statements of Art. 6 can be made and taken back. */
export type VolunteerChange = Partial<VolunteerInput> & { declares?: { conduct?: boolean; fit?: boolean } }

/**
 * Volunteers change what they said about themselves. Index entries follow in the same write, so from this moment on they
 * are found by the new facts and by no old one.
 */
export const changeVolunteer = async (
  context: Context,
  input: { volunteerId: string; change: VolunteerChange },
): Promise<Volunteer> => {
  const { organizationIds } = input.change
  if (organizationIds) await mustBeOrganizations(context.table, organizationIds)
  return changing(context, input.volunteerId, { name: 'volunteer.change' }, ({ volunteer }) => {
    permit(context, 'volunteer.change', volunteerSubject(volunteer))
    const { skills, declares, ...rest } = input.change
    const next = {
      ...volunteer,
      ...rest,
      ...(skills === undefined ? {} : { skills: restated(volunteer.skills, skills) }),
    }
    mustBeFindable(next)
    return stated(next, declares ?? {}, context.clock())
  })
}

const stated = (
  volunteer: Loaded<Volunteer>,
  declares: { conduct?: boolean; fit?: boolean },
  now: string,
): Loaded<Volunteer> => {
  const { conductDeclaredAt, fitDeclaredAt, ...rest } = volunteer
  const since = (before: string | undefined, says: boolean | undefined): string | undefined => {
    if (says === undefined) return before
    return says ? (before ?? now) : undefined
  }
  const conduct = since(conductDeclaredAt, declares.conduct)
  const fit = since(fitDeclaredAt, declares.fit)
  return {
    ...rest,
    ...(conduct === undefined ? {} : { conductDeclaredAt: conduct }),
    ...(fit === undefined ? {} : { fitDeclaredAt: fit }),
  }
}

/** Reads, lets `change` decide, and writes the volunteer with their index entries, the audit and what `tells` at once. */
export const changing = async (
  context: Context,
  volunteerId: string,
  act: { name: string; note?: string },
  change: (items: VolunteerItems) => Loaded<Volunteer>,
  tells: (next: Loaded<Volunteer>) => Change[] = () => [],
): Promise<Volunteer> =>
  deciding(async () => {
    const items = await loadVolunteer(context.table, volunteerId)
    const now = context.clock()
    const next = change(items)
    await context.table.write([
      volunteers.replace(next),
      ...reindexed(items.card, next, { paused: isPaused(items.calendar, now), now, random: context.random }),
      audited(context, volunteerId, act.name, act.note),
      ...tells(next),
    ])
    return next
  })
