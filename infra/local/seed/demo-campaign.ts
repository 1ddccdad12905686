import { dues, fallsDue } from '#shared/dues/due.ts'
import { makePlan } from '#shared/plans/make-plan.ts'
import type { RequestInput } from '#shared/requests/request-input.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import { addLocalDays } from '#shared/time/shanghai.ts'
import { bodyByKey, memberActor, type SampleBody } from './bodies.ts'
import { requestIdOf } from './moments.ts'
import { campaignIdOf } from './names.ts'
import { inputFor, type Need, needByKey, type ShiftTimes, shiftTimes } from './needs.ts'
import { staffActor } from './staff.ts'
import { campaignSpan } from './tree.ts'
import type { World } from './world.ts'

const campaign = 'bagui'
/** Stalls of the campaign, each a need of a body of its own, at three times of two days. */
const stalls = [
  'clinic-corner',
  'cpr-workers',
  'mosquito-walk',
  'roof-stars',
  'old-lathe',
  'ask-ai-desk',
  'poster-wall',
  'barrier-map',
  'aed-in-park',
  'park-plants',
  'fraud-tea',
  'stroke-signs',
] as const
const beginnings = ['09:00', '10:00', '14:00'] as const
/** So long the association leaves asking to its plan. */
const heldDays = 2

/** A need of the data as one of the campaign: with one more seat of each kind. */
const stallOf = (world: World, need: Need, body: SampleBody, times: readonly ShiftTimes[]): RequestInput => {
  const request = inputFor(world, need, body, times)
  return {
    ...request,
    scopeItem: 4,
    campaignId: campaignIdOf(campaign),
    shifts: request.shifts.map((shift) => ({
      ...shift,
      positions: shift.positions.map((position) => ({ ...position, seats: position.seats + 1 })),
    })),
  }
}

/** What would be matched at once is matched in two days: the campaign is planned as a whole first. */
const heldBack = (requestId: string, openedAt: string): Change[] => {
  const due = (at: string, cause: string): Change =>
    fallsDue({ kind: 'matchRequest', requestId, about: '', at, cause }, openedAt)
  const now = due(openedAt, '1')
  return [
    ...('item' in now ? [{ kind: 'remove', key: dues.keyOf(dues.read(now.item)) } satisfies Change] : []),
    due(addDays(openedAt, heldDays), 'held'),
  ]
}

/** A campaign whose needs opened just now, and the plan of all of them: for staff to change and to send. */
export const planDemoCampaign = async (world: World): Promise<void> => {
  const { first } = campaignSpan(world, campaign)
  for (const [at, key] of stalls.entries()) {
    const need = needByKey(key)
    const body = bodyByKey(need.requester)
    const id = requestIdOf(`${campaign}-${key}`)
    const times = shiftTimes(need, [addLocalDays(first, at % 2)], beginnings[at % beginnings.length])
    const openedAt = addMinutes(world.end, -20)
    const member = memberActor(body)
    const contactPersonId = member.kind === 'person' ? member.personId : ''
    await world.tries(() =>
      submitRequest(world.apart(id, addMinutes(openedAt, -90), member), {
        id,
        requesterId: body.id,
        contactPersonId,
        request: stallOf(world, need, body, times),
      }),
    )
    const staff = world.apart(`${id}-opened`, openedAt, staffActor(body.district))
    await world.tries(() =>
      verifyRequest(staff, {
        requestId: id,
        verdict: 'open',
        how: 'phone',
        note: '电话核实过：活动当天的摊位，不收任何钱（演示）。',
        publicBenefit: true,
        answer: '',
      }),
    )
    await staff.table.write(heldBack(id, openedAt))
  }
  await makePlan(world.apart(campaign, world.end), { scope: campaignIdOf(campaign) })
}
