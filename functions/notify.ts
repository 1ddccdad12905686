import middy from '@middy/core'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { eachOf } from './batch.ts'
import { systemContext } from './context.ts'
import { deliver } from './deliver.ts'
import { sequenceOf, streamKey } from './stream-key.ts'

/** The stream of messages: each goes out through its channel at once. */
export const handler = middy((event: DynamoDBStreamEvent) =>
  eachOf(event.Records, sequenceOf, async (record) => deliver(await systemContext(), streamKey(record))),
)
