import { createTable } from '#infra/local/table.ts'
import { checkIn } from '#shared/attendance/check-in.ts'
import { checkOut } from '#shared/attendance/check-out.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { showCode } from '#shared/attendance/show-code.ts'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { joinStandby } from '#shared/offers/join-standby.ts'
import { type Offer, offersOfRequest } from '#shared/offers/offer.ts'
import { answerChange } from '#shared/placements/answer-change.ts'
import { isLive, type Placement, placementsOfRequest } from '#shared/placements/placement.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { changeFacts } from '#shared/requests/change-facts.ts'
import { lowerMinimum } from '#shared/requests/lower-minimum.ts'
import { readRequest } from '#shared/requests/read-request.ts'
import { RequestInput } from '#shared/requests/request-input.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { withdrawRequest } from '#shared/requests/withdraw-request.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import { addDays, addHours, addMinutes, type Instant } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { pauseVolunteer, resumeVolunteer } from '#shared/volunteers/pause-volunteer.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import { type TestClock, testClock, testContexts } from './context.ts'
import type { TestDatabase } from './database.ts'
import { type FaultRates, withFaults } from './faults.ts'
import { workAllDue } from './follow.ts'
import { districtStaff, enrolEngineers, foundTown, shopMember, societyStaff, welding } from './town.ts'

// A small town in which anybody may do anything at any moment: what a random schedule is played on.

const monday = fromLocal('2026-09-14', '09:00')
const thursday = fromLocal('2026-09-17', '14:00')
const peopleCount = 6

/** One need: seats and minimum of each position, by shift. Finding people on site asks sixty cells, on line eight shards. */
export interface Shape {
  onSite: boolean
  shifts: readonly (readonly { seats: number; minimum: number }[])[]
}

/** One thing somebody does. The numbers choose among what there is; `together`: at once with the one before. */
export interface Step {
  verb: Verb
  who: number
  what: number
  yes: boolean
  together: boolean
}

export interface World {
  source: Pick<TestDatabase, 'documents' | 'tableName'>
  clock: TestClock
  as: (actor?: Actor) => Context
  shapes: readonly Shape[]
  people: Awaited<ReturnType<typeof enrolEngineers>>
  /** How many faults were injected, and the end of the index's lag. */
  injected: () => number
  settle: () => Promise<void>
}

/** A table of its own on a database that runs, founded without faults. */
export const foundWorld = async (
  database: TestDatabase,
  name: string,
  shapes: readonly Shape[],
  faults?: { seed: number; rates: FaultRates },
): Promise<World> => {
  const tableName = `${database.tableName}-${name}`
  await createTable(database.client, tableName, { stream: false })
  const own = { ...database, tableName }
  const clock = testClock(monday)
  const plain = testContexts(own, clock)
  await foundTown(plain())
  const people = await enrolEngineers(plain(), peopleCount)
  if (!faults) return { source: own, clock, as: plain, shapes, people, injected: () => 0, settle: async () => {} }
  const faulty = await withFaults(own, faults.seed, faults.rates, 20)
  const table = dynamoTable(faulty.documents, tableName)
  return {
    source: own,
    clock,
    as: (actor) => ({ ...plain(actor), table }),
    shapes,
    people,
    injected: () => Object.values(faulty.counts).reduce((sum, count) => sum + count, 0),
    settle: faulty.settle,
  }
}

const requestIds = ['req_a', 'req_b'] as const
const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
const idOf = (step: Step): string => requestIds[step.what % requestIds.length]!

const inputOf = (world: World, id: string): RequestInput => {
  const shape = world.shapes[id === 'req_a' ? 0 : 1]!
  return welding({
    manner: shape.onSite ? 'onSite' : 'online',
    shifts: shape.shifts.map((positions, n) => ({
      id: `s${n + 1}`,
      starts: addDays(thursday, n),
      ends: addHours(addDays(thursday, n), 2),
      positions: positions.map((position, p) => ({
        ...welding().shifts[0]!.positions[0]!,
        ...position,
        id: `p${p + 1}`,
      })),
    })),
  })
}

const allOffers = async ({ as }: World): Promise<Offer[]> =>
  (await Promise.all(requestIds.map((id) => offersOfRequest(as().table, id)))).flat()
const allPlacements = async ({ as }: World): Promise<Placement[]> =>
  (await Promise.all(requestIds.map((id) => placementsOfRequest(as().table, id)))).flat()
const actorFor = (world: World, volunteerId: string): Actor =>
  world.people.find((one) => one.volunteerId === volunteerId)!.actor

/** Mostly one that waits; now and then any, so that late answers come too. */
const offerOf = async (world: World, step: Step): Promise<Offer | undefined> => {
  const all = await allOffers(world)
  const waiting = all.filter(({ state }) => state === 'sent')
  return at(waiting.length > 0 && step.who % 4 > 0 ? waiting : all, step.what)
}
const placementOf = async (
  world: World,
  step: Step,
  ...states: Placement['state'][]
): Promise<Placement | undefined> => {
  const all = await allPlacements(world)
  const fitting = all.filter(({ state }) => (states.length > 0 ? states.includes(state) : isLive(state)))
  return at(fitting.length > 0 && step.who % 5 > 0 ? fitting : all, step.what)
}

/** There was nobody, or nothing, to do it with. */
const idle = Symbol('idle')
type Play = (world: World, step: Step) => Promise<unknown>

const submit: Play = (world, step) => {
  const id = idOf(step)
  return submitRequest(world.as(shopMember()), {
    id,
    requesterId: 'rqr_shop',
    contactPersonId: 'per_shop',
    request: inputOf(world, id),
  })
}

const open: Play = (world, step) =>
  verifyRequest(world.as(districtStaff()), {
    requestId: idOf(step),
    verdict: step.who % 6 === 0 ? 'return' : 'open',
    how: 'phone',
    note: '',
    publicBenefit: true,
    answer: '请写清时间',
  })

const accept: Play = async (world, step) => {
  const offer = await offerOf(world, step)
  if (!offer) return idle
  const series = step.yes ? (await allOffers(world)).filter((one) => sameSeries(one, offer)) : [offer]
  return acceptOffers(world.as(actorFor(world, offer.volunteerId)), {
    requestId: offer.requestId,
    offerIds: series.map(({ id }) => id),
    risksAcknowledged: false,
  })
}
const sameSeries = (one: Offer, offer: Offer): boolean =>
  one.id === offer.id ||
  (one.state === 'sent' && one.volunteerId === offer.volunteerId && one.requestId === offer.requestId)

const decline: Play = async (world, step) => {
  const offer = await offerOf(world, step)
  if (!offer) return idle
  const input = { requestId: offer.requestId, offerId: offer.id }
  return declineOffer(world.as(actorFor(world, offer.volunteerId)), input)
}

const standBy: Play = async (world, step) => {
  const all = await allOffers(world)
  const late = all.filter(({ state }) => state === 'closed' || state === 'sent')
  const offer = at(late, step.what)
  if (!offer) return idle
  const input = { requestId: offer.requestId, offerId: offer.id, takeWhenFree: step.yes }
  return joinStandby(world.as(actorFor(world, offer.volunteerId)), input)
}

const withdraw: Play = async (world, step) => {
  const placement = await placementOf(world, step)
  if (!placement) return idle
  const input = { requestId: placement.requestId, placementId: placement.id, reason: '家里有事' }
  return withdrawPlacement(world.as(actorFor(world, placement.volunteerId)), input)
}

const takeBack: Play = (world, step) =>
  step.who % 3 === 0
    ? withdrawRequest(world.as(shopMember()), { requestId: idOf(step), reason: '不用了' })
    : Promise.resolve(idle)

/** By turns another time, other conditions, another wording, another minimum. */
const change: Play = async (world, step) => {
  const requestId = idOf(step)
  const request = await readRequest(world.as(shopMember()), { requestId })
  const { ...input } = RequestInput.parse(request)
  const moved = (by: number): RequestInput['shifts'] =>
    input.shifts.map((shift) => ({ ...shift, starts: addMinutes(shift.starts, by), ends: addMinutes(shift.ends, by) }))
  const changes: Partial<RequestInput>[] = [
    { shifts: moved(step.yes ? 60 : -60) },
    { shifts: moved(step.yes ? 1440 : 90) },
    { conditions: `现场第 ${step.who} 版` },
    { outcome: `第 ${step.who} 版` },
    {
      shifts: input.shifts.map((shift) => ({
        ...shift,
        positions: shift.positions.map((position) => ({
          ...position,
          minimum: Math.min(position.seats, step.yes ? 2 : 1),
        })),
      })),
    },
  ]
  await changeFacts(world.as(shopMember()), { requestId, request: { ...input, ...at(changes, step.who) } })
}

const standAgain: Play = async (world, step) => {
  const placement = await placementOf(world, step)
  if (!placement) return idle
  const input = { requestId: placement.requestId, placementId: placement.id, risksAcknowledged: true }
  return answerChange(world.as(actorFor(world, placement.volunteerId)), input)
}

const lower: Play = (world, step) =>
  lowerMinimum(world.as(shopMember()), {
    requestId: idOf(step),
    shiftId: `s${1 + (step.who % 2)}`,
    positionId: 'p1',
    minimum: step.yes ? 1 : 0,
  })

const pause: Play = (world, step) => {
  const person = at(world.people, step.who)!
  const context = world.as(person.actor)
  return step.yes
    ? pauseVolunteer(context, { volunteerId: person.volunteerId, until: addHours(world.clock.now(), 5 + step.what) })
    : resumeVolunteer(context, { volunteerId: person.volunteerId })
}

const suspend: Play = (world, step) =>
  suspendVolunteer(world.as(societyStaff()), {
    volunteerId: at(world.people, step.who)!.volunteerId,
    state: step.yes && step.what % 2 === 0 ? 'suspended' : 'active',
    reason: '证件要核对',
  })

/** Whoever comes does so at their hour, and that hour has come. */
const come: Play = async (world, step) => {
  const placement = await placementOf(world, step, 'confirmed', 'checkedIn')
  if (!placement) return idle
  const { requestId, shiftId, id: placementId, state, starts, ends } = placement
  const hour = state === 'checkedIn' ? addMinutes(ends, 5) : addMinutes(starts, -10)
  if (isLive(state) && hour > world.clock.now()) world.clock.moveTo(hour)
  const context = world.as(actorFor(world, placement.volunteerId))
  const { code } = await showCode(world.as(shopMember()), { requestId, shiftId })
  if (state === 'checkedIn') return checkOut(context, { requestId, placementId, code })
  return checkIn(context, { requestId, placementId, code })
}

const claim: Play = async (world, step) => {
  const placement = await placementOf(world, step, 'checkedOut', 'disputed')
  if (!placement) return idle
  const input = {
    requestId: placement.requestId,
    placementId: placement.id,
    minutes: step.who % 3 === 0 ? 90 : 120,
  }
  if (step.yes) {
    return claimHours(world.as(actorFor(world, placement.volunteerId)), { ...input, as: 'volunteer' })
  }
  return claimHours(world.as(shopMember()), { ...input, as: 'requester' })
}

/** Minutes, hours, or until something is about to begin or has just ended. */
const pass: Play = async (world, step) => {
  const now = world.clock.now()
  const live = (await allPlacements(world)).filter(({ state }) => isLive(state))
  const moments: Instant[] = [
    addMinutes(now, 20),
    addHours(now, 3),
    addHours(now, 17),
    ...live.map(({ starts }) => addMinutes(starts, -10)),
    ...live.map(({ ends }) => addMinutes(ends, 5)),
    ...live.map(({ ends }) => addHours(ends, 3)),
  ]
  const next = at(moments, step.what)
  if (next !== undefined && next > now) world.clock.moveTo(next)
}

const follow: Play = (world) => workAllDue(world.as(), world)

const plays = {
  submit,
  open,
  accept,
  decline,
  standBy,
  withdraw,
  takeBack,
  change,
  standAgain,
  lower,
  pause,
  suspend,
  come,
  claim,
  pass,
  follow,
}
export type Verb = keyof typeof plays
export const verbs = Object.keys(plays) as Verb[]

/** What came of each verb: how often it was really done, and how often refused, by reason. */
export type Tally = Map<string, number>

const count = (tally: Tally, name: string): void => {
  tally.set(name, (tally.get(name) ?? 0) + 1)
}

/** Plays one step. A refusal is a fair answer; any other error is not. */
const play = async (world: World, step: Step, tally: Tally): Promise<void> => {
  try {
    if ((await plays[step.verb](world, step)) !== idle) count(tally, step.verb)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    count(tally, `${step.verb} refused: ${error.reason}`)
  }
}

/** Plays a schedule, steps marked `together` at once with the one before, then works everything that falls due. */
export const playSchedule = async (world: World, steps: readonly Step[], tally: Tally): Promise<void> => {
  for (let from = 0; from < steps.length; ) {
    let to = from + 1
    while (steps[to]?.together && to - from < 4) to += 1
    await Promise.all(steps.slice(from, to).map((step) => play(world, step, tally)))
    from = to
  }
  await world.settle()
  await workAllDue(world.as(), world)
}

const first = { who: 1, yes: true, together: false }
/** A need that was opened, with its first people asked. */
export const opening: readonly Step[] = [
  { ...first, verb: 'submit', what: 0 },
  { ...first, verb: 'open', what: 0 },
  { ...first, verb: 'follow', what: 0 },
  { ...first, verb: 'submit', what: 1 },
]
