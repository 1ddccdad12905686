import { asSystem, type Context } from '#shared/authority/context.ts'
import { candidateFrom } from '#shared/matching/assess.ts'
import { checkAll, failures } from '#shared/matching/constraints/index.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import { asksWaitUntil } from '#shared/offers/match-position.ts'
import type { Offer } from '#shared/offers/offer.ts'
import { declinedIn, standingOf } from '#shared/offers/seats-missing.ts'
import { askOne } from '#shared/offers/send-wave.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import type { NeedItems } from './open-positions.ts'
import type { Proposal } from './packed-board.ts'
import type { Outcome } from './plan.ts'

/** What one line came to, and the offer where there is one now. */
export interface Published {
  outcome: Pick<Outcome, 'became' | 'until' | 'reason'>
  offer?: Offer
}

const became = (name: Outcome['became']): Published => ({ outcome: { became: name } })

const gone = { zh: '已不再接受推荐', en: 'No longer takes recommendations' }

/**
 * Asks the person of one line in the ordinary way: on items as they are now, by the same hard rules, within their budget of
 * asks and outside quiet hours. The same line again gives the same offer, so a publishing cut short is finished by another.
 */
export const publishLine = async (context: Context, need: NeedItems, line: Proposal): Promise<Published> => {
  const { table } = context
  const now = context.clock()
  const { settings } = need.edition
  const { request, offers } = need
  const spot = findPosition(request, line.shiftId, line.positionId)
  if (!spot || (request.state !== 'open' && request.state !== 'underway') || spot.shift.starts <= now)
    return became('over')
  const { starts, ends } = spot.shift
  const { shiftId, positionId, volunteerId } = line
  const { factsVersion } = request
  const mine = offers.find(
    (one) =>
      one.volunteerId === volunteerId &&
      one.shiftId === shiftId &&
      one.positionId === positionId &&
      one.factsVersion === factsVersion &&
      one.state !== 'closed',
  )
  if (mine) return became(mine.state === 'declined' || mine.state === 'expired' ? 'answered' : 'sent')
  const standing = standingOf({ shiftId, positionId, starts, ends, factsVersion }, need.seats, offers, now, settings)
  if (standing.free === 0 || standing.missing < settings.waves.leastMissing) return became('enough')
  const until = asksWaitUntil(spot.shift, now)
  if (until !== undefined) return { outcome: { became: 'waits', until } }
  const [volunteer, calendar] = await Promise.all([
    volunteers.get(table, keys.volunteer(volunteerId)),
    calendars.get(table, keys.calendar(volunteerId)),
  ])
  if (!volunteer || !calendar || volunteer.plainList === true) return { outcome: { became: 'unfit', reason: gone } }
  const facts = {
    request,
    ...spot,
    requester: need.requester,
    volunteer: volunteerView(volunteer),
    calendar,
    declinedBefore: declinedIn(offers, spot.shift).has(volunteerId),
    servedBefore: need.regulars.has(volunteerId),
    now,
  }
  const [first] = failures(checkAll(facts, { for: 'asking' }))
  if (first) return { outcome: { became: 'unfit', reason: first.reason } }
  if (standing.asked.has(volunteerId)) return became('answered')
  const round = standing.rounds.get(volunteerId) ?? 0
  const offer = await askOne(asSystem(context), candidateFrom(volunteerId, facts, undefined, settings, need.learned), {
    wave: standing.wavesSent + 1,
    round,
    settings,
  })
  // Something changed between the two looks: the next publishing says what.
  return offer ? { outcome: { became: 'sent' }, offer } : became('unfit')
}
