import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Key } from '#shared/table/table.ts'

let client: SQSClient | undefined

/** Hands a due item to the queue that `match` works off. */
export const enqueue = async (queueUrl: string, { pk, sk }: Key): Promise<void> => {
  client ??= new SQSClient({})
  await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ pk, sk }) }))
}
