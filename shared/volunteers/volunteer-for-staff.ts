import { type AuditEntry, auditEntries, looked } from '#shared/audit/audit.ts'
import { may, permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import { detailsOf } from '#shared/people/details.ts'
import { type Membership, memberships } from '#shared/people/person.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Calendar, calendars, isPaused } from './calendar.ts'
import { volunteerSubject, volunteerWord } from './read-volunteer.ts'
import { type Volunteer, volunteers } from './volunteer.ts'

/** One volunteer as staff see them: never more of the name than its first character. */
export interface VolunteerForStaff {
  volunteer: Loaded<Volunteer>
  surname: string
  /** Until when they asked to be left in peace. */
  pausedUntil: Calendar['pausedUntil']
  organizations: Organization[]
  /** Roles of the person in organizations; empty for whoever may give none. */
  memberships: Membership[]
  /** What staff decided about them, latest first. */
  decided: AuditEntry[]
  mayVouch: boolean
}

const shownDecisions = 20

/** Who may see a volunteer as staff: never by being that volunteer. */
const staffSubject = (volunteer: Volunteer) => ({ ...volunteerSubject(volunteer), personId: '', volunteerId: '' })

/** A volunteer for staff of their district or of an organization they joined. Reading it is kept. */
export const volunteerForStaff = async (
  context: Context,
  { volunteerId }: { volunteerId: string },
): Promise<VolunteerForStaff> => {
  const { table, actor } = context
  const volunteer = await volunteers.get(table, keys.volunteer(volunteerId))
  if (!volunteer) throw notFound(volunteerWord)
  const subject = staffSubject(volunteer)
  permit(context, 'volunteer.list', subject)
  const { personId } = volunteer
  const gives = may(context.actor, 'role.appoint', subject)
  const [calendar, details, joined, held, audit] = await Promise.all([
    calendars.get(table, keys.calendar(volunteerId)),
    detailsOf(context, personId),
    organizations.getMany(table, volunteer.organizationIds.map(keys.organization)),
    gives ? memberships.all(table, { partition: keys.person(personId).pk, begins: 'ROLE#' }) : [],
    auditEntries.list(table, { partition: keys.audit(volunteerId, '', '').pk, backwards: true, limit: 100 }),
  ])
  await table.write([looked(context, volunteerId, 'volunteer.read')])
  return {
    volunteer,
    surname: details?.name.slice(0, 1) ?? '',
    pausedUntil: calendar && isPaused(calendar, context.clock()) ? calendar.pausedUntil : undefined,
    organizations: volunteer.organizationIds.flatMap((id) => joined.filter((one) => one.id === id)),
    memberships: held.filter(({ role }) => 'organizationId' in role || role.role === 'administrator'),
    decided: audit.items.filter(({ act }) => decisions.includes(act)).slice(0, shownDecisions),
    mayVouch:
      may(actor, 'volunteer.vouch', subject) && (actor.kind !== 'person' || actor.personId !== volunteer.personId),
  }
}

const decisions: readonly string[] = ['volunteer.vouch', 'volunteer.active', 'volunteer.suspended', 'volunteer.removed']

/** Whether the reader may see a volunteer as staff: a link to one they may not would lead nowhere. */
export const mayLookAfter = (context: Context, volunteer: Volunteer): boolean =>
  may(context.actor, 'volunteer.list', staffSubject(volunteer))

/** Which of some volunteers the reader may see as staff. */
export const volunteersInReach = async (context: Context, volunteerIds: readonly string[]): Promise<string[]> => {
  const found = await volunteers.getMany(context.table, [...new Set(volunteerIds)].map(keys.volunteer))
  return found.filter((one) => mayLookAfter(context, one)).map(({ id }) => id)
}
