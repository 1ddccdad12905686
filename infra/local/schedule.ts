import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ScheduledEvent } from 'aws-lambda'
import type { Entry } from '#infra/entries.ts'
import { type LambdaHandler, lambdaContext } from './invoke.ts'

const tick = (): ScheduledEvent => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account: '000000000000',
  time: `${new Date().toISOString().slice(0, 19)}Z`,
  region: 'embedded',
  resources: [],
  detail: {},
})

/** Runs a handler now and then every so often, never twice at a time; a failure is logged and waits for the next tick. */
export const startSchedule = (
  handler: LambdaHandler,
  everyMs = 60_000,
  of: Entry = 'sweep',
): { stop: () => Promise<void> } => {
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted) {
      const started = Date.now()
      try {
        await handler(tick(), lambdaContext(of))
      } catch (error) {
        console.error(`[${of}]`, error)
      }
      // What took longer than the interval goes straight on to the next tick instead of catching up on missed ones.
      const wait = Math.max(0, everyMs - (Date.now() - started))
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const done = run()
  return {
    stop: () => {
      stopping.abort()
      return done
    },
  }
}
