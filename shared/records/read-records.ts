import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { personDetails } from '#shared/people/person.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { type Certificate, certificates } from './certificate.ts'
import { allRecordsOf, recordWord, type ServiceRecord, standing } from './service-record.ts'

/** A record as its volunteer reads it, with every field of Order 67. */
export interface ReadRecord extends ServiceRecord {
  /** Name of the person in charge; empty once their data was erased. */
  inCharge: string
  /** A later record corrects this one; it stays to be seen, and counts no more. */
  corrected: boolean
}

/** Names of people who answered for activities: part of the record, for whoever may read it. */
export const namesInCharge = async (
  context: Context,
  records: readonly ServiceRecord[],
): Promise<(personId: string) => string> => {
  const ids = [...new Set(records.map(({ personInCharge }) => personInCharge))]
  const details = await personDetails.getMany(context.table, ids.map(keys.personDetails))
  const names = new Map(details.map(({ personId, name }) => [personId, context.vault.open(name, personId)]))
  return (personId) => names.get(personId) ?? ''
}

/** All records of one volunteer, latest first, with the certificates made from them, for themself. */
export const readRecords = async (
  context: Context,
  { volunteerId }: { volunteerId: string },
): Promise<{ records: ReadRecord[]; certificates: Certificate[] }> => {
  permit(context, 'certificate.issue', { what: recordWord, volunteerId })
  const [records, issued] = await Promise.all([
    allRecordsOf(context.table, volunteerId),
    certificates.list(context.table, {
      index: 'owner',
      partition: owners.certificatesOf(volunteerId, '').ownerPk ?? '',
      backwards: true,
      limit: 20,
    }),
  ])
  const nameOf = await namesInCharge(context, records)
  const valid = new Set(standing(records).map(({ id }) => id))
  return {
    records: records.toReversed().map((record) => ({
      ...record,
      inCharge: nameOf(record.personInCharge),
      corrected: !valid.has(record.id),
    })),
    certificates: issued.items,
  }
}
