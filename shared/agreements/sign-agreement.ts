import { actorName } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, wrongState } from '#shared/kernel/refusal.ts'
import { countedStep } from '#shared/placements/confirmation.ts'
import { isLive, placements } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Agreement, agreements, agreementsOf, agreementWord } from './agreement.ts'
import { binding } from './binding.ts'
import { newerEdition, sign } from './sign.ts'

/** The volunteer signs the edition they read (Art. 12). The last signature confirms the placement if nothing else is missing. */
export const signAgreement = async (
  context: Context,
  input: { requestId: string; placementId: string; edition: number },
): Promise<Agreement> =>
  deciding(async () => {
    const { table } = context
    const [placement, request, editions] = await Promise.all([
      placements.get(table, keys.placement(input.requestId, input.placementId)),
      requests.get(table, keys.request(input.requestId)),
      agreementsOf(table, input.requestId, input.placementId),
    ])
    const latest = editions.at(-1)
    if (!placement || !request || !latest) throw notFound(agreementWord)
    permit(context, 'agreement.signAsVolunteer', { what: agreementWord, volunteerId: placement.volunteerId })
    if (latest.edition !== input.edition) throw newerEdition(input.edition)
    if (!isLive(placement.state)) throw ended()
    if (Math.min(placement.factsVersion, latest.factsVersion) < request.factsVersion) throw standAgainFirst()
    const volunteer = await volunteers.get(table, keys.volunteer(placement.volunteerId))
    if (!volunteer) throw notFound(agreementWord)
    const now = context.clock()
    const { personId } = volunteer
    const signed = sign(latest, { party: 'volunteer', by: actorName(context.actor), personId, now })
    if (signed === latest) return latest
    const step = binding({ edition: signed, before: editions, placement, request, personId, now })
    await table.write([
      agreements.replace(signed),
      placements.replace(step.placement),
      ...step.changes,
      ...countedStep(placement.reach, step.counts, now, context.random),
    ])
    return signed
  })

const ended = () =>
  wrongState('placementEnded', {
    zh: '这次接单已经结束，不用再签了。',
    en: 'This placement has ended; there is nothing to sign.',
  })

const standAgainFirst = () =>
  wrongState('standAgainFirst', {
    zh: '时间、地点、风险或条件变了。先看变化、确认您还来，再签新协议；不来也可以直接退出。',
    en: 'Time, place, risk or conditions changed. Read the changes and say that you still come, then sign; or simply leave.',
  })
