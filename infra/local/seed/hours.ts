import { attendanceOf } from '#shared/attendance/attendance.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { decideHours } from '#shared/attendance/decide-hours.ts'
import { shiftMinutes, suggestedMinutes } from '#shared/attendance/hours.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { rateService } from '#shared/records/rate-service.ts'
import { serviceRecords } from '#shared/records/service-record.ts'
import { addDays, addHours, type Instant } from '#shared/time/instant.ts'
import { memberActor, sampleBodies } from './bodies.ts'
import { type Crowd, mannerOf } from './crowd.ts'
import { officeTime, wakingTime } from './office-hours.ts'
import { oneOf } from './pick.ts'
import { actorForOrganization } from './staff.ts'
import type { World } from './world.ts'

const done = [
  '看了现场，讲清了先后次序，留了一张单子（演示）。',
  '带大家动手做了一遍，答了十几个问题（演示）。',
  '问题找到了，约好两周后再看一次（演示）。',
  '讲完又留下来一个一个问，都有了着落（演示）。',
]

/** Lets both sides say how long it took once somebody has left, and staff decide where they differ or one stays silent. */
export const letSidesConfirm = (world: World, crowd: Crowd): void => {
  world.onWrite(placements.name, (item) => {
    const placement = placements.read(item)
    if (placement.state === 'checkedOut') confirmBoth(world, crowd, placement)
    if (placement.state === 'disputed') {
      const luck = world.chance(placement.id, 'decide')
      decide(world, placement, officeTime(addDays(world.now, 2 + luck * 3), luck), luck < 0.5 ? 'least' : 'most')
    }
  })
}

const confirmBoth = (world: World, crowd: Crowd, placement: Placement): void => {
  const { id, requestId, requesterId } = placement
  const manner = mannerOf(crowd, placement.volunteerId)
  const body = sampleBodies.find((one) => one.id === requesterId)
  if (!body) return
  const luck = world.chance(id, 'claim')
  const own = wakingTime(addHours(world.now, 0.5 + luck * 20), luck)
  world.plan(own, () => claim(world, { placement, as: 'volunteer', shorter: 0 }, manner.actor))
  // A few bodies never answer; the association decides after the ten working days.
  if (world.chance(id, 'silent') < 0.05 && !manner.steady) {
    decide(world, placement, addDays(placement.ends, 18), 'most')
    return
  }
  const shorter = world.chance(id, 'differ') < 0.06 && !manner.steady ? 30 : 0
  const theirs = officeTime(addHours(world.now, 2 + world.chance(requestId, 'theirs') * 60), luck)
  world.plan(theirs, () => claim(world, { placement, as: 'requester', shorter }, memberActor(body)))
}

const claim = async (
  world: World,
  { placement, as, shorter }: { placement: Placement; as: 'volunteer' | 'requester'; shorter: number },
  actor: ReturnType<typeof memberActor>,
): Promise<void> => {
  const { id, requestId } = placement
  const attendance = await attendanceOf(world.context().table, requestId, id)
  const minutes = (suggestedMinutes(attendance, placement) ?? shiftMinutes(placement)) - shorter
  const what = as === 'volunteer' ? { done: oneOf(done, () => world.chance(id, 'done')) } : {}
  await world.tries(() => claimHours(world.context(actor), { requestId, placementId: id, as, minutes, ...what }))
}

const decide = (world: World, placement: Placement, at: Instant, which: 'least' | 'most'): void => {
  const { id, requestId, reach } = placement
  const office = actorForOrganization(reach.at(-1) ?? '')
  world.plan(at, async () => {
    const { volunteerClaim, requesterClaim } = await attendanceOf(world.context().table, requestId, id)
    const claims = [volunteerClaim, requesterClaim].flatMap((one) => (one ? [one.minutes] : []))
    if (claims.length === 0) return
    const minutes = which === 'least' ? Math.min(...claims) : Math.max(...claims)
    const note = '问了双方和现场的人，对过签到签退（演示）。'
    await world.tries(() => decideHours(world.context(office), { requestId, placementId: id, minutes, note }))
  })
}

const words = ['讲得明白，盼着再来。', '准时，耐心，帮上了忙。', '大家都说有用。', '解决了一半，还要再试。']

/** Lets both sides rate what was recorded (评单); not everybody does. */
export const letSidesRate = (world: World, crowd: Crowd): void => {
  world.onWrite(serviceRecords.name, (item) => {
    const record = serviceRecords.read(item)
    if (record.corrects !== undefined) return
    const { placementId, requestId, requesterId, volunteerId } = record
    const body = sampleBodies.find(({ id }) => id === requesterId)
    const luck = world.chance(placementId, 'rate')
    const rating = (as: 'volunteer' | 'requester') => ({
      requestId,
      placementId,
      as,
      stars: luck < 0.7 ? 5 : luck < 0.93 ? 4 : 3,
      words: oneOf(words, () => world.chance(placementId, as)),
      skills: [],
      ...(as === 'requester'
        ? { solved: luck < 0.68 ? ('yes' as const) : luck < 0.93 ? ('partly' as const) : ('no' as const) }
        : {}),
    })
    const { actor } = mannerOf(crowd, volunteerId)
    if (luck < 0.75)
      world.plan(wakingTime(addHours(world.now, 1 + luck * 30), luck), () =>
        world.tries(() => rateService(world.context(actor), rating('volunteer'))),
      )
    if (body && world.chance(placementId, 'theyRate') < 0.7)
      world.plan(officeTime(addHours(world.now, 4 + luck * 50), luck), () =>
        world.tries(() => rateService(world.context(memberActor(body)), rating('requester'))),
      )
  })
}
