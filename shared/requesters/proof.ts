import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'
import { ProvingFile } from '#shared/volunteers/paper.ts'
import type { RequesterKind } from './requester.ts'

/** By what a body shows that it is what it says. */
export const ProofKind = z.enum([
  'businessLicence',
  'institutionCertificate',
  'committeeLetter',
  'societyCertificate',
  'authorisation',
])
export type ProofKind = z.infer<typeof ProofKind>

export const proofWords: Readonly<Record<ProofKind, Text>> = {
  businessLicence: { zh: '营业执照', en: 'Business licence' },
  institutionCertificate: { zh: '事业单位法人证书或上级单位证明', en: 'Certificate of the institution' },
  committeeLetter: { zh: '村（居）委会证明或介绍信', en: 'Letter of the village or residents’ committee' },
  societyCertificate: { zh: '社会团体登记证书', en: 'Certificate of the association' },
  authorisation: { zh: '联系人的授权书', en: 'Authorisation of the contact person' },
}

const own: Readonly<Record<RequesterKind, ProofKind>> = {
  community: 'committeeLetter',
  village: 'committeeLetter',
  school: 'institutionCertificate',
  enterprise: 'businessLicence',
  industrialPark: 'businessLicence',
  venue: 'institutionCertificate',
  publicBody: 'institutionCertificate',
  association: 'societyCertificate',
}

/** Pure: what a body of a kind shows: its own document, and that its contact speaks for it. */
export const proofKindsOf = (kind: RequesterKind): readonly ProofKind[] => [own[kind], 'authorisation']

/** A document of a body: `waiting` until it was scanned, then accepted by staff or returned with a reason. */
export const Proof = ProvingFile.extend({
  requesterId: z.string(),
  kind: ProofKind,
  /** Who sent it. */
  by: z.string(),
  state: z.enum(['waiting', 'clean', 'refused', 'accepted', 'returned']),
  answeredAt: Instant.optional(),
  reason: z.string().max(500).optional(),
})
export type Proof = z.infer<typeof Proof>
export const proofs = entity('Proof', Proof, ({ requesterId, id }) => keys.proof(requesterId, id))

export const proofWord: Text = { zh: '证明材料', en: 'document' }
