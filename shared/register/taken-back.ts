import type { Vault } from '#shared/kernel/vault.ts'
import type { PersonKey } from '#shared/people/person.ts'
import { Volunteer } from '#shared/volunteers/volunteer.ts'

type Register = NonNullable<Volunteer['register']>

const boundTo = (personId: string): string => `${personId}:register before`

/** What stood there before, readable as long as the person's key is there. */
export const sealBefore = (vault: Vault, { personId, key }: PersonKey, register: Register): string =>
  vault.under(key, personId).seal(JSON.stringify(register), boundTo(personId))

export const openBefore = (vault: Vault, { personId, key }: PersonKey, sealed: string): Register | undefined => {
  const plain: unknown = JSON.parse(vault.under(key, personId).open(sealed, boundTo(personId)))
  return Volunteer.shape.register.parse(plain)
}

/** A keyed hash of what stands there, to see later whether it still does. */
export const registerHash = (vault: Pick<Vault, 'fingerprint'>, register: Register | undefined): string =>
  vault.fingerprint(
    `register set:${register ? JSON.stringify([register.number, register.state, register.checkedAt, register.enrolledOn ?? '']) : ''}`,
  )
