import { isAdultOn } from '#shared/guardians/guardian.ts'
import type { Invited } from '#shared/people/invitation.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Instant } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { volunteerSubject } from '#shared/volunteers/read-volunteer.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import type { GoodRow } from './check-rows.ts'
import type { Column } from './columns.ts'
import type { FaultRule } from './faults.ts'
import type { Did, RegisterImport } from './import.ts'
import type { Known } from './look-up.ts'
import { bornOn } from './read-cells.ts'

/** What a row would do. */
export type Decision =
  | { does: 'faulty'; column: Column; rule: FaultRule }
  | { does: 'set'; volunteer: Loaded<Volunteer> }
  | { does: 'told'; personId: string }
  | { does: Exclude<Did, 'faulty' | 'set' | 'told'> }

const faulty = (column: Column, rule: FaultRule): Decision => ({ does: 'faulty', column, rule })

/** Pure: what the register says in a row, as of the day of the list. */
export const saidIn = ({ number, standing, enrolledOn }: GoodRow, asOf: string): Invited => ({
  number,
  state: standing,
  checkedAt: fromLocal(asOf, '00:00'),
  ...(enrolledOn === undefined ? {} : { enrolledOn }),
})

/**
 * Pure: what a row does, given who is known. A volunteer of the subtree gets number and state; everybody else is told of
 * the list or invited, in one and the same way, so that a list of phone numbers finds out nothing about who is here. What
 * only a person can decide is a fault.
 */
export const decideRow = (
  row: GoodRow,
  known: Known,
  of: Pick<RegisterImport, 'organizationId' | 'by' | 'asOf' | 'invites'>,
  now: Instant,
): Decision => {
  const { phonePerson, idPerson, numberPerson, volunteer } = known
  const personId = phonePerson ?? idPerson
  if (personId === of.by) return faulty('phone', 'aboutYourself')
  const own =
    volunteer?.erasedAt === undefined && volunteer && volunteerSubject(volunteer).reach.includes(of.organizationId)
      ? volunteer
      : undefined
  if (own && phonePerson !== undefined && idPerson !== undefined && phonePerson !== idPerson)
    return faulty('idNumber', 'twoPeople')
  if (numberPerson !== undefined && numberPerson !== personId) return faulty('number', 'numberTaken')
  if (own) return aboutOwn(row, own, known.name, of.asOf)
  if (row.idNumber !== undefined && !isAdultOn(bornOn(row.idNumber), now)) return faulty('idNumber', 'minor')
  if (row.standing === 'rejected' || !of.invites) return { does: 'unknown' }
  if (known.hasDeclined) return { does: 'declined' }
  if (personId !== undefined) return known.isInvited ? { does: 'same' } : { does: 'told', personId }
  return row.phone === undefined ? { does: 'unknown' } : { does: 'invited' }
}

const plainName = (name: string): string => name.normalize('NFKC').replaceAll(/[\s·.'’-]/g, '')

const aboutOwn = (row: GoodRow, volunteer: Loaded<Volunteer>, name: string, asOf: string): Decision => {
  if (row.name !== undefined && name !== '' && plainName(row.name) !== plainName(name))
    return faulty('name', 'nameDiffers')
  const { register } = volunteer
  if (!register) return { does: 'set', volunteer }
  if (register.state === 'confirmed' && register.number !== row.number) return faulty('number', 'numberDiffers')
  const says = saidIn(row, asOf)
  const isSame =
    register.number === says.number &&
    register.state === says.state &&
    (says.enrolledOn === undefined || register.enrolledOn === says.enrolledOn)
  const checkedAt = register.checkedAt ?? ''
  if (isSame && checkedAt >= says.checkedAt) return { does: 'same' }
  return checkedAt > says.checkedAt ? faulty('number', 'olderThanHere') : { does: 'set', volunteer }
}
