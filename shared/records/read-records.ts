import { looked } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { readDetails } from '#shared/people/details.ts'
import { owners } from '#shared/table/keys.ts'
import { type Certificate, certificates } from './certificate.ts'
import { allRecordsOf, recordWord, type ServiceRecord, standing } from './service-record.ts'

/** A record as its volunteer reads it, with every field of Order 67. */
export interface ReadRecord extends ServiceRecord {
  /** Name of the person in charge; empty once their data was erased. */
  inCharge: string
  /** A later record corrects this one; it stays to be seen, and counts no more. */
  corrected: boolean
}

/** Names of people who answered for activities: part of the record, for whoever may read it. That they were shown is kept. */
export const namesInCharge = async (
  context: Context,
  records: readonly ServiceRecord[],
): Promise<(personId: string) => string> => {
  const details = await readDetails(
    context,
    records.map(({ personInCharge }) => personInCharge),
  )
  const [first] = records
  const people = [...details.keys()]
  if (first && people.length > 0) {
    await context.table.write([looked(context, first.volunteerId, 'record.inCharge', { people })])
  }
  return (personId) => details.get(personId)?.name ?? ''
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
