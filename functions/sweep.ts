import middy from '@middy/core'
import type { Context, ScheduledEvent } from 'aws-lambda'
import { sweep } from './sweep-all.ts'

/** Every minute: whatever is due and was not worked yet. Stops in time to say so. */
export const handler = middy((_: ScheduledEvent, context: Context) => sweep(() => context.getRemainingTimeInMillis()))
