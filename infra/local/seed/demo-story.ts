import { verifyRequest } from '#shared/requests/verify-request.ts'
import { addHours, type Instant } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, localDate, minuteOfDay, weekday } from '#shared/time/shanghai.ts'
import { submitPlanned } from './asking.ts'
import { bodyByKey } from './bodies.ts'
import { type Planned, requestIdOf } from './moments.ts'
import { needByKey, shiftTimes, weekdaysOf } from './needs.ts'
import { staffActor } from './staff.ts'
import type { World } from './world.ts'

/** What the people of the demo have before them: opened some waking hours before the story's end, on whatever day. */
export const demoNeeds = ['welding-robot', 'lathe-program', 'science-festival-mechanics'] as const
export const weldingRequestId = requestIdOf('welding-robot')

/** Some hours before the end, when people are awake. Invitations sent then wait for an answer well beyond the end. */
export const demoOpening = (end: Instant): Instant => {
  const at = addHours(end, -3)
  const minute = minuteOfDay(at)
  if (minute >= 9 * 60 && minute <= 19 * 60) return at
  return fromLocal(minute < 9 * 60 ? addLocalDays(localDate(at), -1) : localDate(at), '17:00')
}

/** Hands the demo's needs in on the day and opens them at one moment. */
export const tellDemoStory = (world: World): void => {
  const opening = demoOpening(world.end)
  for (const [at, key] of demoNeeds.entries()) {
    const need = needByKey(key)
    let date = addLocalDays(localDate(world.end), 3 + at)
    while (!weekdaysOf(need).includes(weekday(fromLocal(date, '12:00')))) date = addLocalDays(date, 1)
    const planned: Planned = {
      id: requestIdOf(key),
      need,
      body: bodyByKey(need.requester),
      times: shiftTimes(need, [date]),
      submitAt: addHours(opening, -2),
      course: 'usual',
    }
    world.plan(planned.submitAt, async () => {
      await submitPlanned(world, planned)
      world.plan(opening, () => open(world, planned))
    })
  }
}

const open = (world: World, { id, body }: Planned): Promise<unknown> =>
  world.tries(() =>
    verifyRequest(world.context(staffActor(body.district)), {
      requestId: id,
      verdict: 'open',
      how: 'phone',
      note: '电话核实过：情况属实，不收任何钱（演示）。',
      publicBenefit: true,
      answer: '',
    }),
  )
