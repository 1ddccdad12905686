import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { keys } from '#shared/table/keys.ts'
import { openDetails, sealDetails } from './details.ts'
import { personDetails, personKeys } from './person.ts'
import { personWord } from './register-person.ts'

const named = /^[\p{L}\p{M}][\p{L}\p{M}\s·.'’-]*$/u
const longest = 40

/**
 * People who signed in by themselves say their name, once: certificates and agreements carry it, so another one is for
 * staff to enter. An empty one asks whether there is a name already. Answers the name; kept sealed.
 */
export const namePerson = async (context: Context, input: { name: string }): Promise<string> => {
  const personId = oneself(context)
  const name = tidy(input.name)
  return deciding(async () => {
    const [sealed, key] = await Promise.all([
      personDetails.get(context.table, keys.personDetails(personId)),
      personKeys.get(context.table, keys.personKey(personId)),
    ])
    if (!sealed || !key) throw notFound(personWord)
    const details = openDetails(context.vault, key, sealed)
    const before = details.name
    if (before !== '' && (name === '' || name === before)) return before
    if (before !== '') throw nameRefused('nameKnown', known(before))
    const fault = nameFault(name)
    if (fault) throw nameRefused('name', fault)
    await context.table.write([
      personDetails.replace({ ...sealed, ...sealDetails(context.vault, key, { ...details, name }) }),
      audited(context, personId, 'person.name'),
    ])
    return name
  })
}

const tidy = (typed: string): string => typed.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')

/** Pure: why what was typed is no name; nothing when it is one. */
export const nameFault = (typed: string): Text | undefined => {
  const name = tidy(typed)
  return name.length >= 2 && name.length <= longest && named.test(name) ? undefined : notAName(name)
}

const nameRefused = (reason: string, text: Text): Refusal =>
  new Refusal('invalid', reason, text, { fields: [{ path: 'personName', text }] })

const notAName = (typed: string): Text =>
  typed === ''
    ? { zh: '填您的真实姓名，协议和证明上用。', en: 'Enter your real name; agreements and certificates carry it.' }
    : {
        zh: `“${typed.slice(0, longest)}”不像姓名。用 2 到 ${longest} 个字，不带数字。`,
        en: `"${typed.slice(0, longest)}" does not look like a name. Use 2 to ${longest} letters, no digits.`,
      }

const known = (name: string): Text => ({
  zh: `您登记的姓名是“${name}”。要改，请带证件找所在县区科协。`,
  en: `Your name is on file as "${name}". To change it, show your papers to the association of your district.`,
})
