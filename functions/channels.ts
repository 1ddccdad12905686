import type { Channels } from '#shared/messages/channels.ts'
import type { Env } from './env.ts'

/** On one's own machine nothing leaves it: the outbox page shows what would have been sent. */
const outbox: Channels = { sms: async () => {} }

/** A text message service, or a small relay in front of one, that takes JSON. Which one is a matter of contract. */
const relay = (url: string, origin: string): Channels => ({
  sms: async ({ id, link, ...message }) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify({ ...message, link: `${origin}${link}` }),
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) throw new Error(`The text message service answered ${answer.status}`)
  },
})

const none: Channels = {
  sms: async () => {
    throw new Error('No text message service: set SMS_URL.')
  },
}

/** The ways out of these surroundings. */
export const channelsOf = (env: Env): Channels => {
  if (env.EMBEDDED === '1') return outbox
  return env.SMS_URL === undefined ? none : relay(env.SMS_URL, env.SITE_ORIGIN ?? '')
}
