import { checkIn } from '#shared/attendance/check-in.ts'
import { checkOut } from '#shared/attendance/check-out.ts'
import { showCode } from '#shared/attendance/show-code.ts'
import { stateNoShow } from '#shared/attendance/state-no-show.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { keys } from '#shared/table/keys.ts'
import { addHours, addMinutes } from '#shared/time/instant.ts'
import { memberActor, type SampleBody, sampleBodies } from './bodies.ts'
import { type Crowd, type Manner, mannerOf } from './crowd.ts'
import { officeTime } from './office-hours.ts'
import type { World } from './world.ts'

interface Visit {
  placement: Placement
  manner: Manner
  body: SampleBody
}

/** Lets people come to what they accepted, show the code of the other side, and leave; a few stay away or forget. */
export const letPeopleCome = (world: World, crowd: Crowd): void => {
  world.onWrite(placements.name, (item) => {
    const placement = placements.read(item)
    const body = sampleBodies.find(({ id }) => id === placement.requesterId)
    if (item.version === 1 && body)
      planVisit(world, { placement, body, manner: mannerOf(crowd, placement.volunteerId) })
  })
}

const planVisit = (world: World, visit: Visit): void => {
  const { id, starts } = visit.placement
  const early = 1 + Math.floor(world.chance(id, 'early') * 14)
  world.plan(addMinutes(starts, -early), () => arrive(world, visit))
}

/** The code on the requester's screen at this moment. */
const codeNow = async (world: World, { placement, body }: Visit): Promise<string> => {
  const { requestId, shiftId } = placement
  return (await showCode(world.context(memberActor(body)), { requestId, shiftId })).code
}

const arrive = async (world: World, visit: Visit): Promise<void> => {
  const { id, requestId } = visit.placement
  const placement = await placements.get(world.context().table, keys.placement(requestId, id))
  if (placement && placement.starts !== visit.placement.starts) return planVisit(world, { ...visit, placement })
  if (placement?.state !== 'confirmed') return
  const luck = world.chance(id, 'stayAway')
  if (luck < 0.03 && !visit.manner.steady) return stayAway(world, visit)
  const refused = await world.tries(async () => {
    const code = await codeNow(world, visit)
    await checkIn(world.context(visit.manner.actor), { requestId, placementId: id, code })
  })
  if (refused !== undefined || (luck > 0.94 && !visit.manner.steady)) return
  world.plan(addMinutes(placement.ends, Math.floor(luck * 14) - 3), () => leave(world, visit))
}

const leave = async (world: World, visit: Visit): Promise<void> => {
  const { id, requestId } = visit.placement
  await world.tries(async () => {
    const code = await codeNow(world, visit)
    await checkOut(world.context(visit.manner.actor), { requestId, placementId: id, code })
  })
}

/** The requester says so the day after. */
const stayAway = (world: World, { placement, body }: Visit): void => {
  const input = { requestId: placement.requestId, placementId: placement.id }
  const at = officeTime(addHours(placement.ends, 12), world.chance(placement.id, 'stated'))
  world.plan(at, () => world.tries(() => stateNoShow(world.context(memberActor(body)), input)))
}
