import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { offersOfRequest } from '#shared/offers/offer.ts'
import { cityId, organizations } from '#shared/organizations/organization.ts'
import { type Placement, placementsOfRequest } from '#shared/placements/placement.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addLocalDays } from '#shared/time/shanghai.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { reindexed } from '#shared/volunteers/reindex.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { formPost, newPerson, type TestApp, type TestPerson } from './app.ts'
import { sweepAll } from './follow.ts'
import { calendarOf, fittingVolunteer, seedRequester } from './market.ts'
import { needWith } from './need.ts'
import { society } from './service.ts'

// From a typed need to people who accepted it, by the product's own verbs, as seen by the welding shop.

let needs = 0
/** Each need has a day of its own, so that nobody is busy with the one before. */
const nextDay = (): string => {
  needs += 1
  return addLocalDays('2026-11-25', needs)
}

/** The shop, its contact, staff, and three welders who are free and near. */
export const needWorld = async (world: TestApp) => {
  needs = 0
  await seedRequester(world.system)
  await seedRequester(world.system, 'rqr_other')
  await world.table.write([organizations.put(society)])
  const huang = await newPerson(
    world,
    '黄主任',
    [{ role: 'requesterMember', requesterId: 'rqr_factory' }],
    '13800000001',
  )
  const stranger = await newPerson(world, '别家', [{ role: 'requesterMember', requesterId: 'rqr_other' }])
  const staff = await newPerson(world, '陆干事', [{ role: 'associationStaff', organizationId: cityId }])
  const welders: Record<string, TestPerson> = {}
  for (const [at, name] of ['韦建国', '覃海', '莫小兰'].entries()) {
    const id = `vol_${at}`
    const person = await newPerson(world, name, [{ role: 'volunteer', volunteerId: id }], `1390000000${at}`)
    const volunteer = fittingVolunteer(id, { personId: person.id, pseudonym: `V-70${at}A` })
    await world.table.write([
      volunteers.put(volunteer),
      calendars.put(calendarOf(id, { asksPerWeek: 30, hoursPerWeek: 60 })),
      ...reindexed(undefined, volunteer, { paused: false, now: world.clock(), random: world.random }),
    ])
    welders[id] = person
  }
  return { huang, stranger, staff, welders }
}
export type NeedWorld = Awaited<ReturnType<typeof needWorld>>

/** Nobody is weary of the needs before: who was asked often is left in peace. */
const rested = async (world: TestApp, people: NeedWorld): Promise<void> => {
  for (const id of Object.keys(people.welders)) {
    const calendar = await calendars.get(world.table, keys.calendar(id))
    if (calendar) await world.table.write([calendars.replace({ ...calendar, asks: [] })])
  }
}

/** Types a need of item 1 (of item 2 a body has only so many in a quarter), has it opened, and lets so many people accept. */
export const acceptedNeed = async (
  world: TestApp,
  people: NeedWorld,
  options: { accepting: number; changes?: Record<string, string | undefined> },
): Promise<{ id: string; date: string; placed: Placement[] }> => {
  const date = nextDay()
  await rested(world, people)
  const answer = await world.app.request(
    '/requests/new',
    formPost(needWith({ 'shifts.0.date': date, scopeItem: '1', ...options.changes }), people.huang.cookie),
  )
  const id = answer.headers.get('location')?.split(/[/?]/)[2] ?? ''
  await verifyRequest(people.staff.context, {
    requestId: id,
    verdict: 'open',
    how: 'phone',
    note: '',
    publicBenefit: true,
    answer: '',
  })
  await sweepAll(world.system)
  const sent = (await offersOfRequest(world.table, id)).filter(({ state }) => state === 'sent')
  for (const offer of sent.slice(0, options.accepting)) {
    const welder = people.welders[offer.volunteerId]!
    await acceptOffers(welder.context, { requestId: id, offerIds: [offer.id], risksAcknowledged: true })
  }
  await sweepAll(world.system)
  return { id, date, placed: await placementsOfRequest(world.table, id) }
}
