import { fourEyes, type Proposal } from '#shared/approvals/four-eyes.ts'
import { audited, looked } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { type Details, readDetails } from '#shared/people/details.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { type Breach, type BreachPerson, breaches, breachPeople, breachRule, breachSubject } from './breach.ts'
import { loadBreach } from './report-breach.ts'

/** Contact details of people affected, for another person to confirm. */
const opening = (breach: Breach, note: string): Proposal => ({
  kind: 'openContacts',
  about: breach.id,
  reach: breachSubject.reach,
  link: `/staff/breaches/${breach.id}`,
  title: `${breach.people}`,
  facts: breach.contactsUntil ?? '',
  input: { note },
  note,
})

/**
 * One proposes to open the contact details of everybody affected, another one confirms; then they are open to those who may
 * report breaches, for a week. Answers whether they are open now.
 */
export const openContacts = async (
  context: Context,
  input: { breachId: string; note: string; confirming?: boolean },
): Promise<boolean> => {
  const note = input.note.trim()
  return deciding(async () => {
    const breach = await loadBreach(context, input.breachId)
    if (note.length < 4 || note.length > 500) throw sayWhy()
    const now = context.clock()
    if (breach.contactsUntil !== undefined && breach.contactsUntil > now) return true
    const second = await fourEyes(context, opening(breach, note), input)
    const contactsUntil = addDays(now, breachRule.contactDays)
    await context.table.write(
      second.runs
        ? [
            breaches.replace({ ...breach, contactsUntil }),
            audited(context, breach.id, 'breach.openContacts', contactsUntil),
            ...second.changes,
          ]
        : [breaches.check(breach), ...second.changes],
    )
    return second.runs
  })
}

/** Everybody affected, by id. */
export const peopleOf = async (context: Context, breachId: string): Promise<BreachPerson[]> =>
  breachPeople.all(context.table, { partition: keys.breach(breachId).pk, begins: 'PERSON#' })

const perEntry = 50

/** Names and numbers of everybody affected, while two people hold them open. Each person shown is kept in the audit. */
export const readContacts = async (
  context: Context,
  { breachId }: { breachId: string },
): Promise<{ person: BreachPerson; details: Details | undefined }[]> => {
  const breach = await loadBreach(context, breachId)
  if (breach.contactsUntil === undefined || breach.contactsUntil <= context.clock()) throw notOpen()
  const affected = await peopleOf(context, breachId)
  const details = await readDetails(
    context,
    affected.map(({ personId }) => personId),
  )
  for (let at = 0; at < affected.length; at += perEntry) {
    const people = affected.slice(at, at + perEntry).map(({ personId }) => personId)
    await context.table.write([looked(context, breachId, 'contact.export', { people })])
  }
  return affected.map((person) => ({ person, details: details.get(person.personId) }))
}

const sayWhy = (): Refusal => {
  const text = {
    zh: '写明为什么要联系方式，4 到 500 个字。同事确认时会看到。',
    en: 'Say why contact details are needed, 4 to 500 characters. The colleague who confirms reads it.',
  }
  return new Refusal('invalid', 'noteMissing', text, { fields: [{ path: 'note', text }] })
}

const notOpen = (): Refusal =>
  wrongState('contactsClosed', {
    zh: '联系方式没有打开，或已过期。请在这份报告上提出打开，由另一位同事确认。',
    en: 'Contact details are not open, or no longer. Propose to open them on this report; a colleague confirms.',
  })
