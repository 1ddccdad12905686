import { looked } from '#shared/audit/audit.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { detailsOf } from '#shared/people/details.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Certificate, certificates, certificateWord, meantCode } from './certificate.ts'
import { chainHeads } from './chain.ts'
import { shownHours, totalHours } from './hours.ts'
import { allRecordsOf, type ServiceRecord, standing } from './service-record.ts'
import { verifyChain } from './verify-chain.ts'

/** What anybody who holds the code may read: surname and four digits, never the full name or number. */
export interface CheckedCertificate {
  code: string
  /** Genuine; changed since it was issued (a record was corrected or tampered with); or past its year. */
  verdict: 'genuine' | 'changed' | 'expired'
  /** Empty when the person's data has been erased. */
  surname: string
  phoneTail: string
  starts: Instant
  ends: Instant
  services: number
  hours: number
  /** Units that recorded the services. */
  units: string[]
  issuedAt: Instant
  validUntil: Instant
  checkedAt: Instant
  seal: boolean
  rows: { activity: string; content: string; place: string; starts: Instant; hours: number; unit: string }[]
}

/** Checks a certificate by its code, for anybody: the records behind it are read and hashed anew. Nothing of the asker is kept. */
export const checkCertificate = async (context: Context, input: { code: string }): Promise<CheckedCertificate> => {
  const certificate = await certificates.get(context.table, keys.certificate(meantCode(input.code)))
  if (!certificate) throw notFound(certificateWord)
  const { volunteerId } = certificate
  const [records, head, volunteer] = await Promise.all([
    allRecordsOf(context.table, volunteerId),
    chainHeads.get(context.table, keys.chainHead(volunteerId)),
    volunteers.get(context.table, keys.volunteer(volunteerId)),
  ])
  const personId = volunteer?.personId ?? ''
  const details = await detailsOf(context, personId)
  if (details) await context.table.write([seenByCode(context, volunteerId)])
  const now = context.clock()
  const listed = certificate.records.flatMap(({ id }) => records.find((record) => record.id === id) ?? [])
  const whole = isUnchanged(certificate, records) && verifyChain(records, head).intact
  return {
    code: certificate.code,
    verdict: !whole ? 'changed' : now >= certificate.validUntil ? 'expired' : 'genuine',
    surname: details ? surnameOf(details.name) : '',
    phoneTail: details?.phone.slice(-4) ?? '',
    starts: listed.map(({ starts }) => starts).sort()[0] ?? certificate.issuedAt,
    ends:
      listed
        .map(({ ends }) => ends)
        .sort()
        .at(-1) ?? certificate.issuedAt,
    services: listed.length,
    hours: totalHours(listed),
    units: [...new Set(listed.map(({ organizationName }) => organizationName))],
    issuedAt: certificate.issuedAt,
    validUntil: certificate.validUntil,
    checkedAt: now,
    seal: certificate.seal,
    rows: listed.map((record) => ({
      activity: record.activity,
      content: record.content,
      place: record.place,
      starts: record.starts,
      hours: shownHours(record.minutes),
      unit: record.organizationName,
    })),
  }
}

/** That it was checked is kept for the volunteer to see; by whom is not. */
const seenByCode = ({ via: _by, ...context }: Context, volunteerId: string): Change =>
  looked({ ...context, actor: { kind: 'nobody', language: 'zh' } }, volunteerId, 'certificate.check')

/** Pure: every record is still there, says what it said, and no later one corrects it. */
const isUnchanged = (certificate: Certificate, records: readonly ServiceRecord[]): boolean => {
  const valid = standing(records)
  return certificate.records.every(({ id, hash }) => valid.some((record) => record.id === id && record.hash === hash))
}

const doubleSurnames = ['欧阳', '上官', '司马', '诸葛', '皇甫', '尉迟', '公孙', '慕容', '司徒', '令狐', '端木', '东方']

/** Pure: the surname of a Chinese name, or the last word of another. */
export const surnameOf = (name: string): string => {
  const [first = ''] = doubleSurnames.filter((surname) => name.startsWith(surname))
  if (first !== '') return first
  return /^\p{Script=Han}/u.test(name) ? [...name].slice(0, 1).join('') : (name.trim().split(/\s+/).at(-1) ?? '')
}
