import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { detailsOf } from '#shared/people/details.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Certificate, certificates, certificateWord, meantCode } from './certificate.ts'
import { namesInCharge } from './read-records.ts'
import { allRecordsOf, type ServiceRecord } from './service-record.ts'

/** A certificate as it is printed: with the full name, for its own volunteer only. */
export interface PrintedCertificate {
  certificate: Certificate
  name: string
  /** Latest first, as they stand in the records now. */
  records: ServiceRecord[]
  /** Names of those in charge, each once. */
  inCharge: string[]
}

/** One's own certificate, to print it. Anybody else checks it by its code. */
export const readCertificate = async (context: Context, { code }: { code: string }): Promise<PrintedCertificate> => {
  const certificate = await certificates.get(context.table, keys.certificate(meantCode(code)))
  if (!certificate) throw notFound(certificateWord)
  const { volunteerId } = certificate
  permit(context, 'certificate.issue', { what: certificateWord, volunteerId })
  const [all, volunteer] = await Promise.all([
    allRecordsOf(context.table, volunteerId),
    volunteers.get(context.table, keys.volunteer(volunteerId)),
  ])
  const personId = volunteer?.personId ?? ''
  const details = await detailsOf(context, personId)
  const records = all.filter(({ id }) => certificate.records.some((one) => one.id === id)).toReversed()
  const nameOf = await namesInCharge(context, records)
  const names = records.map(({ personInCharge }) => nameOf(personInCharge)).filter((name) => name !== '')
  return {
    certificate,
    name: details?.name ?? '',
    records,
    inCharge: [...new Set(names)],
  }
}
