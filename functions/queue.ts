import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import type { Key } from '#shared/table/table.ts'

/** Key of a due item, as the queue carries it. */
const Body = z.object({ pk: z.string(), sk: z.string() })

let client: SQSClient | undefined

/** Hands a due item to the queue that `match` works off. */
export const enqueue = async (queueUrl: string, { pk, sk }: Key): Promise<void> => {
  client ??= new SQSClient({})
  await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ pk, sk }) }))
}

export const readBody = (body: string): Key => Body.parse(JSON.parse(body))
