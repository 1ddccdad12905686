import * as z from 'zod'
import type { Random } from '#shared/kernel/random.ts'
import type { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/**
 * 志愿服务记录证明: the records a volunteer chose to show, under a code anybody can check. Free, from records only. It
 * keeps their hashes, so a later change shows.
 */
export const Certificate = z.object({
  code: z.string(),
  volunteerId: z.string(),
  records: z
    .array(z.object({ id: z.string(), ends: Instant, hash: z.string() }))
    .min(1)
    .max(200),
  issuedAt: Instant,
  validUntil: Instant,
  /** A seal image only if the volunteer wants it. */
  seal: z.boolean(),
})
export type Certificate = z.infer<typeof Certificate>

export const certificates = entity('Certificate', Certificate, (certificate) => ({
  ...keys.certificate(certificate.code),
  ...owners.certificatesOf(certificate.volunteerId, certificate.issuedAt),
}))

export const certificateWord: Text = { zh: '证明', en: 'certificate' }

/** A certificate can be checked for so long. */
export const certificateDays = 365

// Without I, L, O and U: read aloud and copied by hand. Twelve signs are 60 bits, beyond guessing.
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const newCode = (random: Random): string =>
  Array.from({ length: 12 }, () => signs[Math.floor(random() * signs.length)]).join('')

/** Pure: a code as it was typed, made what it was meant to be: case, gaps, and letters that look like digits. */
export const meantCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** `8F41-2K7Q-9D3M`. */
export const shownCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code
