import type { Context } from '#shared/authority/context.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { readDetails } from '#shared/people/details.ts'
import { declinedInvitations, invitationId, invitations } from '#shared/people/invitation.ts'
import { idOwners, people, phoneOwners } from '#shared/people/person.ts'
import { registerOwners, registerPrint } from '#shared/people/register-owner.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import type { GoodRow } from './check-rows.ts'

/** What is known here about whom a row names. */
export interface Known {
  phonePerson: string | undefined
  idPerson: string | undefined
  /** Whose register number it is. */
  numberPerson: string | undefined
  volunteer: Loaded<Volunteer> | undefined
  name: string
  isInvited: boolean
  hasDeclined: boolean
}

export const phonePrint = ({ vault }: Pick<Context, 'vault'>, phone: string): string =>
  vault.fingerprint(`phone:${phone}`)

/** What is known about the people of some rows, by row: by keyed hashes of number and phone alone. */
export const lookUp = async (
  context: Context,
  rows: readonly GoodRow[],
  options: { consistent?: boolean } = {},
): Promise<Map<number, Known>> => {
  const { table, vault } = context
  const prints = rows.map(({ row, phone, idNumber, number }) => ({
    row,
    phone: phone === undefined ? '' : phonePrint(context, phone),
    id: idNumber === undefined ? '' : vault.fingerprint(`id:${idNumber}`),
    number: registerPrint(context, number),
  }))
  const given = (of: 'phone' | 'id' | 'number'): string[] => prints.map((one) => one[of]).filter((one) => one !== '')
  const [phones, ids, numbers, declined] = await Promise.all([
    phoneOwners.getMany(table, given('phone').map(keys.phone), options),
    idOwners.getMany(table, given('id').map(keys.idOwner), options),
    registerOwners.getMany(table, given('number').map(keys.registerOwner), options),
    declinedInvitations.getMany(table, given('phone').map(keys.declinedInvitation), options),
  ])
  const ownerBy = (owners: readonly { fingerprint: string; personId: string }[]) =>
    new Map(owners.map(({ fingerprint, personId }) => [fingerprint, personId]))
  const [byPhone, byId, byNumber] = [ownerBy(phones), ownerBy(ids), ownerBy(numbers)]
  const personIds = [...new Set([...byPhone.values(), ...byId.values()])]
  const [found, enrolled, invited] = await Promise.all([
    people.getMany(table, personIds.map(keys.person), options),
    volunteers.getMany(
      table,
      personIds.map((id) => keys.volunteer(derivedId('volunteer', id))),
      options,
    ),
    invitations.getMany(
      table,
      personIds.map((id) => keys.invitation(invitationId(vault, id))),
      options,
    ),
  ])
  const active = new Set(found.filter(({ state }) => state === 'active').map(({ id }) => id))
  const volunteerOf = new Map(enrolled.map((one) => [one.personId, one]))
  const details = await readDetails(context, [...volunteerOf.keys()])
  const waiting = new Set(invited.map(({ personId }) => personId))
  const unwilling = new Set(declined.map(({ fingerprint }) => fingerprint))
  const living = (id: string | undefined): string | undefined => (id !== undefined && active.has(id) ? id : undefined)
  return new Map(
    prints.map(({ row, phone, id, number }) => {
      const phonePerson = living(byPhone.get(phone))
      const idPerson = living(byId.get(id))
      const personId = phonePerson ?? idPerson ?? ''
      return [
        row,
        {
          phonePerson,
          idPerson,
          numberPerson: byNumber.get(number),
          volunteer: volunteerOf.get(personId),
          name: details.get(personId)?.name ?? '',
          isInvited: waiting.has(personId),
          hasDeclined: unwilling.has(phone),
        },
      ]
    }),
  )
}
