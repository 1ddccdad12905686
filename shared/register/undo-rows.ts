import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { invitationId, invitations } from '#shared/people/invitation.ts'
import { people, personKeys } from '#shared/people/person.ts'
import { registerOwnerGone, registerOwnerOf, registerOwners, registerPrint } from '#shared/people/register-owner.ts'
import { sessions } from '#shared/people/sessions.ts'
import { erasing } from '#shared/privacy/erase-me.ts'
import { rolesHeld } from '#shared/privacy/standing-duties.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import {
  type ImportOutcome,
  importOutcomes,
  importRule,
  type Kept,
  outcomesBetween,
  registerImports,
} from './import.ts'
import { asImporter } from './own-import.ts'
import { openBefore, registerHash } from './taken-back.ts'

/**
 * Takes back what some rows of a list did, from a row on, and lets the next ones fall due. Each row knows that it was
 * taken back, so running again does nothing twice.
 */
export const undoRows = async (context: Context, input: { importId: string; fromRow: number }): Promise<void> => {
  const of = await registerImports.get(context.table, keys.registerImport(input.importId))
  if (of?.state !== 'undoing' || !of.undone || of.next !== input.fromRow) return
  const { items } = await outcomesBetween(context, of.id, { from: input.fromRow, limit: importRule.rowsPerPart })
  const acting = asImporter(context, of.undone)
  const taken: (Kept | 'taken' | undefined)[] = []
  for (const outcome of items) taken.push(await takeBack(acting, outcome))
  const last = items.at(-1)
  await deciding(async () => {
    const now = await registerImports.get(context.table, keys.registerImport(of.id))
    if (now?.state !== 'undoing' || !now.undone || now.next !== input.fromRow) return
    const at = context.clock()
    const undone = {
      ...now.undone,
      taken: now.undone.taken + taken.filter((one) => one === 'taken').length,
      kept: now.undone.kept + taken.filter((one) => one !== undefined && one !== 'taken').length,
    }
    const isOver = last === undefined || items.length < importRule.rowsPerPart
    const next = isOver ? now.next : last.row + 1
    await context.table.write([
      registerImports.replace({ ...now, undone, next, state: isOver ? 'undone' : 'undoing' }),
      ...(isOver
        ? []
        : [fallsDue({ kind: 'undoImport', requestId: '', about: `${of.id}|${next}`, at, cause: 'next' }, at)]),
    ])
  })
}

/** What one row did, taken back in one write with its note; why not, where it cannot be. Nothing where nothing was done. */
const takeBack = (context: Context, { importId, row }: ImportOutcome): Promise<Kept | 'taken' | undefined> =>
  deciding(async () => {
    const outcome = await importOutcomes.get(context.table, keys.importOutcome(importId, row))
    if (!outcome?.personId) return undefined
    if (outcome.undoneAt !== undefined) return outcome.kept ?? 'taken'
    const back = await changesBack(context, outcome, outcome.personId)
    const undoneAt = context.clock()
    if (typeof back === 'string') {
      await context.table.write([importOutcomes.replace({ ...outcome, undoneAt, kept: back })])
      return back
    }
    await context.table.write([...back, importOutcomes.replace({ ...outcome, undoneAt })])
    return 'taken'
  })

const changesBack = (context: Context, outcome: Loaded<ImportOutcome>, personId: string): Promise<Change[] | Kept> => {
  switch (outcome.did) {
    case 'set':
      return registerBack(context, outcome, personId)
    case 'invited':
      return newcomerGone(context, personId)
    default:
      return invitationBack(context, outcome, personId)
  }
}

const registerBack = async (
  context: Context,
  outcome: Loaded<ImportOutcome>,
  personId: string,
): Promise<Change[] | Kept> => {
  const { table, vault } = context
  const [volunteer, key] = await Promise.all([
    volunteers.get(table, keys.volunteer(derivedId('volunteer', personId))),
    personKeys.get(table, keys.personKey(personId)),
  ])
  if (!volunteer?.register || !key) return 'gone'
  if (registerHash(vault, volunteer.register) !== outcome.after) return 'changedSince'
  const { register, ...rest } = volunteer
  const before = outcome.before === undefined ? undefined : openBefore(vault, key, outcome.before)
  const owner = before && (await registerOwnerOf(context, before.number))
  if (owner && owner.personId !== personId) return 'numberTaken'
  return [
    volunteers.replace(before ? { ...rest, register: before } : rest),
    ...(before?.number === register.number ? [] : [registerOwnerGone(context, register.number)]),
    ...(before && !owner
      ? [registerOwners.create({ fingerprint: registerPrint(context, before.number), personId })]
      : []),
    audited(context, volunteer.id, 'volunteer.registerBack', outcome.importId),
  ]
}

/** Somebody whom the list brought goes again, unless they came by themselves meanwhile. */
const newcomerGone = async (context: Context, personId: string): Promise<Change[] | Kept> => {
  const { table } = context
  const [person, held, signedIn] = await Promise.all([
    people.get(table, keys.person(personId)),
    rolesHeld(table, personId),
    sessions.all(table, { index: 'owner', partition: owners.sessionsOf(personId, '').ownerPk ?? '' }),
  ])
  if (person?.state !== 'active') return 'gone'
  return held.length > 0 || signedIn.length > 0 ? 'joinedSince' : erasing(context, person, held)
}

const invitationBack = async (
  context: Context,
  outcome: Loaded<ImportOutcome>,
  personId: string,
): Promise<Change[] | Kept> => {
  const invitation = await invitations.get(context.table, keys.invitation(invitationId(context.vault, personId)))
  return invitation?.importId === outcome.importId ? [invitations.remove(invitation)] : 'gone'
}
