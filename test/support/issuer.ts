import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

type Signing = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

/** An identity provider on this machine: discovery, keys, and tokens it signs. */
export const startIssuer = async () => {
  const published: JWK[] = []
  let signing: { kid: string; key: Signing } | undefined
  let asked: string[] = []
  let silent = false
  const codes = new Map<string, { challenge: string; redirect: string; token: string }>()
  /** Gives a token for a code once, to whoever knows the secret behind the hash it was made for. */
  const redeem = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await text(request))
    const code = form.get('code') ?? ''
    const held = codes.get(code)
    codes.delete(code)
    const hash = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const stands = held?.challenge === hash && held.redirect === form.get('redirect_uri')
    response
      .writeHead(stands ? 200 : 400, { 'content-type': 'application/json' })
      .end(JSON.stringify(stands ? { id_token: held.token } : { error: 'invalid_grant' }))
  }
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (silent) return response.writeHead(503).end()
    if (request.url === '/token') return redeem(request, response)
    const found =
      request.url === '/.well-known/openid-configuration'
        ? {
            issuer: url(),
            jwks_uri: `${url()}/keys`,
            authorization_endpoint: `${url()}/authorize`,
            token_endpoint: `${url()}/token`,
          }
        : request.url === '/keys'
          ? { keys: published }
          : undefined
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}))
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** From now on it signs with a new key; the old ones are withdrawn. */
  const rotate = async (): Promise<void> => {
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    const kid = `key ${published.length}${Math.random()}`
    published.splice(0, published.length, { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' })
    signing = { kid, key: privateKey }
  }
  await rotate()

  /** A token with these claims, valid for five minutes from `at`. */
  const token = (
    claims: Record<string, unknown>,
    at: string,
    changes: { issuer?: string; audience?: string; endless?: boolean; from?: number; key?: Signing } = {},
  ): Promise<string> => {
    const now = Math.floor(Date.parse(at) / 1000)
    const signed = new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: signing?.kid ?? '' })
      .setIssuer(changes.issuer ?? url())
      .setAudience(changes.audience ?? 'kezhi')
      .setIssuedAt(now)
      .setNotBefore(now + (changes.from ?? 0))
    if (!changes.endless) signed.setExpirationTime(now + 300)
    return signed.sign(changes.key ?? signing!.key)
  }
  return {
    url: url(),
    /** Somebody signs in at the address the product led to: the query with which the browser is sent back. */
    signIn: (address: string, idToken: string): string => {
      const { searchParams } = new URL(address)
      const code = `code-${codes.size}-${Math.random()}`
      const [challenge = '', redirect = ''] = ['code_challenge', 'redirect_uri'].map(
        (name) => searchParams.get(name) ?? '',
      )
      codes.set(code, { challenge, redirect, token: idToken })
      return `?${new URLSearchParams({ code, state: searchParams.get('state') ?? '' })}`
    },
    rotate,
    token,
    keys: published,
    kid: () => signing?.kid ?? '',
    setSilent: (to: boolean) => {
      silent = to
    },
    /** What was asked for since the last time. */
    taken: () => {
      const since = asked
      asked = []
      return since
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
export type Issuer = Awaited<ReturnType<typeof startIssuer>>
