import { asSystem, type Context, deciding } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { placementsOfRequest } from '#shared/placements/placement.ts'
import { settling } from '#shared/problems/settle-problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import { keys } from '#shared/table/keys.ts'
import { acceptOffers } from './accept-offers.ts'
import { casesOver } from './cases-over.ts'
import { decideSettle, type SettleStep } from './decide-settle.ts'
import { offersOfRequest } from './offer.ts'
import { settleChanges } from './settle-changes.ts'

const atOnce = 10
const casesAtOnce = 90
const isClosing = (step: SettleStep): boolean => step.kind === 'closeOffer'

/**
 * Brings a request to rest after anything happened to it: closes offers nobody can accept any more, holds freed seats for
 * the standby list, binds or unbinds placements by minimum head-count, asks people again after a change, releases them
 * after a withdrawal, takes cases off the inbox of staff whose cause is gone. Works on what the table holds now, so running it twice, at once, or after a crash changes nothing more.
 */
export const settleRequest = async (context: Context, input: { requestId: string }): Promise<void> =>
  deciding(async () => {
    const { table } = context
    const [request, offers, placements] = await Promise.all([
      requests.get(table, keys.request(input.requestId)),
      offersOfRequest(table, input.requestId),
      placementsOfRequest(table, input.requestId),
    ])
    if (!request) return
    // Seats last: somebody who accepts between two reads must not look like somebody without a seat.
    const seats = await seatsOf(table, input.requestId)
    const facts = { request, seats, offers, placements }
    const perform = async (step: SettleStep): Promise<void> => {
      await table.write(await settleChanges(context, request, step))
      if (step.kind === 'hold' && step.offer.takeWhenFree === true && !request.dangerous) {
        await takeFreedSeat(context, request.id, step.offer.id)
      }
    }
    const steps = decideSettle(facts, context.clock())
    // Closing touches a different offer and calendar each time; the rest may touch the same placement, one after another.
    const [closing, rest] = [steps.filter(isClosing), steps.filter((step) => !isClosing(step))]
    for (let at = 0; at < closing.length; at += atOnce) await Promise.all(closing.slice(at, at + atOnce).map(perform))
    for (const step of rest) await perform(step)
    const over = await settling(table, casesOver(facts, context.clock()), 'system', context.clock())
    for (let at = 0; at < over.length; at += casesAtOnce) await table.write(over.slice(at, at + casesAtOnce))
  })

/** For who asked to be placed without a further question. If it no longer fits, the seat stays offered to them as usual. */
const takeFreedSeat = async (context: Context, requestId: string, offerId: string): Promise<void> => {
  try {
    await acceptOffers(asSystem(context), { requestId, offerIds: [offerId], risksAcknowledged: false })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
