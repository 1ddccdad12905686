import type { Context } from '#shared/authority/context.ts'
import type { Vault } from '#shared/kernel/vault.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Change, Stale } from '#shared/table/table.ts'
import { type PersonDetails, type PersonKey, personDetails, personKeys } from './person.ts'

/** Who somebody is, in plain words. */
export interface Details {
  name: string
  phone: string
}

/** With what nobody but the person and the register reads. */
export interface AllDetails extends Details {
  idNumber?: string
  /** `2010-05-01`; only of minors, to know when they come of age. */
  birthDate?: string
}

/** Bound to the field too, so that a name never opens as a number. */
const boundTo = (personId: string, field: keyof AllDetails): string => `${personId}:${field}`

/** Pure but for the random signs of sealing: details as the table holds them, under the person's key. */
export const sealDetails = (vault: Vault, { personId, key }: PersonKey, details: AllDetails): PersonDetails => {
  const own = vault.under(key, personId)
  return {
    personId,
    name: own.seal(details.name, boundTo(personId, 'name')),
    phone: own.seal(details.phone, boundTo(personId, 'phone')),
    ...(details.idNumber === undefined ? {} : { idNumber: own.seal(details.idNumber, boundTo(personId, 'idNumber')) }),
    ...(details.birthDate === undefined
      ? {}
      : { birthDate: own.seal(details.birthDate, boundTo(personId, 'birthDate')) }),
  }
}

/** Pure: details in plain words. Fails when they are not sealed under this key. */
export const openDetails = (vault: Vault, { personId, key }: PersonKey, sealed: PersonDetails): AllDetails => {
  const own = vault.under(key, personId)
  return {
    name: own.open(sealed.name, boundTo(personId, 'name')),
    phone: own.open(sealed.phone, boundTo(personId, 'phone')),
    ...(sealed.idNumber === undefined ? {} : { idNumber: own.open(sealed.idNumber, boundTo(personId, 'idNumber')) }),
    ...(sealed.birthDate === undefined
      ? {}
      : { birthDate: own.open(sealed.birthDate, boundTo(personId, 'birthDate')) }),
  }
}

/** All of one person's details as of this moment, or nothing when they are gone: for the person, and for the register. */
export const allDetailsOf = async (
  { table, vault }: Pick<Context, 'table' | 'vault'>,
  personId: string,
): Promise<AllDetails | undefined> => {
  const [sealed, key] = await Promise.all([
    personDetails.get(table, keys.personDetails(personId)),
    personKeys.get(table, keys.personKey(personId)),
  ])
  return sealed && key && openDetails(vault, key, sealed)
}

/** The key of a new person and their details under it. */
export const newDetails = (
  vault: Vault,
  personId: string,
  details: Details,
  key: PersonKey = { personId, key: vault.newKey(personId) },
): Change[] => [personKeys.create(key), personDetails.create(sealDetails(vault, key, details))]

/**
 * The details of some people by person id: the one way to read names and numbers. Those who are gone are left out. A key still sealed
 * by an older root key is sealed anew in passing; the details stay as they are.
 */
export const readDetails = async (
  { table, vault }: Pick<Context, 'table' | 'vault'>,
  personIds: readonly string[],
): Promise<Map<string, Details>> => {
  const ids = [...new Set(personIds)].filter((id) => id !== '')
  const [sealed, held] = await Promise.all([
    personDetails.getMany(table, ids.map(keys.personDetails)),
    personKeys.getMany(table, ids.map(keys.personKey)),
  ])
  const keyOf = new Map(held.map((one) => [one.personId, one]))
  await Promise.all(held.map((one) => renew({ table, vault }, one)))
  return new Map(
    sealed.flatMap((one) => {
      const key = keyOf.get(one.personId)
      if (!key) return []
      const { name, phone } = openDetails(vault, key, one)
      return [[one.personId, { name, phone }] as const]
    }),
  )
}

/** The details of one person, or nothing when they are gone. */
export const detailsOf = async (
  context: Pick<Context, 'table' | 'vault'>,
  personId: string,
): Promise<Details | undefined> => (await readDetails(context, [personId])).get(personId)

/** Whoever is first seals it anew; a person erased meanwhile stays erased. */
const renew = async ({ table, vault }: Pick<Context, 'table' | 'vault'>, held: Loaded<PersonKey>): Promise<void> => {
  const key = vault.renewed(held.key, held.personId)
  if (key === undefined) return
  try {
    await table.write([personKeys.replace({ ...held, key })])
  } catch (error) {
    if (!(error instanceof Stale)) throw error
  }
}
