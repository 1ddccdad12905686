import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { pricesAt, slotPrices } from '#shared/matching/slot-prices.ts'
import { slotOf } from '#shared/matching/slots.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { offersOfRequest } from '#shared/offers/offer.ts'
import { excludeProposal } from '#shared/plans/exclude-proposal.ts'
import { makePlan } from '#shared/plans/make-plan.ts'
import { pinProposal } from '#shared/plans/pin-proposal.ts'
import type { Plan } from '#shared/plans/plan.ts'
import { proposedFor } from '#shared/plans/proposed-for.ts'
import { publishPlan } from '#shared/plans/publish-plan.ts'
import { readPlan } from '#shared/plans/read-plan.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { withFaults } from '#test/support/faults.ts'
import { seedRequester } from '#test/support/market.ts'
import { needFor, neighbour, openNeeds } from '#test/support/planning.ts'
import { loadPeople } from '#test/support/pool.ts'
import { before, districtActor, reasonOf, starts, strangerActor } from '#test/support/service.ts'

const scope = '450204'
let database: TestDatabase
let clock: TestClock
const context = (): Context => testContexts(database, clock)(districtActor())

beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(before)
  await seedRequester(context())
})
afterEach(() => database.stop())

/** Anna can do both, Bo only the first: whoever looks at one need alone gives Anna away. */
const twoNeeds = async (): Promise<void> => {
  await loadPeople(database, [neighbour('vol_anna', ['ME05', 'EN09']), neighbour('vol_bo', ['ME05'])], before)
  await openNeeds(context(), [needFor('req_one', ['ME05']), needFor('req_two', ['EN09'])])
}
const linesOf = ({ board }: Plan) =>
  board.proposals.map(({ requestId, volunteerId, state }) => `${requestId} ${volunteerId} ${state}`).sort()
const line = (requestId: string, volunteerId: string) => ({
  scope,
  requestId,
  shiftId: 's1',
  positionId: 'p1',
  volunteerId,
})
const offersTo = async (requestId: string) =>
  (await offersOfRequest(context().table, requestId)).map(({ volunteerId, state }) => `${volunteerId} ${state}`).sort()

describe('a plan', () => {
  it('gives scarce people to where only they can serve, proves how good it is, and is kept', async () => {
    await twoNeeds()
    const plan = await makePlan(context(), { scope })
    expect(linesOf(plan)).toEqual(['req_one vol_bo proposed', 'req_two vol_anna proposed'])
    expect(plan.value).toBeGreaterThan(0)
    expect(plan.upperBound).toBeCloseTo(plan.value, 3)
    expect((await readPlan(context(), { scope })).plan).toEqual(plan)
  })

  it('made twice at once is one plan, and again from its own prices the same', async () => {
    await twoNeeds()
    const both = await Promise.all([1, 2].map(() => makePlan(context(), { scope })))
    expect(linesOf(both[0]!)).toEqual(linesOf(both[1]!))
    expect((await readPlan(context(), { scope })).plan?.version).toBe(1)
    expect(linesOf(await makePlan(context(), { scope }))).toEqual(linesOf(both[0]!))
  })

  it('is for staff of the district; to others there is none', async () => {
    const stranger = testContexts(database, clock)(strangerActor())
    expect(await reasonOf(makePlan(stranger, { scope }))).toBe('forbidden')
    expect(await reasonOf(readPlan(context(), { scope: '450203' }))).toBe('notFound')
    expect(await reasonOf(readPlan(context(), { scope: 'cmp_none' }))).toBe('notFound')
  })

  it('keeps what staff pinned and leaves out what they took out, also when it is made anew', async () => {
    await twoNeeds()
    await makePlan(context(), { scope })
    await excludeProposal(context(), line('req_one', 'vol_bo'))
    const without = await makePlan(context(), { scope })
    expect(linesOf(without)).toContain('req_one vol_bo excluded')
    expect(linesOf(without).filter((one) => one.endsWith('vol_bo proposed'))).toEqual([])

    await pinProposal(
      context(),
      line(
        ...(linesOf(without)
          .find((one) => one.endsWith('proposed'))!
          .split(' ') as [string, string]),
      ),
    )
    const pinned = linesOf(without)
      .find((one) => one.endsWith('proposed'))!
      .replace('proposed', 'pinned')
    await excludeProposal(context(), { ...line('req_one', 'vol_bo'), excluded: false })
    const again = await makePlan(context(), { scope })
    expect(linesOf(again)).toContain(pinned)
    expect(await reasonOf(pinProposal(context(), line('req_one', 'vol_nobody')))).toBe('notInPlan')
  })

  it('does not propose somebody again who declined', async () => {
    await twoNeeds()
    await makePlan(context(), { scope })
    await publishPlan(context(), { scope })
    const [offer] = await offersOfRequest(context().table, 'req_two')
    await declineOffer(testContexts(database, clock)(), { requestId: 'req_two', offerId: offer!.id })
    const plan = await makePlan(context(), { scope })
    expect(linesOf(plan).filter((one) => one.startsWith('req_two vol_anna'))).toEqual([])
  })
})

describe('publishing', () => {
  it('asks the people of the plan in the ordinary way, and says so line by line', async () => {
    await twoNeeds()
    await makePlan(context(), { scope })
    const outcomes = await publishPlan(context(), { scope })
    expect(outcomes.map(({ became }) => became)).toEqual(['sent', 'sent'])
    expect([await offersTo('req_one'), await offersTo('req_two')]).toEqual([['vol_bo sent'], ['vol_anna sent']])
    expect((await readPlan(context(), { scope })).plan?.board.proposals.every(({ state }) => state === 'sent')).toBe(
      true,
    )
    expect(await reasonOf(excludeProposal(context(), line('req_one', 'vol_bo')))).toBe('proposalSent')
  })

  it('twice, and at once, asks everybody once', async () => {
    await twoNeeds()
    await makePlan(context(), { scope })
    await Promise.all([1, 2, 3].map(() => publishPlan(context(), { scope })))
    await publishPlan(context(), { scope })
    for (const id of ['req_one', 'req_two']) expect((await offersTo(id)).length).toBe(1)
    for (const id of ['vol_anna', 'vol_bo']) {
      const calendar = await calendars.get(context().table, keys.calendar(id))
      expect(calendar?.asks.length).toBe(1)
    }
  })

  it('goes through conflicts, lost and repeated replies, and asks everybody once', async () => {
    await twoNeeds()
    await makePlan(context(), { scope })
    const { documents, counts } = await withFaults(database, 5, { conflict: 0.1, lostReply: 0.25, repeated: 0.2 })
    const faulty = testContexts({ ...database, documents }, clock)(districtActor())
    for (let tries = 0; tries < 3; tries += 1) await publishPlan(faulty, { scope })
    expect(counts.conflict + counts.lostReply + counts.repeated).toBeGreaterThan(0)
    expect([await offersTo('req_one'), await offersTo('req_two')]).toEqual([['vol_bo sent'], ['vol_anna sent']])
  })

  it('that died halfway is finished by the next', async () => {
    await twoNeeds()
    await makePlan(context(), { scope })
    const whole = context()
    let offersLeft = 1
    const dying: Context = {
      ...whole,
      table: {
        ...whole.table,
        write: async (changes) => {
          const asks = changes.some((change) => 'item' in change && change.item.entity === 'Offer')
          offersLeft -= asks ? 1 : 0
          if (offersLeft < 0) throw new Error('died')
          await whole.table.write(changes)
        },
      },
    }
    await expect(publishPlan(dying, { scope })).rejects.toThrow('died')
    expect([...(await offersTo('req_one')), ...(await offersTo('req_two'))].length).toBe(1)
    await publishPlan(whole, { scope })
    expect([await offersTo('req_one'), await offersTo('req_two')]).toEqual([['vol_bo sent'], ['vol_anna sent']])
  })

  it('waits for the morning, and says until when', async () => {
    await twoNeeds()
    await makePlan(context(), { scope })
    clock.moveTo(fromLocal('2026-09-14', '22:30'))
    const outcomes = await publishPlan(context(), { scope })
    expect(outcomes).toMatchObject([1, 2].map(() => ({ became: 'waits', until: fromLocal('2026-09-15', '08:00') })))
    expect(await offersTo('req_one')).toEqual([])
  })

  it('leaves in peace whose budget of asks is used up, and tells the rule', async () => {
    await twoNeeds()
    await makePlan(context(), { scope })
    const calendar = (await calendars.get(context().table, keys.calendar('vol_bo')))!
    await context().table.write([calendars.replace({ ...calendar, asksPerWeek: 0 })])
    const outcomes = await publishPlan(context(), { scope })
    expect(outcomes.find(({ volunteerId }) => volunteerId === 'vol_bo')).toMatchObject({
      became: 'unfit',
      reason: { en: 'asked 0 times this week, at most 0' },
    })
  })

  it('asks nobody beyond what is missing when others were asked meanwhile', async () => {
    await twoNeeds()
    await loadPeople(database, [neighbour('vol_cy', ['ME05'])], before)
    await makePlan(context(), { scope })
    await matchRequest(testContexts(database, clock)(), { requestId: 'req_one' })
    const asked = (await offersTo('req_one')).length
    const outcomes = await publishPlan(context(), { scope })
    expect((await offersTo('req_one')).length).toBe(asked)
    expect(outcomes.length).toBe(2)
  })
})

describe('prices', () => {
  /** Nearly always says yes: one ask is enough for one seat. */
  const ready = { answers: { accepted: 40, declined: 0, silent: 0 } }

  it('are learnt by a plan of a district, smoothed by the next, and read in one go', async () => {
    await twoNeeds()
    await loadPeople(
      database,
      [1, 2, 3].map((n) => neighbour(`vol_more${n}`, ['ME05'])),
      before,
    )
    await makePlan(context(), { scope })
    const prices = await pricesAt(context().table, scope, slotOf(starts))
    expect(prices.get('EN09')).toBeGreaterThan(0.1)
    expect(prices.get('EN09')!).toBeGreaterThan(prices.get('ME05') ?? 0)
  })

  it('make who is sought elsewhere at that time come later, with the reason kept', async () => {
    await loadPeople(
      database,
      [
        neighbour('vol_anna', ['ME05', 'EN09'], { volunteer: { likes: [1] }, calendar: ready }),
        neighbour('vol_bo', ['ME05'], { calendar: ready }),
      ],
      before,
    )
    await openNeeds(context(), [needFor('req_one', ['ME05'])])
    const at = before
    await context().table.write([
      slotPrices.put({ districtCode: scope, slot: slotOf(starts), skill: 'EN09', worth: 0.4, at }),
    ])
    const [matched] = await matchRequest(testContexts(database, clock)(), { requestId: 'req_one' })
    const anna = matched!.candidates.find(({ volunteerId }) => volunteerId === 'vol_anna')!
    const bo = matched!.candidates.find(({ volunteerId }) => volunteerId === 'vol_bo')!
    expect(anna.fit).toBeGreaterThan(bo.fit)
    expect(anna.elsewhere).toEqual({ skill: 'EN09', worth: 0.4 })
    expect(bo.elsewhere).toBeUndefined()
    expect(await offersTo('req_one')).toEqual(['vol_bo sent'])
  })
})

describe('in the ordinary waves', () => {
  it('people of a plan younger than a day come first; an older plan says nothing', async () => {
    await twoNeeds()
    const plan = await makePlan(context(), { scope })
    const request = needFor('req_one', ['ME05'])
    const proposed = await proposedFor(context())(request)
    expect([...(proposed.get('s1/p1') ?? [])]).toEqual(['vol_bo'])
    clock.moveTo(addHours(addDays(plan.at, 1), 1))
    expect((await proposedFor(context())(request)).size).toBe(0)
  })
})
