import type { Role } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { readDetails } from '#shared/people/details.ts'
import { memberships } from '#shared/people/person.ts'
import { maskPhone } from '#shared/people/phone.ts'
import { requesterWord } from '#shared/requesters/read-requester.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { volunteerSubject, volunteerWord } from '#shared/volunteers/read-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { ownAffairs } from './refusals.ts'

/** A volunteer, or somebody of a body. */
export type Whom = { volunteerId: string } | { requesterId: string }

/** Somebody staff may act for, as staff may know them: never more of the name than its first character. */
export interface Represented {
  personId: string
  role: Role
  title: string
  surname: string
  /** `138****1234`; empty where none is on file. */
  phone: string
}

/** Whom staff may act for: the volunteer, or the people of the body. Only inside their own subtree, never themself. */
export const readWhom = async (
  context: Context,
  whom: Whom,
): Promise<{ people: Represented[]; reach: string[]; title: string }> => {
  const self = oneself(context)
  const { role, reach, title, personIds } =
    'volunteerId' in whom ? await ofVolunteer(context, whom.volunteerId) : await ofBody(context, whom.requesterId)
  if (personIds.includes(self)) throw ownAffairs()
  const details = await readDetails(context, personIds)
  const people = personIds.flatMap((personId) => {
    const one = details.get(personId)
    if (!one) return []
    const phone = one.phone === '' ? '' : maskPhone(one.phone)
    return [{ personId, role, title, surname: one.name.slice(0, 1), phone }]
  })
  return { people, reach, title }
}

const ofVolunteer = async (context: Context, volunteerId: string) => {
  const volunteer = await volunteers.get(context.table, keys.volunteer(volunteerId))
  if (!volunteer) throw notFound(volunteerWord)
  const { reach } = volunteerSubject(volunteer)
  permit(context, 'delegation.start', { what: volunteerWord, reach })
  const role: Role = { role: 'volunteer', volunteerId }
  return {
    role,
    reach: territoryReach(volunteer.districtCode),
    title: volunteer.pseudonym,
    personIds: [volunteer.personId],
  }
}

const ofBody = async (context: Context, requesterId: string) => {
  const requester = await requesters.get(context.table, keys.requester(requesterId))
  if (!requester) throw notFound(requesterWord)
  const reach = territoryReach(requester.place.districtCode)
  permit(context, 'delegation.start', { what: requesterWord, reach })
  const held = await memberships.all(context.table, {
    index: 'owner',
    partition: owners.membersOf(requesterId, '').ownerPk ?? '',
  })
  const members = held.filter(({ role }) => role.role === 'requesterMember')
  const role: Role = { role: 'requesterMember', requesterId }
  return { role, reach, title: requester.name, personIds: members.map(({ personId }) => personId) }
}
