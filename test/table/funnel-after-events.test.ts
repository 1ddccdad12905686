import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { funnelSum } from '#shared/matching/funnel.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { expireOffer } from '#shared/offers/expire-offer.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { type Offer, offersOfRequest } from '#shared/offers/offer.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { placementsOfRequest } from '#shared/placements/placement.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { changeCalendar } from '#shared/volunteers/change-calendar.ts'
import { addException } from '#shared/volunteers/change-exceptions.ts'
import { changeVolunteer } from '#shared/volunteers/change-volunteer.ts'
import { pauseVolunteer, resumeVolunteer } from '#shared/volunteers/pause-volunteer.ts'
import { redrawVolunteer } from '#shared/volunteers/redraw-volunteer.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import { vouchVolunteer } from '#shared/volunteers/vouch-volunteer.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { position, seedRequester, shift } from '#test/support/market.ts'
import { northBy } from '#test/support/matching.ts'
import { hotSkill, loadPeople, type Person, personOf } from '#test/support/pool.ts'
import { before, serviceRequest, society, volunteerActor } from '#test/support/service.ts'

// Random towns of people and needs, through one event after the other: after each, everybody stands in exactly one bucket.

interface World {
  context: Context
  as: (volunteerId: string) => Context
  people: Person[]
  /** Somebody by lot. */
  somebody: () => string
  needs: string[]
  offers: (state: Offer['state']) => Promise<Offer[]>
  pass: (hours: number) => void
}

const databases: TestDatabase[] = []
afterAll(() => Promise.all(databases.map((database) => database.stop())))

const found = async (seed: number): Promise<World> => {
  const database = await startDatabase()
  databases.push(database)
  const clock = testClock(before)
  const contexts = testContexts(database, clock)
  const random = seededRandom(seed)
  const people = Array.from({ length: 60 + Math.floor(random() * 60) }, (_, n) =>
    personOf(seed * 10_000 + n, before, 0.3 + random() * 0.5, 0),
  )
  await loadPeople(database, people, before)
  const context = contexts()
  await seedRequester(context)
  await context.table.write([organizations.put(society)])
  const needs: string[] = []
  for (const [skill, level, online] of [
    [hotSkill, 1, false],
    [hotSkill, 2, false],
    ['ME05', 1, true],
  ] as const) {
    const request = serviceRequest(`req_f${seed}_${needs.length}`, {
      manner: online ? 'online' : 'onSite',
      shifts: [shift({ positions: [position({ skills: [{ skill, level }], seats: 2 })] })],
    })
    await context.table.write([requests.put(request), ...openSeats(request, before)])
    needs.push(request.id)
  }
  return {
    context,
    as: (volunteerId) => contexts(volunteerActor(volunteerId)),
    people,
    somebody: () => people[Math.floor(random() * people.length)]!.volunteer.id,
    needs,
    offers: async (state) => {
      const all = await Promise.all(needs.map((id) => offersOfRequest(context.table, id)))
      return all.flat().filter((offer) => offer.state === state)
    },
    pass: (hours) => clock.moveTo(addHours(clock.now(), hours)),
  }
}

const addsUp = async ({ context, needs }: World, listed: number): Promise<void> => {
  let matched = 0
  for (const requestId of needs) {
    for (const { funnel } of await matchRequest(context, { requestId })) {
      expect(funnelSum(funnel)).toBe(funnel.pool)
      expect(funnel.pool).toBe(listed)
      const { failed, ...plain } = funnel
      for (const count of [...Object.values(plain), ...Object.values(failed)]) expect(count).toBeGreaterThanOrEqual(0)
      matched += 1
    }
  }
  expect(matched).toBeGreaterThan(0)
}

/** Every kind of event that moves somebody in the index, in time, or against a need; says by how many the pool changed. */
const events: Record<string, (world: World) => Promise<number>> = {
  'somebody states other skills': async ({ as, somebody }) => {
    const volunteerId = somebody()
    await changeVolunteer(as(volunteerId), { volunteerId, change: { skills: [{ skill: hotSkill, level: 3 }] } })
    return 0
  },
  'staff confirm a skill': async ({ context, somebody }) => {
    const skills = [{ skill: hotSkill, level: 3 as const, evidence: 'title' as const }]
    await vouchVolunteer(context, { volunteerId: somebody(), vouching: { skills } })
    return 0
  },
  'somebody moves': async ({ as, somebody }) => {
    const volunteerId = somebody()
    await changeVolunteer(as(volunteerId), { volunteerId, change: { home: northBy(30) } })
    return 0
  },
  'somebody travels further': async ({ as, somebody }) => {
    const volunteerId = somebody()
    await changeVolunteer(as(volunteerId), { volunteerId, change: { reachKm: 100 } })
    return 0
  },
  'somebody serves on-line only': async ({ as, somebody }) => {
    const volunteerId = somebody()
    await changeVolunteer(as(volunteerId), { volunteerId, change: { manners: { onSite: false, online: true } } })
    return 0
  },
  'somebody sets other hours': async ({ as, somebody }) => {
    const volunteerId = somebody()
    await changeCalendar(as(volunteerId), { volunteerId, change: { hoursPerWeek: 20, asksPerWeek: 5 } })
    return 0
  },
  'somebody is away': async ({ as, somebody }) => {
    const volunteerId = somebody()
    const exception = { starts: before, ends: addDays(before, 9), free: false }
    await addException(as(volunteerId), { volunteerId, exception })
    return 0
  },
  'somebody pauses, and comes back': async (world) => {
    const volunteerId = world.people.find(({ paused }) => !paused)!.volunteer.id
    await pauseVolunteer(world.as(volunteerId), { volunteerId, until: addDays(before, 30) })
    await addsUp(world, world.people.length)
    await resumeVolunteer(world.as(volunteerId), { volunteerId })
    return 0
  },
  'somebody is redrawn for the week': async ({ context, somebody }) => {
    await redrawVolunteer(context, { volunteerId: somebody() })
    return 0
  },
  'an invitation is declined': async ({ as, offers }) => {
    const [offer] = await offers('sent')
    await declineOffer(as(offer!.volunteerId), { requestId: offer!.requestId, offerId: offer!.id, reason: 'tooFar' })
    return 0
  },
  'an invitation is accepted': async ({ as, offers }) => {
    const [offer] = await offers('sent')
    const { id, requestId, volunteerId } = offer!
    await acceptOffers(as(volunteerId), { requestId, offerIds: [id], risksAcknowledged: true })
    return 0
  },
  'somebody withdraws': async ({ context, as, needs }) => {
    const all = await Promise.all(needs.map((id) => placementsOfRequest(context.table, id)))
    const [placement] = all.flat()
    const { id: placementId, requestId, volunteerId } = placement!
    await withdrawPlacement(as(volunteerId), { requestId, placementId, reason: '临时有事' })
    return 0
  },
  'invitations run out': async ({ context, offers, pass }) => {
    pass(30)
    for (const { id, requestId } of await offers('sent')) await expireOffer(context, { requestId, offerId: id })
    return 0
  },
  'somebody is suspended, and reinstated': async (world) => {
    const volunteerId = world.somebody()
    await suspendVolunteer(world.context, { volunteerId, state: 'suspended', reason: '两次没到场' })
    await addsUp(world, world.people.length - 1)
    await suspendVolunteer(world.context, { volunteerId, state: 'active', reason: '申诉成立' })
    return 0
  },
  'somebody leaves the list': async ({ context, somebody }) => {
    await suspendVolunteer(context, { volunteerId: somebody(), state: 'suspended', reason: '两次没到场' })
    return -1
  },
}

describe.each([1, 2, 3])('town %i: the funnel adds up to everybody listed', (seed) => {
  let world: World
  let listed: number
  beforeAll(async () => {
    world = await found(seed)
    listed = world.people.length
  }, 60_000)

  it('at first', () => addsUp(world, listed), 60_000)

  it.each(Object.keys(events))(
    'after: %s',
    async (name) => {
      listed += await events[name]!(world)
      await addsUp(world, listed)
    },
    60_000,
  )
})
