import middy from '@middy/core'
import type { Context, ScheduledEvent } from 'aws-lambda'
import { learnFromAnswers } from './learn-from-answers.ts'
import { planDistricts } from './plan-districts.ts'

/**
 * Every hour: what is missing in each district, planned as a whole. Stops in time to say so. Before it, once a day, what
 * answers tell of the chance of a yes.
 */
export const handler = middy(async (_: ScheduledEvent, context: Context) => {
  await learnFromAnswers()
  await planDistricts(() => context.getRemainingTimeInMillis())
})
