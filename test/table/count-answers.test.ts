import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { answerCounts } from '#shared/matching/answer-counts.ts'
import { learnedChances, learnedInForce } from '#shared/matching/learned-chances.ts'
import { matchRuns, needOfRun } from '#shared/matching/match-run.ts'
import { ranking } from '#shared/matching/ranking.ts'
import { countAnswers } from '#shared/offers/count-answers.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { offers, offersOfRequest } from '#shared/offers/offer.ts'
import { isReproduced } from '#shared/replays/replay-position.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import { addLocalDays, localDate, localMonth } from '#shared/time/shanghai.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { position, seedRequester, shift } from '#test/support/market.ts'
import { hotSkill, loadPeople, peopleOf } from '#test/support/pool.ts'
import { before, serviceRequest } from '#test/support/service.ts'

let database: TestDatabase
let as: (actor?: Actor) => Context
const clock = testClock(before)

const open = async (id: string, days = 0): Promise<void> => {
  const { starts, ends } = shift({})
  const positions = [position({ skills: [{ skill: hotSkill, level: 1 }], seats: 3 })]
  const request = serviceRequest(id, {
    shifts: [shift({ starts: addDays(starts, days), ends: addDays(ends, days), positions })],
    openedAt: clock.now(),
  })
  await as().table.write([requests.put(request), ...openSeats(request, clock.now())])
}
const learned = () => learnedChances.get(as().table, keys.learnedChances())
const counted = async () => {
  const known = await answerCounts.get(as().table, keys.answerCounts())
  const sum = (name: 'asked' | 'accepted') => known!.counts.reduce((all, one) => all + one[name], 0)
  return { asked: sum('asked'), accepted: sum('accepted') }
}
const runOf = async (requestId: string) => {
  const partition = keys.matchRun(serviceRequest('x').districtCode, localMonth(clock.now()), '', '', '', '').pk
  return (await matchRuns.all(as().table, { partition })).find((run) => run.requestId === requestId)!
}

beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await loadPeople(database, peopleOf(300, before, 0.8), before)
  await seedRequester(as())
}, 120_000)
afterAll(() => database.stop())

describe('the answers of a day', () => {
  it('count once all invitations of it are over, and once however often and at once it runs', async () => {
    await open('req_one')
    await matchRequest(as(), { requestId: 'req_one' })
    const sent = await offersOfRequest(as().table, 'req_one')
    expect(sent.length).toBeGreaterThan(3)
    const [no, taken, late] = sent
    const actor = actorOf('per_no', { role: 'volunteer', volunteerId: no!.volunteerId })
    await declineOffer(as(actor), { requestId: 'req_one', offerId: no!.id, reason: 'busy' })
    // One taken back says nothing, nor does one that still waits; a late yes is a yes.
    await as().table.write([
      offers.put({ ...taken!, state: 'closed' }),
      offers.put({ ...late!, state: 'standby', standbySince: addMinutes(before, 5) }),
    ])
    clock.moveTo(addDays(before, 5))
    while ((await countAnswers(as())) > 0);
    expect((await learned())?.answers).toBe(0)
    clock.moveTo(addDays(before, 6))
    const days = await Promise.all([countAnswers(as()), countAnswers(as()), countAnswers(as())])
    expect(days.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await countAnswers(as())).toBe(0)
    expect(await learned()).toMatchObject({ answers: 2, through: localDate(before) })
    expect(await counted()).toEqual({ asked: 2, accepted: 1 })
  })

  it('that were few leave the chances to the settings', async () => {
    expect(await learnedInForce(as().table)).toBeUndefined()
    await open('req_two', 6)
    await matchRequest(as(), { requestId: 'req_two' })
    expect((await runOf('req_two')).learned).toBeUndefined()
  })

  it('that were missed are made up for a few days at a time, and fade', async () => {
    clock.moveTo(addDays(clock.now(), 6))
    expect(await countAnswers(as())).toBe(4)
    expect(await countAnswers(as())).toBe(2)
    expect(await learned()).toMatchObject({ answers: 2, through: addLocalDays(localDate(before), 6) })
    expect((await counted()).asked).toBeCloseTo(2 * 0.99 ** 6, 2)
  })

  it('once enough decide the next wave, which keeps what it knew and comes again exactly', async () => {
    const known = await learned()
    const model = { ...known!.model, base: 2, mean: 0.88 }
    await as().table.write([learnedChances.replace({ ...known!, answers: 50, model })])
    await open('req_three', 12)
    await matchRequest(as(), { requestId: 'req_three' })
    const [run, usual] = [await runOf('req_three'), await runOf('req_two')]
    expect(run.learned).toEqual(model)
    expect(isReproduced(run, firstEdition.settings)).toBe(true)
    // Who is surer of a yes asks fewer.
    expect(run.asked).toBeLessThan(usual.asked)
    const told = (await offersOfRequest(as().table, 'req_three')).map(
      (one) => [one.volunteerId, one.probability] as const,
    )
    const reckoned = ranking(run.people.slice(0, run.asked), needOfRun(run), firstEdition.settings)
    expect(new Map(reckoned.map((one) => [one.volunteerId, one.probability]))).toEqual(new Map(told))
  })
})
