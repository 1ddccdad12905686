import type { Vault } from '#shared/kernel/vault.ts'
import { type Details, sealDetails } from '#shared/people/details.ts'
import { personDetails, personKeys } from '#shared/people/person.ts'
import type { Change } from '#shared/table/table.ts'

/** Details of a person under a key of their own, whatever stood there before. */
export const putDetails = (vault: Vault, personId: string, details: Partial<Details>): Change[] => {
  const key = { personId, key: vault.newKey(personId) }
  return [personKeys.put(key), personDetails.put(sealDetails(vault, key, { name: '', phone: '', ...details }))]
}
