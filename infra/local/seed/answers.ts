import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { joinStandby } from '#shared/offers/join-standby.ts'
import { DeclineReason, type Offer, offers } from '#shared/offers/offer.ts'
import { answerChange } from '#shared/placements/answer-change.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { addHours, addMinutes, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { type Crowd, type Manner, mannerOf } from './crowd.ts'
import { wakingTime } from './office-hours.ts'
import { oneOf } from './pick.ts'
import type { World } from './world.ts'

const longestMinutes = 9 * 60

/** Most answer within the hour or two, some much later. */
const answeringTime = (world: World, offer: Offer): Instant => {
  const luck = world.chance(offer.id, 'when')
  const minutes = Math.min(12 + longestMinutes * luck ** 2, minutesBetween(world.now, offer.expiresAt) * 0.9)
  return wakingTime(addMinutes(world.now, minutes), luck)
}

const reasons = DeclineReason.options
const whyNot = ['临时要加班，来不了（演示）。', '家里有事，走不开（演示）。', '身体不舒服，怕耽误大家（演示）。']

const answer = async (world: World, manner: Manner, { requestId, id }: Offer): Promise<void> => {
  const context = world.context(manner.actor)
  const luck = world.chance(id, 'answer')
  if (luck < manner.yes) {
    const input = { requestId, offerIds: [id], risksAcknowledged: true }
    const refused = await world.tries(() => acceptOffers(context, input))
    if (refused === 'seatsTaken' && world.chance(id, 'standby') < 0.6) {
      const takeWhenFree = world.chance(id, 'take') < 0.3
      await world.tries(() => joinStandby(context, { requestId, offerId: id, takeWhenFree }))
    }
    return
  }
  // Of those who do not come about half say so.
  if ((luck - manner.yes) / (1 - manner.yes) > 0.55) return
  const reason = world.chance(id, 'why') < 0.75 ? oneOf(reasons, () => world.chance(id, 'reason')) : undefined
  await world.tries(() =>
    declineOffer(context, { requestId, offerId: id, ...(reason === undefined ? {} : { reason }) }),
  )
}

/** Lets people answer the invitations they get, and step back now and then from what they accepted (Art. 9). */
export const letVolunteersAnswer = (world: World, crowd: Crowd, stillWaiting: ReadonlySet<string>): void => {
  world.onWrite(offers.name, (item) => {
    const offer = offers.read(item)
    if (offer.state !== 'sent' || (offer.sentAt !== world.now && offer.heldSeat === undefined)) return
    const manner = mannerOf(crowd, offer.volunteerId)
    if (manner.silentFrom !== undefined && world.now >= manner.silentFrom) return
    // What the demo shows as being asked is still so at its end; only those who say yes to everything have answered.
    if (stillWaiting.has(offer.requestId) && manner.yes < 1) return
    world.plan(answeringTime(world, offer), () => answer(world, manner, offer))
  })
  world.onWrite(placements.name, (item) => {
    const placement = placements.read(item)
    const manner = mannerOf(crowd, placement.volunteerId)
    if (item.version === 1) maybeStepBack(world, manner, placement)
    if ((placement.askedFactsVersion ?? 0) > placement.factsVersion) answerAgain(world, manner, placement)
  })
}

const maybeStepBack = (world: World, manner: Manner, { id, requestId, starts }: Placement): void => {
  if (manner.steady || world.chance(id, 'stepBack') > 0.05) return
  const left = minutesBetween(world.now, starts)
  const at = wakingTime(addMinutes(world.now, left * (0.1 + 0.7 * world.chance(id, 'stepBackAt'))), 0.5)
  const reason = oneOf(whyNot, () => world.chance(id, 'whyNot'))
  const input = { requestId, placementId: id, reason }
  world.plan(at, () => world.tries(() => withdrawPlacement(world.context(manner.actor), input)))
}

/** Asked about changed facts: most agree, some leave, some have not answered yet. */
const answerAgain = (world: World, manner: Manner, { id, requestId }: Placement): void => {
  const luck = world.chance(id, 'again')
  const at = wakingTime(addHours(world.now, 1 + luck * 8), luck)
  const input = { requestId, placementId: id }
  const context = world.context(manner.actor)
  if (luck < 0.75) world.plan(at, () => world.tries(() => answerChange(context, { ...input, risksAcknowledged: true })))
  else if (luck < 0.9)
    world.plan(at, () =>
      world.tries(() => withdrawPlacement(context, { ...input, reason: '改了时间就来不了（演示）。' })),
    )
}
