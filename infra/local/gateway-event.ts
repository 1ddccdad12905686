import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** Hop-by-hop, or rewritten below. */
const notHandedOn = new Set(['cookie', 'connection', 'keep-alive', 'transfer-encoding', 'upgrade'])

/** What API Gateway hands over as text; all else, forms included, arrives as base64. */
const isText = (contentType = ''): boolean => /^(text\/|application\/(json|xml|javascript)\b)/i.test(contentType)

/** API Gateway decodes the path, and leaves one alone that cannot be decoded. */
const decodedPath = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const joined = (entries: Iterable<[string, string]>): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const [name, value] of entries) values[name] = values[name] === undefined ? value : `${values[name]},${value}`
  return values
}

function* headersOf(request: IncomingMessage): Generator<[string, string]> {
  const raw = request.rawHeaders
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase()
    if (!notHandedOn.has(name) && !name.startsWith('x-forwarded-')) yield [name, raw[at + 1] ?? '']
  }
}

/** The event API Gateway (HTTP API, payload format 2.0) would make of a request. */
export const toEvent = (request: IncomingMessage, body: Buffer, port: number): APIGatewayProxyEventV2 => {
  const [rawPath = '/', ...query] = (request.url ?? '/').split('?')
  const rawQueryString = query.join('?')
  const { method = 'GET', httpVersion } = request
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1'
  const domainName = request.headers.host ?? `localhost:${port}`
  const path = decodedPath(rawPath)
  const parameters = joined(new URLSearchParams(rawQueryString))
  const cookies = request.headers.cookie?.split(/; */).filter((cookie) => cookie !== '')
  const text = isText(request.headers['content-type'])
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString,
    ...(cookies?.length ? { cookies } : {}),
    headers: {
      ...joined(headersOf(request)),
      'x-forwarded-for': sourceIp,
      'x-forwarded-port': String(port),
      'x-forwarded-proto': 'http',
    },
    ...(rawQueryString ? { queryStringParameters: parameters } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'embedded',
      domainName,
      domainPrefix: domainName.split(/[.:]/)[0] ?? '',
      http: { method, path, protocol: `HTTP/${httpVersion}`, sourceIp, userAgent: request.headers['user-agent'] ?? '' },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
    },
    ...(body.length > 0 ? { body: body.toString(text ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !text,
  }
}

/** Hop-by-hop or computed here; a handler's own would contradict what is sent. */
const notSentOn = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length'])

const isStructured = (answer: unknown): answer is APIGatewayProxyStructuredResultV2 =>
  answer !== null && typeof answer === 'object' && 'statusCode' in answer

/** Sends what the handler returned, as API Gateway does; an answer without a status is JSON. */
export const sendAnswer = (response: ServerResponse, answer: unknown, withBody: boolean): void => {
  const result: APIGatewayProxyStructuredResultV2 = isStructured(answer)
    ? answer
    : { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) }
  const body = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8')
  response.statusCode = result.statusCode ?? 200
  for (const [name, value] of Object.entries(result.headers ?? {})) {
    if (value !== undefined && !notSentOn.has(name.toLowerCase())) response.setHeader(name, String(value))
  }
  if (result.cookies?.length) response.setHeader('set-cookie', result.cookies)
  if (response.statusCode !== 204 && response.statusCode !== 304) response.setHeader('content-length', body.length)
  response.end(withBody ? body : undefined)
}
