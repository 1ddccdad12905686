import { createHash, createHmac } from 'node:crypto'

/** What Lambda hands out by environment. */
export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string | undefined
}

export interface SignedRequest {
  service: string
  region: string
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  /** Its path is encoded already, as it goes over the wire. */
  url: URL
  headers?: Record<string, string>
  body?: string
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The key of one day, region and service; `scope` names them. */
const keyFor = (by: Credentials, scope: string): Buffer => {
  const [day = '', ...rest] = scope.split('/')
  return rest.reduce<Buffer>(mac, mac(`AWS4${by.secretAccessKey}`, day))
}

/** The signature of a policy for a form that a browser sends to S3. */
export const policySignature = (policy: string, by: Credentials, scope: string): string =>
  mac(keyFor(by, scope), policy).toString('hex')

/** An address by which anybody may fetch an object of S3 for so many seconds, to be kept as a file. */
export const presigned = (url: URL, by: Credentials, at: string, seconds: number): URL => {
  const scope = `${at.slice(0, 8)}/${surroundings().region}/s3/aws4_request`
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${by.accessKeyId}/${scope}`,
    'X-Amz-Date': at,
    'X-Amz-Expires': String(seconds),
    ...(by.sessionToken === undefined ? {} : { 'X-Amz-Security-Token': by.sessionToken }),
    'X-Amz-SignedHeaders': 'host',
    'response-content-disposition': 'attachment',
  })
  const sorted = [...query]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const canonical = ['GET', url.pathname, sorted, `host:${url.host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join('\n')
  const text = ['AWS4-HMAC-SHA256', at, scope, hash(canonical)].join('\n')
  return new URL(
    `${url.origin}${url.pathname}?${sorted}&X-Amz-Signature=${mac(keyFor(by, scope), text).toString('hex')}`,
  )
}

/** All headers of the request, the signature (AWS Signature Version 4) among them. `at` is `20260102T030405Z`. */
export const signedHeaders = (request: SignedRequest, by: Credentials, at: string): Record<string, string> => {
  const { service, region, method, url, body = '' } = request
  const headers: Record<string, string> = {
    ...Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
    host: url.host,
    'x-amz-date': at,
    ...(by.sessionToken === undefined ? {} : { 'x-amz-security-token': by.sessionToken }),
    ...(service === 's3' ? { 'x-amz-content-sha256': hash(body) } : {}),
  }
  const names = Object.keys(headers).sort()
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const signed = names.join(';')
  const lines = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join('')
  const canonical = [method, url.pathname, query, lines, signed, hash(body)].join('\n')
  const day = at.slice(0, 8)
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', at, scope, hash(canonical)].join('\n')
  const signature = mac(keyFor(by, scope), text).toString('hex')
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${by.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
  }
}

/** Those of the function itself. */
export const credentials = (): Credentials => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new Error('No AWS credentials in the environment.')
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN }
}

/** The region and the domain its services answer under; the Chinese partition has its own. */
export const surroundings = (): { region: string; domain: string } => {
  const region = process.env.AWS_REGION ?? ''
  return { region, domain: region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com' }
}

/** For the few calls that do not pay for an SDK client of their own. Throws unless the answer is a success, or `expected`. */
export const signedFetch = async (
  request: Omit<SignedRequest, 'region'>,
  expected: readonly number[] = [],
): Promise<Response> => {
  const at = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '')
  const { host: _host, ...headers } = signedHeaders({ ...request, region: surroundings().region }, credentials(), at)
  const { method, url, body } = request
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) })
  if (!answer.ok && !expected.includes(answer.status))
    throw new Error(`${request.service} answered ${answer.status}: ${await answer.text()}`)
  return answer
}
