import type { Context } from '#shared/authority/context.ts'
import { cityCode } from '#shared/organizations/organization.ts'
import { changeFacts } from '#shared/requests/change-facts.ts'
import { lowerMinimum } from '#shared/requests/lower-minimum.ts'
import { RequestInput } from '#shared/requests/request-input.ts'
import { requests } from '#shared/requests/requests.ts'
import { saveDraft } from '#shared/requests/save-draft.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { withdrawRequest } from '#shared/requests/withdraw-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours, addMinutes, earlier, type Instant } from '#shared/time/instant.ts'
import { memberActor } from './bodies.ts'
import type { Planned } from './moments.ts'
import { inputFor } from './needs.ts'
import { officeTime } from './office-hours.ts'
import { staffActor } from './staff.ts'
import type { World } from './world.ts'

/** Lets a body ask as planned, and staff and the body itself do what its course says. */
export const letBodyAsk = (world: World, planned: Planned): void => {
  const { submitAt, course } = planned
  if (course === 'draft') {
    world.plan(submitAt, () => writeDraft(world, planned))
    return
  }
  world.plan(submitAt, async () => {
    if ((await submitPlanned(world, planned)) !== undefined || course === 'waiting') return
    world.plan(verifyingTime(world, planned), () => verify(world, planned))
  })
}

const writeDraft = (world: World, { need, body, times }: Planned): Promise<unknown> => {
  const { risks: _risks, shifts, ...fields } = inputFor(world, need, body, times)
  const half = { ...fields, shifts: shifts.map(({ id, positions }) => ({ id, positions })) }
  return saveDraft(world.context(memberActor(body)), { requesterId: body.id, fields: half })
}

export const submitPlanned = (world: World, { id, need, body, times }: Planned): Promise<string | undefined> =>
  world.tries(() => {
    const actor = memberActor(body)
    const contactPersonId = actor.kind === 'person' ? actor.personId : ''
    const request = inputFor(world, need, body, times)
    return submitRequest(world.context(actor), { id, requesterId: body.id, contactPersonId, request })
  })

/** Half a working day; at once where time is short. */
const verifyingTime = (world: World, { id, times }: Planned): Instant => {
  const luck = world.chance(id, 'verify')
  const ordinary = officeTime(addHours(world.now, 0.7 + luck * 5), luck)
  const urgent = addMinutes(world.now, 40 + luck * 60)
  const starts = times[0]?.starts ?? world.end
  return ordinary < addDays(starts, -2) ? ordinary : earlier(ordinary, urgent)
}

const answers = {
  returned: '请写清楚现场能不能断电、谁在场陪同，再交一次（演示）。',
  mended: '请补上集合地点和雨天怎么办，再交一次（演示）。',
  refused: '这件事是为自己经营找人手，不属于公益服务，按办法第二条不受理（演示）。',
} as const

/** Staff of the district open a need; of item 8, a colleague of the city as well. */
const agree = async (
  world: World,
  context: Context,
  answer: Parameters<typeof verifyRequest>[1],
): Promise<string | undefined> => {
  const refused = await world.tries(() => verifyRequest(context, answer))
  const request = await requests.get(context.table, keys.request(answer.requestId))
  if (refused !== undefined || request?.state !== 'submitted' || request.scopeItem !== 8) return refused
  return world.tries(() => verifyRequest(world.context(staffActor(cityCode)), answer))
}

const verify = async (world: World, planned: Planned): Promise<void> => {
  const { id, body, course, need } = planned
  const district = (await requests.get(world.context().table, keys.request(id)))?.districtCode ?? body.district
  const context = world.context(staffActor(district))
  const how = world.chance(id, 'how') < 0.25 ? 'visit' : 'phone'
  const seen = {
    requestId: id,
    how,
    note: '核实过：情况属实，不收任何钱（演示）。',
    publicBenefit: true,
    answer: '',
  } as const
  if (course === 'refused') {
    await world.tries(() =>
      verifyRequest(context, { ...seen, verdict: 'refuse', publicBenefit: false, answer: answers.refused }),
    )
    return
  }
  if (course === 'returned' || course === 'mended') {
    await world.tries(() => verifyRequest(context, { ...seen, verdict: 'return', answer: answers[course] }))
    if (course === 'returned') return
    world.plan(officeTime(addHours(world.now, 2), world.chance(id, 'mend')), async () => {
      if ((await submitPlanned(world, planned)) !== undefined) return
      world.plan(officeTime(addHours(world.now, 1.5), 0.5), () => agree(world, context, { ...seen, verdict: 'open' }))
    })
    return
  }
  if ((await agree(world, context, { ...seen, verdict: 'open' })) !== undefined) return
  if (course === 'withdrawn')
    world.plan(addHours(world.now, 20 + 20 * world.chance(id, 'back')), () => takeBack(world, planned))
  if (course === 'changed') world.plan(addHours(world.now, 26), () => changeTime(world, planned))
  if (course === 'lowered' && need.positions.some(({ minimum }) => minimum > 1))
    world.plan(addHours(world.now, 30), () => lower(world, planned))
}

const takeBack = (world: World, { id, body }: Planned): Promise<unknown> =>
  world.tries(() =>
    withdrawRequest(world.context(memberActor(body)), { requestId: id, reason: '我们自己解决了，谢谢大家（演示）。' }),
  )

/** Half an hour later than first said: everybody placed is asked again. */
const changeTime = async (world: World, { id, body }: Planned): Promise<void> => {
  const request = await requests.get(world.context().table, keys.request(id))
  if (request?.state !== 'open') return
  const shifts = request.shifts.map((shift) => ({
    ...shift,
    starts: addMinutes(shift.starts, 30),
    ends: addMinutes(shift.ends, 30),
  }))
  const input = { requestId: id, version: request.version, request: { ...RequestInput.parse(request), shifts } }
  await world.tries(() => changeFacts(world.context(memberActor(body)), input))
}

const lower = async (world: World, { id, body }: Planned): Promise<void> => {
  const request = await requests.get(world.context().table, keys.request(id))
  const shift = request?.shifts[0]
  const position = shift?.positions.find(({ minimum }) => minimum > 1)
  if (request?.state !== 'open' || !shift || !position) return
  const input = { requestId: id, shiftId: shift.id, positionId: position.id, minimum: position.minimum - 1 }
  await world.tries(() => lowerMinimum(world.context(memberActor(body)), input))
}
