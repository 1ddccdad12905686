import middy from '@middy/core'
import type { Context, ScheduledEvent } from 'aws-lambda'
import { planDistricts } from './plan-districts.ts'

/** Every hour: what is missing in each district, planned as a whole. Stops in time to say so. */
export const handler = middy((_: ScheduledEvent, context: Context) =>
  planDistricts(() => context.getRemainingTimeInMillis()),
)
