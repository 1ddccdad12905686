import { type Context, deciding } from '#shared/authority/context.ts'
import { type Offer, offers } from '#shared/offers/offer.ts'
import { closeOffer } from '#shared/offers/settle-changes.ts'
import { isLive, type Placement, placements } from '#shared/placements/placement.ts'
import { raise } from '#shared/problems/problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'

/**
 * After a guardian withdrew: open invitations of the minor are closed, coming services go to the staff's inbox, who talk to
 * all sides. Follows from its due item; nothing is done where a consent holds again, or where it was done already.
 */
export const endConsent = async (context: Context, input: { volunteerId: string }): Promise<void> => {
  const { table } = context
  const volunteer = await volunteers.get(table, keys.volunteer(input.volunteerId))
  const now = context.clock()
  if (volunteer?.ageClass !== 'minor' || (volunteer.guardianConsentUntil ?? '') > now) return
  const [sent, placed] = await Promise.all([
    offers.all(table, { index: 'owner', partition: owners.offersTo(volunteer.id, '', '').ownerPk ?? '' }),
    placements.all(table, { index: 'owner', partition: owners.placementsOf(volunteer.id, '', '').ownerPk ?? '' }),
  ])
  for (const offer of sent.filter(({ state }) => waits.has(state))) await close(context, offer)
  for (const placement of placed.filter(({ state, starts }) => isLive(state) && starts > now)) {
    await flag(context, placement)
  }
}

const waits = new Set<Offer['state']>(['sent', 'standby'])

const close = (context: Context, listed: Offer): Promise<void> =>
  deciding(async () => {
    const [offer, request] = await Promise.all([
      offers.get(context.table, offers.keyOf(listed)),
      requests.get(context.table, keys.request(listed.requestId)),
    ])
    if (!offer || !request || !waits.has(offer.state)) return
    await context.table.write(await closeOffer(context, request, offer, 'guardianEnded', context.clock()))
  })

const flag = async (context: Context, { id, reach, requestId, volunteerId }: Placement): Promise<void> => {
  const request = await requests.get(context.table, keys.request(requestId))
  const title = request?.title ?? ''
  await context.table.write([
    raise({ kind: 'guardianEnded', reach, requestId, about: id, title, volunteerId }, context.clock()),
  ])
}
