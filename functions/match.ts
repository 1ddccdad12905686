import middy from '@middy/core'
import type { SQSEvent } from 'aws-lambda'
import { eachOf } from './batch.ts'
import { workNow } from './hurry-due.ts'
import { queuedKey } from './queued-key.ts'

/** The queue of requests to match or widen. */
export const handler = middy((event: SQSEvent) =>
  eachOf(
    event.Records,
    ({ messageId }) => messageId,
    ({ body }) => workNow(queuedKey(body)),
  ),
)
