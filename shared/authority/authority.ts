import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Role, RoleName } from './actor.ts'
import type { Context } from './context.ts'
import { mayOnBehalf, mustBeForOthers } from './on-behalf.ts'

/**
 * What an act touches. `reach` lists the organizations in whose subtree the thing lies (its territorial node and all
 * above it), so that staff of any of them are inside their own subtree.
 */
export interface Subject {
  what: Text
  reach?: readonly string[]
  requesterId?: string
  volunteerId?: string
  volunteerIds?: readonly string[]
  personId?: string
}

/** How far a role carries: its own body or person, the subtree of its organization, or everything. */
type Reach = 'own' | 'subtree' | 'all'
type Grant = Partial<Record<RoleName | 'anyone', Reach>>

const staff: Grant = { organizationStaff: 'subtree', associationStaff: 'subtree', administrator: 'all' }
const staffReading: Grant = { ...staff, auditor: 'subtree' }

/** The one table of who may do what. Pages, API and tests all read it; what is not in it is denied. */
export const authority = {
  'request.post': { requesterMember: 'own' },
  'request.change': { requesterMember: 'own' },
  'request.read': { requesterMember: 'own', ...staffReading },
  'request.verify': { associationStaff: 'subtree', administrator: 'all' },
  'request.list': staffReading,
  'match.explain': staffReading,
  'match.again': staff,
  'plan.read': staffReading,
  'plan.change': staff,
  'offer.read': { volunteer: 'own', ...staffReading },
  'offer.answer': { volunteer: 'own' },
  'placement.read': { volunteer: 'own', requesterMember: 'own', ...staffReading },
  'placement.withdraw': { volunteer: 'own' },
  'placement.standAgain': { volunteer: 'own' },
  'insurance.record': staff,
  'agreement.read': { volunteer: 'own', requesterMember: 'own', ...staffReading },
  'agreement.signAsVolunteer': { volunteer: 'own' },
  'agreement.signAsRequester': { requesterMember: 'own' },
  'agreement.signAsOrganization': staff,
  'agreement.askSignature': { volunteer: 'own', requesterMember: 'own', ...staff },
  'attendance.showCode': { requesterMember: 'own', ...staff },
  'attendance.printCodes': staff,
  'attendance.check': { volunteer: 'own' },
  'attendance.stateNoShow': { requesterMember: 'own', ...staff },
  'attendance.tend': staff,
  'hours.confirmAsVolunteer': { volunteer: 'own' },
  'hours.confirmAsRequester': { requesterMember: 'own' },
  'hours.decide': { associationStaff: 'subtree', administrator: 'all' },
  'rating.asVolunteer': { volunteer: 'own' },
  'rating.asRequester': { requesterMember: 'own' },
  'record.read': { volunteer: 'own', ...staffReading },
  'certificate.issue': { volunteer: 'own' },
  'story.offer': { volunteer: 'own' },
  'story.publish': staff,
  'volunteer.read': { volunteer: 'own', ...staffReading },
  'volunteer.change': { volunteer: 'own' },
  'search.keep': { volunteer: 'own' },
  'calendar.change': { volunteer: 'own' },
  'volunteer.list': staffReading,
  'volunteer.vouch': staff,
  'register.import': staff,
  'register.export': staff,
  'guardian.ask': { volunteer: 'own', ...staff },
  'requester.read': { requesterMember: 'own', ...staffReading },
  'requester.prove': { requesterMember: 'own' },
  'requester.vouch': { associationStaff: 'subtree', administrator: 'all' },
  'dashboard.read': staffReading,
  'problem.read': staffReading,
  'problem.settle': staff,
  'approval.read': staffReading,
  'approval.answer': staff,
  'messages.read': {
    volunteer: 'own',
    requesterMember: 'own',
    organizationStaff: 'own',
    associationStaff: 'own',
    auditor: 'own',
    administrator: 'own',
  },
  'organization.found': { associationStaff: 'subtree', administrator: 'all' },
  'person.register': { associationStaff: 'all', administrator: 'all' },
  'role.appoint': { associationStaff: 'subtree', administrator: 'all' },
  'delegation.start': { organizationStaff: 'subtree', associationStaff: 'subtree' },
  'token.manage': { organizationStaff: 'subtree', associationStaff: 'subtree' },
  'role.grant': { administrator: 'all' },
  'holidays.load': { associationStaff: 'subtree', administrator: 'all' },
  'skills.read': staffReading,
  'skills.word': { associationStaff: 'all', administrator: 'all' },
  'skills.change': { associationStaff: 'subtree', administrator: 'all' },
  'settings.read': { associationStaff: 'subtree', auditor: 'subtree', administrator: 'all' },
  'settings.change': { associationStaff: 'subtree', administrator: 'all' },
  'audit.read': { auditor: 'subtree', administrator: 'all' },
  'breach.report': { associationStaff: 'subtree', administrator: 'all' },
  'campaign.change': { associationStaff: 'subtree', administrator: 'all' },
} satisfies Record<string, Grant>
export type Act = keyof typeof authority

const owns = (role: Role, subject: Subject, personId: string): boolean => {
  switch (role.role) {
    case 'volunteer':
      return role.volunteerId === subject.volunteerId || (subject.volunteerIds?.includes(role.volunteerId) ?? false)
    case 'requesterMember':
      return role.requesterId === subject.requesterId
    default:
      return personId === subject.personId
  }
}

const reaches = (role: Role, subject: Subject): boolean =>
  'organizationId' in role && (subject.reach?.includes(role.organizationId) ?? false)

const covers = (grant: Grant, role: Role, subject: Subject, personId: string): boolean => {
  switch (grant[role.role]) {
    case 'own':
      return owns(role, subject, personId) || (subject.personId !== undefined && subject.personId === personId)
    case 'subtree':
      return reaches(role, subject)
    case 'all':
      return true
    default:
      return false
  }
}

/** Whether any role of the actor admits the act on anything at all: what a route or a menu asks before a subject is known. */
export const mayEver = (actor: Context['actor'], act: Act): boolean => {
  const grant: Grant = authority[act]
  return (
    actor.kind === 'system' || (actor.kind === 'person' && actor.roles.some(({ role }) => grant[role] !== undefined))
  )
}

/** Whether the actor may do this to that. The system acts only through verbs that follow from somebody's act. */
export const may = (actor: Context['actor'], act: Act, subject: Subject): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' &&
    mayOnBehalf(actor.by, act) &&
    actor.roles.some((role) => covers(authority[act], role, subject, actor.personId)))

/**
 * Refuses what the table does not grant. Something outside one's reach is answered "not found" rather than "forbidden":
 * an identifier that was guessed must tell nothing. Staff who act for somebody hear why an act is not for others to do.
 */
export const permit = (context: Context, act: Act, subject: Subject): void => {
  if (context.actor.kind === 'person') mustBeForOthers(context.actor.by, act)
  if (may(context.actor, act, subject)) return
  if (context.actor.kind === 'nobody') throw signedOut()
  if (!mayEver(context.actor, act)) throw forbidden()
  throw notFound(subject.what)
}

export const signedOut = (): Refusal =>
  new Refusal('signedOut', 'signedOut', {
    zh: '请先用手机号登录，再回到这一页。',
    en: 'Sign in with your phone number first, then come back to this page.',
  })

export const forbidden = (): Refusal =>
  new Refusal('forbidden', 'forbidden', {
    zh: '您的身份不能做这一步。换一个身份登录，或请科协的人来办。',
    en: 'Your role does not allow this. Sign in with another role, or ask the association to do it.',
  })
