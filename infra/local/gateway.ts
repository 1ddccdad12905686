import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { sendAnswer, toEvent } from './gateway-event.ts'
import { type LambdaHandler, lambdaContext } from './invoke.ts'
import { PlainError } from './plain-error.ts'

/** API Gateway's own limit for a request. */
const bodyLimit = 10 * 1024 * 1024
/** Longer than this API Gateway waits for nobody. */
const patienceSeconds = 30

export interface Gateway {
  port: number
  /** From now on requests go to this handler; before, they are told to come back. */
  serve: (handler: LambdaHandler, afterWrite: () => void) => void
  stop: () => Promise<void>
}

/** The whole body, or undefined when it is too large; the rest is read and dropped, so that the answer arrives. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > 2 * bodyLimit) return undefined
    if (size <= bodyLimit) chunks.push(chunk)
  }
  return size > bodyLimit ? undefined : Buffer.concat(chunks)
}

const say = (response: ServerResponse, statusCode: number, message: string) =>
  sendAnswer(
    response,
    { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) },
    true,
  )

const starting = (response: ServerResponse) => {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2', refresh: '2' }
  sendAnswer(
    response,
    { statusCode: 503, headers, body: '正在准备示例数据，马上就好。\nPreparing the sample data.\n' },
    true,
  )
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE'
      reject(taken ? new PlainError(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`) : error)
    })
    server.listen(port, host, resolve)
  })

const outOfTime = async (seconds: number): Promise<never> => {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000).unref())
  throw new Error(`no answer within ${seconds} s`)
}

/** Opens the port (0 takes any); it answers 503 until it is given the handler of `functions/http.ts`. */
export const openGateway = async (wanted: number, host: string): Promise<Gateway> => {
  let handler: LambdaHandler | undefined
  let written = () => {}
  let port = wanted
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!handler) return starting(response)
    const body = await bodyOf(request)
    if (!body) {
      response.setHeader('connection', 'close')
      return say(response, 413, 'Request Entity Too Large')
    }
    const event = toEvent(request, body, port)
    const work = Promise.resolve(handler(event, lambdaContext('http', patienceSeconds)))
    sendAnswer(response, await Promise.race([work, outOfTime(patienceSeconds)]), request.method !== 'HEAD')
    if (request.method !== 'GET' && request.method !== 'HEAD') written()
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      if (request.destroyed && !request.complete) return
      console.error(`${request.method} ${request.url}`, error)
      if (response.headersSent) response.destroy()
      else say(response, 500, 'Internal Server Error')
    })
  })
  await listen(server, wanted, host)
  const address = server.address()
  if (address && typeof address === 'object') port = address.port
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    const force = setTimeout(() => server.closeAllConnections(), 5000)
    await closed
    clearTimeout(force)
  }
  const serve = (to: LambdaHandler, afterWrite: () => void) => {
    handler = to
    written = afterWrite
  }
  return { port, serve, stop }
}
