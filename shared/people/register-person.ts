import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { newId } from '#shared/kernel/id.ts'
import type { Language, Text } from '#shared/kernel/text.ts'
import { keys } from '#shared/table/keys.ts'
import { newDetails } from './details.ts'
import { type Person, people, phoneOwners } from './person.ts'
import { readPhone } from './phone.ts'

export const personWord: Text = { zh: '人员', en: 'person' }

/**
 * Enters somebody who has not signed in yet, so that a role can be given to them: from then on they sign in with this
 * phone. A number that is known already gives the person it belongs to, unchanged.
 */
export const registerPerson = async (
  context: Context,
  input: { id?: string; name: string; phone: string; language?: Language },
): Promise<Person> => {
  permit(context, 'person.register', { what: personWord })
  const phone = readPhone(input.phone)
  const fingerprint = context.vault.fingerprint(`phone:${phone}`)
  return deciding(async () => {
    const owner = await phoneOwners.get(context.table, keys.phone(fingerprint))
    const known = owner && (await people.get(context.table, keys.person(owner.personId)))
    if (known) return known
    const id = input.id ?? newId('person', context.random)
    const person: Person = { id, language: input.language ?? 'zh', state: 'active', createdAt: context.clock() }
    await context.table.write([
      people.create(person),
      ...newDetails(context.vault, id, { name: input.name.trim(), phone }),
      phoneOwners.create({ fingerprint, personId: id }),
      audited(context, id, 'person.register'),
    ])
    return person
  })
}
