import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAll, failures, type Remedy } from '#shared/matching/constraints/index.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import type { ThreeAnswers } from '#shared/matching/three-answers.ts'
import { explainPerson, explainToMe } from '#shared/offers/explain-person.ts'
import { type Requester, requesters } from '#shared/requesters/requester.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { reindexed } from '#shared/volunteers/reindex.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { actOut } from '#test/support/act-out.ts'
import { anybody, anyNeed } from '#test/support/anybody.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import type { Person } from '#test/support/pool.ts'
import { before, serviceRequest, strangerActor, volunteerActor } from '#test/support/service.ts'

let database: TestDatabase
const clock = testClock(before)
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.stop())
const context = () => testContexts(database, clock)()

const requester: Requester = {
  id: 'rqr_factory',
  name: '顺接焊装厂',
  kind: 'enterprise',
  place: serviceRequest('req_any').place!,
  state: 'vouched',
  competitorIds: [],
  excludedVolunteerIds: ['vol_somebody_else'],
  createdAt: before,
}

let count = 0
/** Both sides written afresh, under ids of their own. */
const meet = async (person: Person, need: { excludes: boolean; request: Partial<ServiceRequest> }) => {
  count += 1
  const volunteerId = `vol_x${count}`
  const volunteer = { ...person.volunteer, id: volunteerId, personId: `per_x${count}` }
  const calendar = { ...person.calendar, volunteerId }
  const body = {
    ...requester,
    id: `rqr_x${count}`,
    excludedVolunteerIds: [...requester.excludedVolunteerIds, ...(need.excludes ? [volunteerId] : [])],
  }
  const request = serviceRequest(`req_x${count}`, { ...need.request, requesterId: body.id })
  await context().table.write([
    volunteers.put(volunteer),
    calendars.put(calendar),
    ...reindexed(undefined, volunteer, { paused: person.paused, now: before, random: context().random }),
    requesters.put(body),
    requests.put(request),
    ...openSeats(request, before),
  ])
  const ids = { requestId: request.id, shiftId: 's1', positionId: 'p1', volunteerId }
  const facts = {
    request,
    shift: request.shifts[0]!,
    position: request.shifts[0]!.positions[0]!,
    requester: body,
    volunteer: volunteerView(volunteer),
    calendar,
    declinedBefore: false,
    now: before,
  }
  return { ids, facts }
}

const wordsOf = ({ why, whyNot, whatWouldDo }: ThreeAnswers) => [...why, ...whyNot, ...whatWouldDo]

const readable = (answers: ThreeAnswers): void => {
  for (const part of [answers.why, answers.whyNot, answers.whatWouldDo]) expect(part.length).toBeGreaterThan(0)
  for (const { zh, en } of wordsOf(answers)) {
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(en).toMatch(/[A-Za-z]{2}/)
    expect(en).not.toMatch(/[\u4e00-\u9fff]/)
    for (const text of [zh, en]) expect(text).not.toMatch(/undefined|NaN|\[object|vol_|per_|rqr_|org_|plc_|off_/)
  }
}

describe('any person and any seat, explained', () => {
  it('the verdicts are those of the rules, and the three answers are whole in both languages, with nobody else in them', async () => {
    const seen = { fits: 0, not: 0 }
    await fc.assert(
      fc.asyncProperty(anybody, anyNeed, async (person, need) => {
        const { ids, facts } = await meet(person, need)
        const explained = await explainPerson(context(), ids)
        expect(explained.verdicts).toEqual(checkAll(facts, { for: 'asking' }))
        expect(explained.fits).toBe(failures(explained.verdicts).length === 0)
        seen[explained.fits ? 'fits' : 'not'] += 1
        readable(explained.answers)
        const own = await explainToMe(testContexts(database, clock)(volunteerActor(ids.volunteerId)), ids)
        expect(own.fits).toBe(explained.fits)
        readable(own.answers)
        for (const { zh, en } of wordsOf(own.answers)) expect(`${zh}${en}`).not.toMatch(/接受率|Chance of|points/)
      }),
      { numRuns: 50, seed: 5 },
    )
    expect(Math.min(seen.fits, seen.not)).toBeGreaterThan(1)
  })

  it('done for real, all named changes together make the person eligible, and with one left out they do not', async () => {
    const acted = new Set<Remedy['kind']>()
    let several = 0
    await fc.assert(
      fc.asyncProperty(anybody, anyNeed, fc.nat(20), async (person, need, which) => {
        const { ids } = await meet(person, need)
        const { would, fits } = await explainPerson(context(), ids)
        if (fits || would.fixed.length > 0) return
        const changes = would.changes.map(({ remedy }) => remedy)
        for (const remedy of changes) {
          acted.add(remedy.kind)
          await actOut(context(), ids, remedy)
        }
        expect((await explainPerson(context(), ids)).fits).toBe(true)

        const again = await meet(person, need)
        const left = which % changes.length
        for (const [at, remedy] of changes.entries()) {
          if (at !== left) await actOut(context(), again.ids, remedy)
        }
        expect((await explainPerson(context(), again.ids)).fits).toBe(false)
        if (changes.length > 1) several += 1
      }),
      { numRuns: 45, seed: 9 },
    )
    expect(several).toBeGreaterThan(10)
    expect(acted.size).toBeGreaterThan(12)
  }, 120_000)

  it('only staff ask about somebody, and only oneself about oneself', async () => {
    const [one, other] = fc.sample(anybody, { numRuns: 2, seed: 1 })
    const [need] = fc.sample(anyNeed, { numRuns: 1, seed: 1 })
    const { ids } = await meet(one!, need!)
    const as = testContexts(database, clock)
    const { ids: others } = await meet(other!, need!)
    await expect(explainPerson(as(strangerActor()), ids)).rejects.toThrow()
    await expect(explainPerson(as(volunteerActor(ids.volunteerId)), ids)).rejects.toThrow()
    await expect(explainToMe(as(volunteerActor(others.volunteerId)), ids)).rejects.toThrow()
    await expect(explainToMe(as(strangerActor()), ids)).rejects.toThrow()
  })
})
