import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { services } from '#functions/context.ts'
import { checkIn } from '#shared/attendance/check-in.ts'
import { checkOut } from '#shared/attendance/check-out.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { showCode } from '#shared/attendance/show-code.ts'
import { type Actor, system } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { isQuiet } from '#shared/matching/waking.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { offersOfRequest } from '#shared/offers/offer.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import type { Placement } from '#shared/placements/placement.ts'
import type { RequestInput } from '#shared/requests/request-input.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { addHours, type Instant, systemClock } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, localDate } from '#shared/time/shanghai.ts'
import { actorOf, type TestClock, testClock } from '#test/support/context.ts'
import { workAllDue } from '#test/support/follow.ts'
import { cast, type Name, titles, volunteerIdOf } from './cast.ts'
import { need } from './needs.ts'
import { settle } from './settlers.ts'

// A small town with a past, made by the product's own verbs on a clock that is moved: what it left behind is what the
// people of the stories find when they open their browsers.

interface Past {
  clock: TestClock
  as: (actor?: Actor) => Context
  /** Works off all that has fallen due by now. */
  follow: () => Promise<void>
}

const volunteer = (name: Name): Actor => actorOf(cast[name].id, { role: 'volunteer', volunteerId: volunteerIdOf(name) })
const member = (name: Name, requesterId: string): Actor =>
  actorOf(cast[name].id, { role: 'requesterMember', requesterId })
const staff = (): Actor => actorOf(cast.lu.id, { role: 'associationStaff', organizationId: territoryId('450204') })

const openNeed = async ({ as, follow }: Past, asker: Name, requesterId: string, request: RequestInput) => {
  const { id } = await submitRequest(as(member(asker, requesterId)), {
    requesterId,
    contactPersonId: cast[asker].id,
    request,
  })
  await verifyRequest(as(staff()), {
    requestId: id,
    verdict: 'open',
    how: 'phone',
    note: '打过电话，情况属实',
    publicBenefit: true,
    answer: '',
  })
  await follow()
  return id
}

const accept = async ({ as, follow }: Past, requestId: string, name: Name): Promise<Placement> => {
  const offer = (await offersOfRequest(as().table, requestId)).find((one) => one.volunteerId === volunteerIdOf(name))
  if (!offer) throw new Error(`${cast[name].name} was not asked for ${requestId}.`)
  const [placement] = await acceptOffers(as(volunteer(name)), {
    requestId,
    offerIds: [offer.id],
    risksAcknowledged: true,
  })
  await follow()
  if (!placement) throw new Error(`${cast[name].name} could not accept ${requestId}.`)
  return placement
}

/** Two days ago somebody served for three hours by one side's word, and two by the other's. */
const dispute = async (past: Past, today: string): Promise<void> => {
  const { as, clock, follow } = past
  const date = addLocalDays(today, -2)
  const shift = { starts: fromLocal(date, '14:00'), ends: fromLocal(date, '17:00') }
  const requestId = await openNeed(past, 'huang', 'rqr_shop', need(titles.disputed, 'AU11', shift))
  const { id: placementId } = await accept(past, requestId, 'nong')
  const which = { requestId, placementId }
  for (const [at, check] of [
    [shift.starts, checkIn],
    [shift.ends, checkOut],
  ] as const) {
    clock.moveTo(at)
    const { code } = await showCode(as(member('huang', 'rqr_shop')), { requestId, shiftId: 's1' })
    await check(as(volunteer('nong')), { ...which, code })
    await follow()
  }
  clock.pass(60)
  await claimHours(as(volunteer('nong')), { ...which, as: 'volunteer', minutes: 180, done: '查线路，换了漏电开关' })
  await claimHours(as(member('huang', 'rqr_shop')), { ...which, as: 'requester', minutes: 120 })
  await follow()
}

/** Yesterday Wei accepted what is running now. */
const beginServing = async (past: Past, now: Instant, today: string): Promise<void> => {
  past.clock.moveTo(fromLocal(addLocalDays(today, -1), '10:00'))
  const shift = { starts: addHours(now, -1), ends: addHours(now, 2) }
  const requestId = await openNeed(past, 'huang', 'rqr_shop', need(titles.running, 'ME13', shift))
  await accept(past, requestId, 'wei')
}

/** People are asked in waking hours: now, or on the evening before. */
const invite = async (past: Past, now: Instant, today: string): Promise<void> => {
  const evening = fromLocal(today, '20:00')
  past.clock.moveTo(!isQuiet(now) ? now : evening < now ? evening : addHours(evening, -24))
  const day = addLocalDays(today, 6)
  const shift = { starts: fromLocal(day, '09:00'), ends: fromLocal(day, '11:00') }
  await openNeed(past, 'gan', 'rqr_community', need(titles.railing, 'ME13', shift, { destination: 'community' }))
}

/** Fills the empty table; the embedded run calls it where it would prepare the sample city. */
export const seed = async (): Promise<string[]> => {
  const { table, vault, env } = await services()
  const now = systemClock()
  const today = localDate(now)
  const clock = testClock(fromLocal(addLocalDays(today, -5), '10:00'))
  const random = seededRandom(7)
  const as = (actor: Actor = system): Context => ({ table, vault, clock: clock.now, random, actor })
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  const follow = () => workAllDue(as(), { source: { documents, tableName: env.TABLE_NAME }, clock })
  const past = { clock, as, follow }
  await settle(as())
  await dispute(past, today)
  await beginServing(past, now, today)
  await invite(past, now, today)
  documents.destroy()
  return []
}
