import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { answerBy } from '#shared/matching/asking.ts'
import type { Candidate } from '#shared/matching/assess.ts'
import { checkAll } from '#shared/matching/constraints/index.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import { distanceOf } from '#shared/matching/match.ts'
import { whyYou } from '#shared/matching/score.ts'
import { tell } from '#shared/messages/message.ts'
import { people } from '#shared/people/person.ts'
import type { Settings } from '#shared/settings/settings.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Calendar, calendars } from '#shared/volunteers/calendar.ts'
import { asked } from '#shared/volunteers/commitments.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import { type Offer, offers } from './offer.ts'

/** Which ask it is, and the settings that give the time to answer. */
export interface Asking {
  wave: number
  round: number
  settings: Settings
}

/** The same ask of one person, for one seat and the same facts, is always the same offer. */
export const offerIdOf = (of: {
  requestId: string
  shiftId: string
  positionId: string
  factsVersion: number
  volunteerId: string
  round: number
}): string =>
  derivedId('offer', of.requestId, of.shiftId, of.positionId, of.volunteerId, String(of.factsVersion), String(of.round))

/** The offer one person gets for one seat; `round` grows when an earlier one was closed. The same ask makes the same offer. */
export const offerFor = (candidate: Candidate, { wave, round, settings }: Asking, now: Instant): Offer => {
  const { facts, volunteerId, score, probability } = candidate
  const { request, shift, position } = facts
  const distanceKm = distanceOf(candidate)
  return {
    id: offerIdOf({
      requestId: request.id,
      shiftId: shift.id,
      positionId: position.id,
      factsVersion: request.factsVersion,
      volunteerId,
      round,
    }),
    state: 'sent',
    requestId: request.id,
    shiftId: shift.id,
    positionId: position.id,
    volunteerId,
    requesterId: request.requesterId,
    reach: request.reach,
    wave,
    factsVersion: request.factsVersion,
    title: request.title,
    starts: shift.starts,
    ends: shift.ends,
    sentAt: now,
    expiresAt: answerBy(shift.starts, now, settings),
    why: whyYou(facts, score),
    score: score.fit,
    probability,
    ...(distanceKm === undefined ? {} : { distanceKm }),
  }
}

/** Pure: everything one ask writes, at once: the offer, the person's calendar, the message, its end, the count. */
export const askChanges = (
  offer: Offer,
  { volunteer, calendar, language }: { volunteer: Volunteer; calendar: Loaded<Calendar>; language: 'zh' | 'en' },
  { now, random }: { now: Instant; random: Context['random'] },
): Change[] => {
  const { id: offerId, requestId, starts, ends, expiresAt, title } = offer
  return [
    offers.create(offer),
    calendars.replace(asked(calendar, { offerId, requestId, at: now, starts, ends }, now)),
    fallsDue({ kind: 'expireOffer', requestId, about: offerId, at: expiresAt, cause: expiresAt }, now),
    count(offer.reach.at(-1) ?? '', { 'offer.sent': 1 }, now, random),
    ...tell(
      {
        to: volunteer.personId,
        template: 'offerSent',
        language,
        channel: 'sms',
        values: { title, starts, ends, expiresAt },
        link: `/offers/${requestId}/${offerId}`,
        cause: offerId,
        requestId,
      },
      now,
    ),
  ]
}

/**
 * Asks one person, unless they have this offer already, or something changed since they were found: their calendar is read
 * afresh and judged again, and the write holds only for that very state of it. Returns what they hold now.
 */
export const askOne = async (context: Context, candidate: Candidate, asking: Asking): Promise<Offer | undefined> =>
  deciding(async () => {
    const { table } = context
    const now = context.clock()
    const offer = offerFor(candidate, asking, now)
    const [already, volunteer, calendar] = await Promise.all([
      offers.get(table, keys.offer(offer.requestId, offer.id)),
      volunteers.get(table, keys.volunteer(candidate.volunteerId)),
      calendars.get(table, keys.calendar(candidate.volunteerId)),
    ])
    if (already) return already
    if (!volunteer || !calendar) return undefined
    const facts = { ...candidate.facts, volunteer: volunteerView(volunteer), calendar, now }
    if (!checkAll(facts, { for: 'asking' }).every(({ passed }) => passed)) return undefined
    const person = await people.get(table, keys.person(volunteer.personId))
    const language = person?.language ?? 'zh'
    await table.write(askChanges(offer, { volunteer, calendar, language }, { now, random: context.random }))
    return offer
  })
