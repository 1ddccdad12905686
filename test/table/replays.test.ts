import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { answerBy } from '#shared/matching/asking.ts'
import { type MatchRun, matchRuns } from '#shared/matching/match-run.ts'
import { askForOffer } from '#shared/offers/ask-for-offer.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { offersOfRequest } from '#shared/offers/offer.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { replayQuarter } from '#shared/replays/replay-quarter.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { proposeSettings } from '#shared/settings/propose-settings.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import { localMonth } from '#shared/time/shanghai.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { metered } from '#test/bench/meter.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { position, seedRequester, shift } from '#test/support/market.ts'
import { hotSkill, loadPeople, type Person, peopleOf } from '#test/support/pool.ts'
import { before, reasonOf, serviceRequest } from '#test/support/service.ts'

let database: TestDatabase
let as: (actor?: Actor) => Context
let people: Person[]
const clock = testClock(before)
const staff = actorOf('per_first', { role: 'associationStaff', organizationId: cityId })
const second = actorOf('per_second', { role: 'associationStaff', organizationId: cityId })
const district = actorOf('per_district', { role: 'associationStaff', organizationId: territoryId('450204') })
const { settings } = firstEdition
const bolder = {
  ...settings,
  waves: { ...settings.waves, hoped: 1.8 },
  answer: { longestHours: 2, share: 0.5 },
}
let count = 0

const open = async (seats: number): Promise<string> => {
  count += 1
  const request = serviceRequest(`req_r${count}`, {
    shifts: [shift({ positions: [position({ skills: [{ skill: hotSkill, level: 1 }], seats })] })],
  })
  await as().table.write([requests.put(request), ...openSeats(request, clock.now())])
  return request.id
}
const runsKept = (): Promise<MatchRun[]> =>
  matchRuns.all(as().table, {
    partition: keys.matchRun(serviceRequest('x').districtCode, localMonth(clock.now()), '', '', '', '').pk,
  })
/** Everybody asked says no, so that the next wave follows. */
const decline = async (requestId: string): Promise<void> => {
  for (const { id, volunteerId, state } of await offersOfRequest(as().table, requestId)) {
    if (state !== 'sent') continue
    const actor = actorOf(`per_${volunteerId}`, { role: 'volunteer', volunteerId })
    await declineOffer(as(actor), { requestId, offerId: id, reason: 'other' })
  }
}

beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  people = peopleOf(300, before, 0.8)
  await loadPeople(database, people, before)
  await seedRequester(as())
}, 120_000)
beforeEach(async () => {
  // Nobody is asked yet: whom one test asked would be out of reach for the next.
  for (let at = 0; at < people.length; at += 90) {
    await as().table.write(people.slice(at, at + 90).map(({ calendar }) => calendars.put(calendar)))
  }
})
afterAll(() => database.stop())

describe('every wave', () => {
  it('keeps what it was decided on under the edition that decided, for a few write units', async () => {
    const requestId = await open(2)
    const meter = metered(database.documents)
    const table = dynamoTable(meter.client, database.tableName)
    await matchRequest({ ...as(), table }, { requestId })
    const whole = meter.used().written
    const [run] = (await runsKept()).filter((one) => one.requestId === requestId)
    expect(run).toMatchObject({ edition: firstEdition.name, free: 2, missing: 2, at: clock.now() })
    const offers = await offersOfRequest(as().table, requestId)
    expect(
      run!.people
        .slice(0, run!.asked)
        .map(({ volunteerId }) => volunteerId)
        .sort(),
    ).toEqual(offers.map(({ volunteerId }) => volunteerId).sort())
    meter.reset()
    await table.write([matchRuns.put(run!)])
    expect(meter.used().written).toBeLessThanOrEqual(5)
    expect(meter.used().written / whole).toBeLessThan(0.06)
    const [stored] = (await table.query({ partition: matchRuns.keyOf(run!).pk })).items
    expect(Number(stored?.expires) * 1000).toBe(Math.floor(Date.parse(addDays(run!.at, 366)) / 1000) * 1000)
    expect(JSON.stringify(stored)).not.toMatch(/name|phone|title/)
  })

  it('that asks nobody, because enough answers are awaited, keeps nothing', async () => {
    const requestId = await open(1)
    await matchRequest(as(), { requestId })
    const kept = (await runsKept()).length
    clock.moveTo(addMinutes(clock.now(), 1))
    await matchRequest(as(), { requestId })
    expect((await runsKept()).length).toBe(kept)
  })
})

describe('the last quarter', () => {
  it('decided again under the settings of its time is history', async () => {
    const requestId = await open(3)
    await matchRequest(as(), { requestId })
    for (const minutes of [60, 420]) {
      clock.moveTo(addMinutes(clock.now(), minutes))
      await decline(requestId)
      await matchRequest(as(), { requestId })
    }
    const kept = (await runsKept()).filter((one) => one.requestId === requestId)
    expect(kept.length).toBe(3)
    const same = await replayQuarter(as(staff), settings)
    expect(same.would).toEqual(same.was)
    expect(same.changed).toEqual([])
    expect(same.runs).toEqual({ exact: (await runsKept()).length, cutShort: 0, otherRules: 0 })
    expect(same.was.invitations).toBe(
      (await Promise.all([1, 2, 3].map((n) => offersOfRequest(as().table, `req_r${n}`)))).flat().length,
    )
  })

  it('under bolder settings would have sent more invitations, and says to whom', async () => {
    const bold = await replayQuarter(as(staff), bolder)
    expect(bold.would.invitations).toBeGreaterThan(bold.was.invitations)
    expect(bold.changed.length).toBeGreaterThan(0)
    expect(bold.changed.flatMap(({ instead }) => instead).length).toBeGreaterThan(0)
  })

  it('is told edition by edition: what two people published decides from then on, and both come again exactly', async () => {
    const input = { settings: bolder, reason: '多问几位试试', basedOn: firstEdition.name }
    await proposeSettings(as(staff), input)
    const { published } = await proposeSettings(as(second), input)
    const requestId = await open(2)
    const [matched] = await matchRequest(as(), { requestId })
    const run = (await runsKept()).find((one) => one.requestId === requestId)
    expect([matched?.edition, run?.edition]).toEqual([published?.name, published?.name])
    // Asked by the wave or of their own accord, everybody has the time to answer of that edition.
    const offers = await offersOfRequest(as().table, requestId)
    const { id: volunteerId } = people
      .map(({ volunteer }) => volunteer)
      .find(
        ({ id }) => !offers.some((one) => one.volunteerId === id) && run!.people.some((one) => one.volunteerId === id),
      )!
    const actor = actorOf(`per_${volunteerId}`, { role: 'volunteer', volunteerId })
    const own = await askForOffer(as(actor), { requestId, shiftId: 's1', positionId: 'p1', volunteerId })
    for (const { starts, sentAt, expiresAt } of [...offers, own]) {
      expect(expiresAt).toBe(answerBy(starts, sentAt, bolder))
      expect(expiresAt < answerBy(starts, sentAt)).toBe(true)
    }
    const { runs, was, would } = await replayQuarter(as(staff), settings)
    expect(runs).toEqual({ exact: (await runsKept()).length, cutShort: 0, otherRules: 0 })
    expect(would.invitations).toBeLessThan(was.invitations)
  })

  it('leaves out a wave that was cut short, until the next look has asked whom it missed', async () => {
    const requestId = await open(2)
    let writes = 0
    const table: Context['table'] = {
      ...as().table,
      write: (changes) => {
        writes += 1
        return writes > 3 ? Promise.reject(new Error('killed')) : as().table.write(changes)
      },
    }
    await expect(matchRequest({ ...as(), table }, { requestId })).rejects.toThrow('killed')
    const halfway = await replayQuarter(as(staff), settings)
    expect(halfway.runs).toMatchObject({ cutShort: 1, otherRules: 0 })
    clock.moveTo(addMinutes(clock.now(), 1))
    await matchRequest(as(), { requestId })
    const after = await replayQuarter(as(staff), settings)
    expect(after.runs).toMatchObject({ cutShort: 0, exact: halfway.runs.exact + 2 })
  })

  it('older than a quarter is no part of it, and is only for the city’s association', async () => {
    const now = clock.now()
    clock.moveTo(addDays(now, 93))
    expect((await replayQuarter(as(staff), bolder)).was.invitations).toBe(0)
    clock.moveTo(now)
    expect(await reasonOf(replayQuarter(as(district), bolder))).toBe('notFound')
  })
})
