import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { tell } from '#shared/messages/message.ts'
import { newDetails } from '#shared/people/details.ts'
import { invitationId, invitations, sealInvited } from '#shared/people/invitation.ts'
import { type PersonKey, people, personKeys, phoneOwners } from '#shared/people/person.ts'
import { registerOwnerMoves, registerOwnerOf } from '#shared/people/register-owner.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import type { GoodRow } from './check-rows.ts'
import { type Decision, decideRow, saidIn } from './decide-row.ts'
import { type ImportOutcome, importOutcomes, type RegisterImport } from './import.ts'
import { lookUp, phonePrint } from './look-up.ts'
import { asImporter } from './own-import.ts'
import { invitationDue } from './send-invitation.ts'
import { registerHash, sealBefore } from './taken-back.ts'

/** A list with the name of the organization that sends it. */
export type NamedImport = Loaded<RegisterImport> & { organizationName: string }

/**
 * Does what one row asks, once: deed and note of it stand in one write, so a row that was done is known to be, whenever
 * the work broke off.
 */
export const doRow = (context: Context, of: NamedImport, row: GoodRow): Promise<ImportOutcome> =>
  deciding(async () => {
    const before = await importOutcomes.get(context.table, keys.importOutcome(of.id, row.row))
    if (before) return before
    const known = (await lookUp(context, [row], { consistent: true })).get(row.row)
    if (!known) throw new Error('A row was not looked up.')
    const now = context.clock()
    const decision = decideRow(row, known, of, now)
    const outcome: ImportOutcome = { importId: of.id, row: row.row, at: now, did: decision.does }
    const { changes, more } = await deedOf(asImporter(context, of), of, row, decision, now)
    const noted = { ...outcome, ...more }
    await context.table.write([...changes, importOutcomes.create(noted)])
    return noted
  })

interface Deed {
  changes: Change[]
  more: Partial<ImportOutcome>
}

const deedOf = async (
  context: Context,
  of: NamedImport,
  row: GoodRow,
  decision: Decision,
  now: Instant,
): Promise<Deed> => {
  switch (decision.does) {
    case 'faulty':
      return { changes: [], more: { column: decision.column, rule: decision.rule } }
    case 'set':
      return setting(context, of, row, decision.volunteer)
    case 'told':
      return telling(context, of, row, decision.personId, now)
    case 'invited':
      return inviting(context, of, row, now)
    case 'same':
    case 'declined':
    case 'unknown':
      return { changes: [], more: {} }
  }
}

const setting = async (
  context: Context,
  of: NamedImport,
  row: GoodRow,
  volunteer: Loaded<Volunteer>,
): Promise<Deed> => {
  const { personId } = volunteer
  const register = saidIn(row, of.asOf)
  const [owner, key] = await Promise.all([
    registerOwnerOf(context, register.number),
    personKeys.get(context.table, keys.personKey(personId)),
  ])
  // Erased at this moment.
  if (!key) return { changes: [], more: { did: 'unknown' } }
  return {
    changes: [
      volunteers.replace({ ...volunteer, register }),
      ...registerOwnerMoves(context, personId, { before: volunteer.register?.number, number: register.number, owner }),
      audited(context, volunteer.id, 'volunteer.register', of.id),
    ],
    more: {
      personId,
      ...(volunteer.register ? { before: sealBefore(context.vault, key, volunteer.register) } : {}),
      after: registerHash(context.vault, register),
    },
  }
}

const invitation = (context: Context, of: NamedImport, row: GoodRow, key: PersonKey, now: Instant): Change =>
  invitations.create({
    id: invitationId(context.vault, key.personId),
    personId: key.personId,
    organizationId: of.organizationId,
    importId: of.id,
    says: sealInvited(context.vault, key, saidIn(row, of.asOf)),
    invitedAt: now,
  })

const message = (context: Context, of: NamedImport, personId: string, now: Instant): Change[] =>
  tell(
    {
      to: personId,
      template: 'registerInvited',
      values: { organization: of.organizationName },
      link: `/invited/${invitationId(context.vault, personId)}`,
      cause: of.id,
    },
    now,
  )

const telling = async (
  context: Context,
  of: NamedImport,
  row: GoodRow,
  personId: string,
  now: Instant,
): Promise<Deed> => {
  const key = await personKeys.get(context.table, keys.personKey(personId))
  if (!key) return { changes: [], more: { did: 'unknown' } }
  return {
    changes: [
      invitation(context, of, row, key, now),
      ...message(context, of, personId, now),
      audited(context, personId, 'person.invite', of.id),
    ],
    more: { personId },
  }
}

/** Somebody who is not here yet: name and number under a key of their own, to be forgotten unless they come. */
const inviting = async (context: Context, of: NamedImport, row: GoodRow, now: Instant): Promise<Deed> => {
  const { phone = '', name = '' } = row
  const fingerprint = phonePrint(context, phone)
  const id = derivedId('person', 'register', fingerprint, of.id)
  const key: PersonKey = { personId: id, key: context.vault.newKey(id) }
  const forgotten = addDays(now, keptDays.invited)
  return {
    changes: [
      people.create({ id, language: 'zh', state: 'active', createdAt: now }),
      ...newDetails(context.vault, id, { name, phone }, key),
      phoneOwners.create({ fingerprint, personId: id }),
      invitation(context, of, row, key, now),
      fallsDue({ kind: 'forgetNewcomer', requestId: '', about: id, at: forgotten, cause: 'invited' }, now),
      ...(await invitationDue(context, { organizationId: of.organizationId, personId: id })),
      audited(context, id, 'person.invite', of.id),
    ],
    more: { personId: id },
  }
}
