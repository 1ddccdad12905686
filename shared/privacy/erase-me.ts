import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { type AllDetails, allDetailsOf } from '#shared/people/details.ts'
import { invitationId } from '#shared/people/invitation.ts'
import { leavingAnother } from '#shared/people/last-administrator.ts'
import { type Membership, type Person, people } from '#shared/people/person.ts'
import { registerOwnerGone } from '#shared/people/register-owner.ts'
import { idOwnerGone } from '#shared/people/state-id-number.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { type Paper, papers } from '#shared/volunteers/paper.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { emptyCalendar } from './anonymous.ts'
import { rolesHeld, standingDuties } from './standing-duties.ts'

/**
 * 注销: a person has their data deleted. Open duties come first. Then, in one write, their own key is destroyed (so that
 * name and number are unreadable wherever a copy lies), details and number go, nobody can sign in or be asked as them any
 * more; what remains to be taken away falls due at once (`eraseRest`). There is no way back. Doing it twice changes nothing.
 */
export const eraseMe = async (
  context: Context,
  input: { understood: boolean; removeFile?: (paperId: string) => Promise<void> },
): Promise<void> => {
  const personId = oneself(context)
  if (!input.understood) throw notUnderstood()
  await deciding(async () => {
    const { table } = context
    const person = await people.get(table, keys.person(personId))
    if (person?.state !== 'active') return
    const duties = await standingDuties(context)
    if (duties.length > 0) throw dutiesFirst(duties.length)
    const held = await rolesHeld(table, personId)
    // First, while the items still tell of the files: cut off here, the same press takes the rest away.
    for (const { id } of await papersHeld(table, held)) await input.removeFile?.(id)
    const administers = held.some(({ role }) => role.role === 'administrator')
    await table.write([
      ...(await erasing(context, person, held)),
      ...(administers ? await leavingAnother(context, personId) : []),
    ])
  })
}

/** The papers of a person, whose files stand outside the table. */
export const papersHeld = async (table: Table, held: readonly Membership[]): Promise<Loaded<Paper>[]> => {
  const ids = held.flatMap(({ role }) => (role.role === 'volunteer' ? [role.volunteerId] : []))
  const found = await Promise.all(
    ids.map((id) => papers.all(table, { partition: keys.volunteer(id).pk, begins: 'PAPER#' })),
  )
  return found.flat()
}

/** The changes by which a person is erased, whoever asked for it; what follows falls due with them. */
export const erasing = async (
  context: Context,
  person: Loaded<Person>,
  held: readonly Membership[],
): Promise<Change[]> => {
  const { id } = person
  const details = await allDetailsOf(context, id)
  const now = context.clock()
  return [
    people.replace({ ...person, state: 'erased' }),
    { kind: 'remove', key: keys.personKey(id) },
    { kind: 'remove', key: keys.personDetails(id) },
    { kind: 'remove', key: keys.invitation(invitationId(context.vault, id)) },
    ...(details ? numbersGone(context, details) : []),
    ...(await noMoreAsked(context, held)),
    fallsDue({ kind: 'erasePerson', requestId: '', about: id, at: now, cause: id }, now),
    audited(context, id, 'person.erase'),
  ]
}

const numbersGone = (context: Context, { phone, idNumber }: AllDetails): Change[] => [
  { kind: 'remove', key: keys.phone(context.vault.fingerprint(`phone:${phone}`)) },
  ...(idNumber === undefined ? [] : [idOwnerGone(context, idNumber)]),
]

/** Under the calendar's version: an invitation accepted at this moment makes it decide again, and be refused. */
const noMoreAsked = async (context: Context, held: readonly Membership[]): Promise<Change[]> => {
  const { table } = context
  const ids = held.flatMap(({ role }) => (role.role === 'volunteer' ? [role.volunteerId] : []))
  const found = await Promise.all(
    ids.map((id) => Promise.all([volunteers.get(table, keys.volunteer(id)), calendars.get(table, keys.calendar(id))])),
  )
  return found.flatMap(([volunteer, calendar]) => [
    ...(volunteer ? [volunteers.replace({ ...volunteer, state: 'removed' })] : []),
    ...(volunteer?.register ? [registerOwnerGone(context, volunteer.register.number)] : []),
    ...(calendar ? [calendars.replace(emptyCalendar(calendar))] : []),
  ])
}

const notUnderstood = (): Refusal => {
  const text = {
    zh: '请先勾选“我明白，删了就恢复不了”，再删除。',
    en: 'Tick "I understand that this cannot be undone" first.',
  }
  return new Refusal('invalid', 'notUnderstood', text, { fields: [{ path: 'understood', text }] })
}

const dutiesFirst = (count: number): Refusal =>
  wrongState('dutiesFirst', {
    zh: `还有 ${count} 件事没了结，先办完再删除。`,
    en: `There ${count === 1 ? 'is one matter' : `are ${count} matters`} to settle first.`,
  })
