import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Random } from '#shared/kernel/random.ts'
import type { Vault } from '#shared/kernel/vault.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes, Instant, toMilliseconds } from '#shared/time/instant.ts'

export const signInRule = {
  codeDigits: 6,
  codeMinutes: 5,
  tries: 5,
  /** Between two codes that one browser asks for one number. Other browsers neither wait for it nor shorten it. */
  pauseSeconds: 60,
  /** From browsers that never signed in with the number, which may be anybody's. */
  codesPerPhoneAndDay: 10,
  /** Of those, from one address: no single stranger uses all of them up. */
  codesPerPhoneAddressAndDay: 5,
  /** From a browser that signed in with the number before: its own, whatever strangers ask for. */
  codesPerKnownBrowserAndDay: 10,
  /** Fresh codes for somebody signed in. */
  stepUpCodesPerDay: 20,
  /** One street address may be a school or a village, so the cap is wide. */
  codesPerAddressAndDay: 400,
} as const

/** A code on its way: bound to the browser that asked, which holds the other half of `id`. */
export const Challenge = z.object({
  id: z.string(),
  fingerprint: z.string(),
  /** Sealed with `id`; becomes the person's own when the code proves right and the number is new. */
  phone: z.string(),
  codeHash: z.string(),
  tries: z.number().int().min(0),
  sentAt: Instant,
  expiresAt: Instant,
})
export type Challenge = z.infer<typeof Challenge>
export const challenges = entity('Challenge', Challenge, (challenge) => ({
  ...keys.challenge(challenge.id),
  expires: Math.ceil(toMilliseconds(addMinutes(challenge.expiresAt, 60)) / 1000),
}))

/** How many codes went to a number, from an address or for a browser on one day; named by a keyed hash. */
export const SendCap = z.object({ name: z.string(), day: z.string(), sent: z.number().int(), lastAt: Instant })
export type SendCap = z.infer<typeof SendCap>
export const sendCaps = entity('SendCap', SendCap, (cap) => ({
  ...keys.sendCap(cap.name, cap.day),
  expires: Math.ceil(toMilliseconds(addMinutes(cap.lastAt, 3 * 1440)) / 1000),
}))

/** The keyed hash of a code, bound to its challenge: worth nothing for another one. */
export const codeHashOf = (vault: Pick<Vault, 'fingerprint'>, challengeId: string, code: string): string =>
  vault.fingerprint(`code:${challengeId}:${code}`)

/** 160 random bits in text, for cookies: nobody guesses one. */
export const newToken = (random: Random): string => {
  let token = ''
  for (let i = 0; i < 32; i += 1) token += Math.floor(random() * 32).toString(32)
  return token
}

/** What is stored of a token, so that whoever reads the table cannot use it. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')

export const newCode = (random: Random): string =>
  String(Math.floor(random() * 10 ** signInRule.codeDigits)).padStart(signInRule.codeDigits, '0')
