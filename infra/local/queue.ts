import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod'
import type { LambdaHandler } from './invoke.ts'
import { QueueDelivery, type QueueSettings } from './queue-delivery.ts'

const Message = z.object({ MessageBody: z.string(), DelaySeconds: z.number().default(0) })
const Batch = z.object({
  Entries: z
    .array(Message.extend({ Id: z.string() }))
    .min(1)
    .max(10),
})

/** The match queue: an SQS endpoint for the SDK in front, the handler of `functions/match.ts` behind. */
export interface LocalQueue {
  endpoint: string
  queueUrl: string
  serve: (handler: LambdaHandler) => void
  idle: () => Promise<void>
  stop: () => Promise<void>
}

const act = (delivery: QueueDelivery, target: string, body: unknown) => {
  if (target === 'SendMessage') {
    const { MessageBody, DelaySeconds } = Message.parse(body)
    return delivery.add(MessageBody, DelaySeconds)
  }
  if (target === 'SendMessageBatch') {
    const { Entries } = Batch.parse(body)
    const Successful = Entries.map((entry) => ({
      Id: entry.Id,
      ...delivery.add(entry.MessageBody, entry.DelaySeconds),
    }))
    return { Successful, Failed: [] }
  }
  throw new Error(`The embedded queue has no ${target}.`)
}

const answer = async (delivery: QueueDelivery, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  response.setHeader('content-type', 'application/x-amz-json-1.0')
  try {
    const target = String(request.headers['x-amz-target']).replace('AmazonSQS.', '')
    response.end(JSON.stringify(act(delivery, target, JSON.parse(text))))
  } catch (error) {
    response.statusCode = 400
    response.end(JSON.stringify({ __type: 'com.amazonaws.sqs#InvalidParameterValue', message: String(error) }))
  }
}

/**
 * Starts the queue on any free port. It holds messages in memory: what a kill loses, the sweep finds again, as it does
 * in the cloud.
 */
export const openQueue = async (settings: QueueSettings): Promise<LocalQueue> => {
  const delivery = new QueueDelivery(settings)
  const server = createServer((request, response) => {
    answer(delivery, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const endpoint = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  return {
    endpoint,
    queueUrl: `${endpoint}/000000000000/match`,
    serve: (handler) => delivery.serve(handler),
    idle: () => delivery.idle(),
    stop: async () => {
      await delivery.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
