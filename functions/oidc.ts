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

/** Tells whose a token of the trusted issuer is; nothing when it is none, not for us, or over. */
export interface Oidc {
  verify: (token: string) => Promise<Identity | undefined>
}

export interface OidcSettings {
  issuer: string
  /** The name by which the issuer knows this product. */
  audience: string
  /** After looking in vain for a new key, so long the issuer is not asked again. In milliseconds. */
  cooldown?: number
}

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() })
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

const discovered = async (issuer: string): Promise<URL> => {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(patience),
    redirect: 'error',
  })
  if (!answer.ok) throw new Error(`The issuer answered ${answer.status} to discovery.`)
  const found = Discovery.parse(await answer.json())
  if (found.issuer !== issuer) throw new Error('The issuer names itself otherwise than it is configured here.')
  return new URL(found.jwks_uri)
}

/** Trust in one issuer. Its address and keys are asked for at the first token, then kept; new keys are found by their id. */
export const openOidc = ({ issuer, audience, cooldown = 30_000 }: OidcSettings, clock: Clock): Oidc => {
  const open = async () => {
    // Loaded where such a token comes at all.
    const [jose, address] = await Promise.all([import('jose'), discovered(issuer)])
    const keys = jose.createRemoteJWKSet(address, { cooldownDuration: cooldown, timeoutDuration: patience })
    return { jose, keys }
  }
  let opened: ReturnType<typeof open> | undefined
  const ready = () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
  return {
    verify: async (token) => {
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
