import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Clock } from '#shared/time/instant.ts'
import { log, told } from './log.ts'

/** Who a token of another issuer says it is. */
export interface Identity {
  issuer: string
  subject: string
  /** Only when the issuer says that it verified the number. */
  phone?: string | undefined
}

/** A browser on its way to the issuer and back: what was sent along proves that it is the same one. */
interface RoundTrip {
  /** Secret of this round trip; the issuer sees its hash first, and itself only with the code (PKCE). */
  verifier: string
  /** Where the issuer sends the browser back to. */
  redirect: string
}

export interface Oidc {
  issuer: string
  /** Tells whose a token of the trusted issuer is; nothing when it is none, not for us, or over. */
  verify: (token: string) => Promise<Identity | undefined>
  /** The address at which somebody signs in at the issuer. */
  signInAddress: (trip: RoundTrip & { state: string }) => Promise<string>
  /** Who came back with a code; nothing when it is none, was used, or belongs to another round trip. */
  redeem: (trip: RoundTrip & { code: string }) => Promise<Identity | undefined>
}

export interface OidcSettings {
  issuer: string
  /** The name by which the issuer knows this product. */
  audience: string
  /** After looking in vain for a new key, so long the issuer is not asked again. In milliseconds. */
  cooldown?: number
}

const Discovery = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  authorization_endpoint: z.url().optional(),
  token_endpoint: z.url().optional(),
})
type Discovery = z.infer<typeof Discovery>
const Redeemed = z.object({ id_token: z.string() })
const Claims = z.object({
  sub: z.string().min(1).max(255),
  phone_number: z.string().optional(),
  phone_number_verified: z.boolean().optional(),
})

/** Signatures by a key of the issuer alone: a shared secret proves nothing about who signed, "none" less. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA']
const patience = 3_000
const toleranceSeconds = 5

/** A JWT has three parts; tokens of our own have no dots. */
export const isJwt = (token: string): boolean => token.split('.').length === 3

const discovered = async (issuer: string): Promise<Discovery> => {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(patience),
    redirect: 'error',
  })
  if (!answer.ok) throw new Error(`The issuer answered ${answer.status} to discovery.`)
  const found = Discovery.parse(await answer.json())
  if (found.issuer !== issuer) throw new Error('The issuer names itself otherwise than it is configured here.')
  return found
}

/** Trust in one issuer. Its address and keys are asked for at the first token, then kept; new keys are found by their id. */
export const openOidc = ({ issuer, audience, cooldown = 30_000 }: OidcSettings, clock: Clock): Oidc => {
  const open = async () => {
    // Loaded where such a token comes at all.
    const [jose, places] = await Promise.all([import('jose'), discovered(issuer)])
    const keys = jose.createRemoteJWKSet(new URL(places.jwks_uri), {
      cooldownDuration: cooldown,
      timeoutDuration: patience,
    })
    return { jose, keys, places }
  }
  let opened: ReturnType<typeof open> | undefined
  const ready = () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
  const verify = async (token: string): Promise<Identity | undefined> => {
    const { jose, keys } = await ready().catch(silent)
    try {
      const { payload } = await jose.jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: toleranceSeconds,
        currentDate: new Date(clock()),
      })
      const claims = Claims.safeParse(payload)
      if (!claims.success) return undefined
      const { sub, phone_number, phone_number_verified } = claims.data
      return { issuer, subject: sub, phone: phone_number_verified === true ? phone_number : undefined }
    } catch (error) {
      const isTokensFault = error instanceof jose.errors.JOSEError && !unreachable.has(error.code)
      return isTokensFault ? undefined : silent(error)
    }
  }
  return {
    issuer,
    verify,
    signInAddress: async ({ verifier, redirect, state }) => {
      const { places } = await ready().catch(silent)
      if (places.authorization_endpoint === undefined) return silent(new Error('The issuer names no sign-in.'))
      const address = new URL(places.authorization_endpoint)
      const asked = { response_type: 'code', client_id: audience, redirect_uri: redirect, scope: 'openid', state }
      for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
      address.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'))
      address.searchParams.set('code_challenge_method', 'S256')
      return address.href
    },
    redeem: async ({ verifier, redirect, code }) => {
      const { places } = await ready().catch(silent)
      if (places.token_endpoint === undefined) return silent(new Error('The issuer redeems no codes.'))
      const given = { grant_type: 'authorization_code', client_id: audience, redirect_uri: redirect, code }
      const answer = await fetch(places.token_endpoint, {
        method: 'POST',
        body: new URLSearchParams({ ...given, code_verifier: verifier }),
        signal: AbortSignal.timeout(patience),
        redirect: 'error',
      }).catch(silent)
      if (answer.status >= 500) return silent(new Error(`The issuer answered ${answer.status} to a code.`))
      const redeemed = Redeemed.safeParse(await answer.json().catch(() => undefined))
      return answer.ok && redeemed.success ? verify(redeemed.data.id_token) : undefined
    },
  }
}

/** Faults of the issuer's, not of the token. */
const unreachable = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'])

const silent = (error: unknown): never => {
  log('error', 'oidc', told(error))
  throw new Refusal('busy', 'issuerSilent', {
    zh: '身份平台这会儿没有回应，核对不了您的令牌。请稍后再试，或用手机号登录。',
    en: 'The identity provider does not answer, so your token cannot be checked. Try again later, or sign in by phone.',
  })
}
