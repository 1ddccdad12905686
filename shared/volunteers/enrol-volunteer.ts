import { audited } from '#shared/audit/audit.ts'
import { forbidden, signedOut } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { mustBeOrganizations } from '#shared/organizations/must-be-organizations.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { invitationOf, invitations } from '#shared/people/invitation.ts'
import { memberships } from '#shared/people/person.ts'
import { registerOwnerMoves, registerOwnerOf } from '#shared/people/register-owner.ts'
import type { HeldSkill } from '#shared/skills/skill.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Calendar, calendars } from './calendar.ts'
import { mustBeInOrder } from './change-calendar.ts'
import { redrawDue } from './redraw-volunteer.ts'
import { reindexed } from './reindex.ts'
import { type Volunteer, volunteers } from './volunteer.ts'
import { mustBeFindable, type VolunteerInput } from './volunteer-input.ts'

/** What a person says when they join; `declares` are the two statements of Art. 6. */
export interface EnrolInput extends VolunteerInput {
  personId: string
  ageClass: Volunteer['ageClass']
  declares: { conduct: boolean; fit: boolean }
  insurable: boolean
  calendar: Pick<Calendar, 'weekly' | 'hoursPerWeek' | 'asksPerWeek'> & Partial<Pick<Calendar, 'exceptions'>>
}

/** What staff or an import know besides: taken only from the system. */
export type VouchedFacts = Partial<Pick<Volunteer, 'licences' | 'trainings' | 'served' | 'register' | 'joinedAt'>> & {
  skills?: HeldSkill[]
}

/**
 * A person becomes a volunteer (Art. 5–7), once: their slow facts, calendar, index entries and role in one write. Skills
 * count as claims until staff confirm them. What a list of the outside register said of somebody it invited comes along.
 * Joining again answers the same volunteer.
 */
export const enrolVolunteer = async (
  context: Context,
  input: EnrolInput,
  vouched: VouchedFacts = {},
): Promise<Volunteer> => {
  const { actor, table } = context
  if (actor.kind === 'nobody') throw signedOut()
  if (actor.kind === 'person' && (actor.personId !== input.personId || Object.keys(vouched).length > 0)) {
    throw forbidden()
  }
  mustBeFindable(input)
  mustBeInOrder({ exceptions: [], ...input.calendar })
  if (actor.kind === 'person') await mustBeOrganizations(table, input.organizationIds)
  return deciding(async () => {
    const id = derivedId('volunteer', input.personId)
    const already = await volunteers.get(table, keys.volunteer(id))
    if (already) return already
    const now = context.clock()
    const { register, changes } = await registerFor(context, input.personId, vouched.register)
    const volunteer = newVolunteer(id, input, register ? { ...vouched, register } : vouched, now)
    const calendar: Calendar = {
      volunteerId: id,
      exceptions: [],
      ...input.calendar,
      commitments: [],
      asks: [],
      answers: { accepted: 0, declined: 0, silent: 0 },
    }
    await table.write([
      volunteers.create(volunteer),
      calendars.create(calendar),
      memberships.put({ personId: input.personId, role: { role: 'volunteer', volunteerId: id }, since: now }),
      ...reindexed(undefined, volunteer, { paused: false, now, random: context.random }),
      ...changes,
      redrawDue(id, now),
      count(territoryId(input.districtCode), { 'volunteer.joined': 1 }, now, context.random),
      audited(context, id, 'volunteer.enrol'),
    ])
    return volunteer
  })
}

/** What the outside register says of somebody, and the changes that go with it: vouched for, or waiting since an invitation. */
const registerFor = async (
  context: Context,
  personId: string,
  vouched: Volunteer['register'],
): Promise<{ register: Volunteer['register']; changes: Change[] }> => {
  const waiting = await invitationOf(context, personId)
  const says = vouched ?? waiting?.says
  const owner = says && (await registerOwnerOf(context, says.number))
  // Somebody else has the number meanwhile: which of them is right, staff find out.
  const isFree = owner === undefined || owner.personId === personId
  return {
    register: isFree ? says : vouched,
    changes: [
      ...(says && isFree ? registerOwnerMoves(context, personId, { number: says.number, owner }) : []),
      ...(waiting ? [{ kind: 'remove' as const, key: invitations.keyOf(waiting.invitation) }] : []),
    ],
  }
}

const newVolunteer = (id: string, input: EnrolInput, vouched: VouchedFacts, now: Instant): Volunteer => {
  const { personId, ageClass, insurable, declares, calendar: _, skills, ...rest } = input
  return {
    ...rest,
    id,
    personId,
    ageClass,
    insurable,
    pseudonym: `V-${id.slice(-4).toUpperCase()}`,
    state: 'active',
    ...(declares.conduct ? { conductDeclaredAt: now } : {}),
    ...(declares.fit ? { fitDeclaredAt: now } : {}),
    licences: [],
    trainings: [],
    served: { count: 0, ratingSum: 0, ratings: 0 },
    joinedAt: now,
    skills: skills.map(({ skill, level }) => ({ skill, level, evidence: 'claimed' })),
    ...vouched,
  }
}
