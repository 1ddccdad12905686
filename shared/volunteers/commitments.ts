import { addDays, type Instant } from '#shared/time/instant.ts'
import type { Interval } from '#shared/time/interval.ts'
import type { Ask, Calendar, Commitment } from './calendar.ts'

// How a calendar changes when people answer: pure, and used by every verb that touches one.

const keepDays = 28

/** Drops what no rule looks at any more, so that the item stays small for life. */
export const tidied = <T extends Calendar>(calendar: T, now: Instant): T => {
  const [servedSince, askedSince] = [addDays(now, -14), addDays(now, -keepDays)]
  return {
    ...calendar,
    commitments: calendar.commitments.filter(({ ends }) => ends > servedSince),
    exceptions: calendar.exceptions.filter(({ ends }) => ends > now),
    asks: calendar.asks.filter(({ at, open }) => open || at > askedSince),
  }
}

/** The answer to an ask; a yes commits the hours. A decline lowers nothing but its own estimate. */
export const answered = <T extends Calendar>(
  calendar: T,
  offerId: string,
  answer: 'accepted' | 'declined' | 'silent' | 'closed',
  now: Instant,
): T => {
  const wasOpen = calendar.asks.some((ask) => ask.offerId === offerId && ask.open)
  const { answers } = calendar
  return tidied(
    {
      ...calendar,
      asks: calendar.asks.map((ask) => (ask.offerId === offerId ? { ...ask, open: false } : ask)),
      answers: answer === 'closed' || !wasOpen ? answers : { ...answers, [answer]: answers[answer] + 1 },
    },
    now,
  )
}

export const committed = <T extends Calendar>(calendar: T, commitment: Commitment): T => ({
  ...calendar,
  commitments: [
    ...calendar.commitments.filter(({ placementId }) => placementId !== commitment.placementId),
    commitment,
  ],
})

export const released = <T extends Calendar>(calendar: T, placementId: string): T => ({
  ...calendar,
  commitments: calendar.commitments.filter((commitment) => commitment.placementId !== placementId),
})

/** A new ask (or the renewal of one, for somebody on standby). */
export const asked = <T extends Calendar>(calendar: T, ask: Omit<Ask, 'open'> & Interval, now: Instant): T => ({
  ...tidied(calendar, now),
  asks: [...calendar.asks.filter(({ offerId }) => offerId !== ask.offerId), { ...ask, open: true }],
  lastAskedAt: now,
})
