import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { consents, holds } from './consent.ts'
import { openDetails, sealDetails } from './details.ts'
import { readIdNumber } from './id-number.ts'
import { idOwners, personDetails, personKeys } from './person.ts'
import { personWord } from './register-person.ts'

/** Under which an identity number is looked up: a keyed hash, worth nothing without the key. */
const printOf = ({ vault }: Pick<Context, 'vault'>, idNumber: string): string => vault.fingerprint(`id:${idNumber}`)

/**
 * A person gives their identity number, for the register alone and only once they consented to that apart (PIPL Art. 29).
 * Sealed under their own key. Refuses a number that is not valid or belongs to somebody else here.
 */
export const stateIdNumber = async (context: Context, input: { idNumber: string }): Promise<void> => {
  const { table, vault } = context
  const personId = oneself(context)
  const idNumber = readIdNumber(input.idNumber)
  const fingerprint = printOf(context, idNumber)
  await deciding(async () => {
    const [receipt, sealed, key, owner] = await Promise.all([
      consents.get(table, keys.consent(personId, 'idNumber')),
      personDetails.get(table, keys.personDetails(personId)),
      personKeys.get(table, keys.personKey(personId)),
      idOwners.get(table, keys.idOwner(fingerprint)),
    ])
    if (!sealed || !key) throw notFound(personWord)
    if (!receipt || !holds('idNumber', receipt)) throw consentFirst()
    if (owner) {
      if (owner.personId === personId) return
      throw taken()
    }
    const details = openDetails(vault, key, sealed)
    await table.write([
      consents.check(receipt),
      personDetails.replace({ ...sealDetails(vault, key, { ...details, idNumber }), version: sealed.version }),
      idOwners.create({ fingerprint, personId }),
      ...(details.idNumber === undefined ? [] : [idOwnerGone(context, details.idNumber)]),
      audited(context, personId, 'person.idNumber'),
    ])
  })
}

/** The change after which nobody is found by an identity number. */
export const idOwnerGone = (context: Pick<Context, 'vault'>, idNumber: string): Change => ({
  kind: 'remove',
  key: keys.idOwner(printOf(context, idNumber)),
})

/** The changes that take an identity number away; none where there is none. */
export const idNumberGone = async (context: Context, personId: string): Promise<Change[]> => {
  const [sealed, key] = await Promise.all([
    personDetails.get(context.table, keys.personDetails(personId)),
    personKeys.get(context.table, keys.personKey(personId)),
  ])
  if (!sealed || !key) return []
  const { idNumber, ...details } = openDetails(context.vault, key, sealed)
  if (idNumber === undefined) return []
  return [
    personDetails.replace({ ...sealDetails(context.vault, key, details), version: sealed.version }),
    idOwnerGone(context, idNumber),
  ]
}

const consentFirst = (): Refusal =>
  wrongState('consentFirst', {
    zh: '先在隐私设置里单独同意使用身份证号，再填。',
    en: 'Consent to the use of your identity number first, in your privacy settings.',
  })

const taken = (): Refusal => {
  const text = {
    zh: '这个身份证号已经登记过。是您本人的，请带证件找县区科协。',
    en: 'This number is on file already. If it is yours, show your papers to the association of your district.',
  }
  return new Refusal('invalid', 'idNumberTaken', text, { fields: [{ path: 'idNumber', text }] })
}
