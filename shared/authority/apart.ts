import { Refusal } from '#shared/kernel/refusal.ts'
import { type Actor, behind, type Role } from './actor.ts'

// One person may hold several roles; nobody stands on two sides of one matter, nor decides where they stand on one. What a
// program does counts as done by whoever made its token.

const rolesBehind = (actor: Actor): readonly Role[] =>
  actor.kind === 'person' ? [...actor.roles, ...(actor.maker?.roles ?? [])] : []

/** Pure: whether somebody is this volunteer, so that they cannot stand for the other side as well. */
export const isVolunteer = (actor: Actor, volunteerId: string): boolean =>
  rolesBehind(actor).some((role) => role.role === 'volunteer' && role.volunteerId === volunteerId)

/** Pure: whether somebody belongs to the body that is served. */
export const isOfRequester = (actor: Actor, requesterId: string): boolean =>
  rolesBehind(actor).some((role) => role.role === 'requesterMember' && role.requesterId === requesterId)

/** Pure: whether somebody asks: as a member of the body, or as the one who is called about it. */
export const asks = (actor: Actor, request: { requesterId: string; contactPersonId: string }): boolean =>
  isOfRequester(actor, request.requesterId) || behind(actor) === request.contactPersonId

export const bothSides = (): Refusal =>
  new Refusal('forbidden', 'bothSides', {
    zh: '您是这次服务的一方，不能再代表另一方，也不能裁定。请对方的同事或科协来办。',
    en: 'You are on one side of this service and can neither stand for the other nor decide. A colleague or the association has to do it.',
  })
