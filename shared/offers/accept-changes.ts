import { count } from '#shared/counters/counter.ts'
import { histogram } from '#shared/counters/histogram.ts'
import { fallsDue } from '#shared/dues/due.ts'
import type { Random } from '#shared/kernel/random.ts'
import { tell } from '#shared/messages/message.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { raise } from '#shared/problems/problem.ts'
import { seats } from '#shared/requests/seat.ts'
import type { Change } from '#shared/table/table.ts'
import { addHours, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import type { AcceptDecision, AcceptFacts } from './decide-accept.ts'
import { offers } from './offer.ts'

/** When a check-out counts as forgotten. */
export const checkOutGraceHours = 2

/**
 * Everything an acceptance writes, at once. The volunteer item is only checked: licence, suspension or consent may not have
 * changed since it was read. At most 9 changes per shift and 3 besides: ten shifts fit one transaction.
 */
export const acceptChanges = (facts: AcceptFacts, decision: AcceptDecision, now: Instant, random: Random): Change[] => {
  const { request, volunteer, asked } = facts
  const territory = request.reach.at(-1) ?? ''
  return [
    volunteers.check(volunteer),
    calendars.replace(decision.calendar),
    count(
      territory,
      {
        'offer.accepted': asked.length,
        'seat.filled': asked.length,
        ...histogram('answer', minutesBetween(asked[0]?.offer.sentAt ?? now, now)),
      },
      now,
      random,
    ),
    ...decision.seats.map(seats.replace),
    ...asked.map(({ offer }) => offers.replace({ ...offer, state: 'accepted', answeredAt: now })),
    ...decision.placements.flatMap((placement) => [placements.create(placement), ...followUps(facts, placement, now)]),
  ]
}

const followUps = ({ request }: AcceptFacts, placement: Placement, now: Instant): Change[] => [
  fallsDue({ kind: 'draftAgreement', requestId: request.id, about: placement.id, at: now, cause: 'accepted' }, now),
  fallsDue({ kind: 'settleRequest', requestId: request.id, at: now, cause: placement.id }, now),
  fallsDue(
    {
      kind: 'flagCheckOut',
      requestId: request.id,
      about: placement.id,
      at: addHours(placement.ends, checkOutGraceHours),
      cause: 'accepted',
    },
    now,
  ),
  ...tell(
    {
      to: request.contactPersonId,
      template: 'placementMade',
      values: { title: request.title, starts: placement.starts, ends: placement.ends },
      link: `/requests/${request.id}`,
      cause: placement.id,
      requestId: request.id,
    },
    now,
  ),
  ...(request.dangerous
    ? [
        raise(
          {
            kind: 'insuranceMissing',
            reach: request.reach,
            requestId: request.id,
            about: placement.id,
            title: request.title,
          },
          now,
        ),
      ]
    : []),
]
