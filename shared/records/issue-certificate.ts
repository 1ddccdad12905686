import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { addDays } from '#shared/time/instant.ts'
import { type Certificate, certificateDays, certificates, certificateWord, newCode } from './certificate.ts'
import { allRecordsOf, type ServiceRecord, standing } from './service-record.ts'

const most = 200

/**
 * A volunteer issues a certificate over records of their choice: free, as often as they like, at once. Refused for
 * records that are not theirs, were corrected since, or are still in dispute.
 */
export const issueCertificate = async (
  context: Context,
  input: { volunteerId: string; recordIds: readonly string[]; seal: boolean },
): Promise<Certificate> => {
  permit(context, 'certificate.issue', { what: certificateWord, volunteerId: input.volunteerId })
  const valid = standing(await allRecordsOf(context.table, input.volunteerId))
  const chosen = mustBeChoice(valid, input.recordIds)
  const now = context.clock()
  const certificate: Certificate = {
    code: newCode(context.random),
    volunteerId: input.volunteerId,
    records: chosen.map(({ id, ends, hash }) => ({ id, ends, hash })),
    issuedAt: now,
    validUntil: addDays(now, certificateDays),
    seal: input.seal,
  }
  await context.table.write([certificates.create(certificate)])
  return certificate
}

const mustBeChoice = (valid: readonly ServiceRecord[], wanted: readonly string[]): ServiceRecord[] => {
  const ids = [...new Set(wanted)]
  if (ids.length === 0 || ids.length > most) {
    throw refused('noRecords', {
      zh: `选 1 到 ${most} 条记录，您选了 ${ids.length} 条。`,
      en: `Choose 1 to ${most} records; you chose ${ids.length}.`,
    })
  }
  const chosen = valid.filter(({ id }) => ids.includes(id))
  if (chosen.length < ids.length) {
    throw refused('recordsMoved', {
      zh: `有 ${ids.length - chosen.length} 条记录不在您名下，或已经更正。刷新后重新选。`,
      en: `${ids.length - chosen.length} of the records are not yours or were corrected. Reload and choose again.`,
    })
  }
  const disputed = chosen.find((record) => record.disputed)
  if (disputed) {
    throw refused('recordDisputed', {
      zh: `“${disputed.activity}”的时长还有异议，等科协决定后再开。先不选它就行。`,
      en: `The hours of "${disputed.activity}" are in dispute. Leave it out until the association has decided.`,
    })
  }
  return chosen
}

const refused = (reason: string, text: { zh: string; en: string }): Refusal =>
  new Refusal('invalid', reason, text, { fields: [{ path: 'recordIds', text }] })
