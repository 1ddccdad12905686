import { permit } from '#shared/authority/authority.ts'
import { asSystem, type Context } from '#shared/authority/context.ts'
import { candidateFrom } from '#shared/matching/assess.ts'
import { checkAll, failures } from '#shared/matching/constraints/index.ts'
import { requestWord } from '#shared/requests/words.ts'
import type { Offer } from './offer.ts'
import { type PersonAndSeat, personAndSeat } from './person-and-seat.ts'
import { askedBefore, cannotBeAsked, requestNotOpen, seatsTaken } from './refusals.ts'
import { askOne } from './send-wave.ts'

/**
 * A volunteer who saw a need on the board asks for its invitation. It is the same invitation as any other, under the same
 * hard rules as when the system asks: it reserves nothing, and accepting checks everything again. Who was invited already
 * gets that invitation. Refused with every rule that stands against it.
 */
export const askForOffer = async (context: Context, input: PersonAndSeat): Promise<Offer> => {
  permit(context, 'offer.answer', { what: requestWord, volunteerId: input.volunteerId })
  const { facts, settings, learned, open, standing, sent } = await personAndSeat(context, input)
  const { request, volunteer } = facts
  if (!open) throw requestNotOpen()
  const known = sent.find(
    ({ factsVersion, state }) =>
      factsVersion === request.factsVersion && (state === 'sent' || state === 'accepted' || state === 'standby'),
  )
  if (known) return known
  if (standing.free === 0) throw seatsTaken()
  const failed = failures(checkAll(facts, { for: 'asking' }))
  if (failed.length > 0) throw cannotBeAsked(failed.map(({ reason }) => reason))
  if (standing.asked.has(volunteer.id)) throw askedBefore()
  const offer = await askOne(asSystem(context), candidateFrom(volunteer.id, facts, undefined, settings, learned), {
    wave: Math.max(1, standing.wavesSent),
    round: standing.rounds.get(volunteer.id) ?? 0,
    settings,
  })
  // Something changed between the two looks: the next try says what.
  if (!offer) throw requestNotOpen()
  return offer
}
