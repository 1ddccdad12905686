import { behind } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { volunteerSubject } from './read-volunteer.ts'
import type { Volunteer } from './volunteer.ts'

/** For what staff say about a volunteer: in their own subtree, and never about themself. */
export const permitAboutOthers = (context: Context, volunteer: Volunteer): void => {
  permit(context, 'volunteer.vouch', { ...volunteerSubject(volunteer), personId: '', volunteerId: '' })
  const { actor } = context
  if (actor.kind !== 'person' || behind(actor) !== volunteer.personId) return
  throw new Refusal('forbidden', 'aboutOneself', {
    zh: '这是您自己，不能自己核。请同事来办。',
    en: 'This is about yourself; a colleague has to do it.',
  })
}
