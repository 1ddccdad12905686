import middy from '@middy/core'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { eachOf } from './batch.ts'
import { hurryDue } from './hurry-due.ts'
import { sequenceOf, streamKey } from './stream-key.ts'

/** The stream of due items: what follows from an act, at once. */
export const handler = middy((event: DynamoDBStreamEvent) =>
  eachOf(event.Records, sequenceOf, (record) => hurryDue(streamKey(record))),
)
