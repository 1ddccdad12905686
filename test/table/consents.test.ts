import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries } from '#shared/audit/audit.ts'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { funnelSum } from '#shared/matching/funnel.ts'
import { matchedPositions } from '#shared/matching/match.ts'
import { askForOffer } from '#shared/offers/ask-for-offer.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { offersOfRequest } from '#shared/offers/offer.ts'
import { consenting, consents } from '#shared/people/consent.ts'
import { allDetailsOf, detailsOf } from '#shared/people/details.ts'
import { notices } from '#shared/people/notices.ts'
import { stateIdNumber } from '#shared/people/state-id-number.ts'
import { changeConsent, ownConsents } from '#shared/privacy/change-consent.ts'
import { eraseMe } from '#shared/privacy/erase-me.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { redrawVolunteer } from '#shared/volunteers/redraw-volunteer.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { scanAll } from '#test/support/invariants.ts'
import { shift } from '#test/support/market.ts'
import { reasonOf, serviceRequest } from '#test/support/service.ts'
import { dayBefore, enrolEngineers, foundTown, place } from '#test/support/town.ts'

let database: TestDatabase
let clock: TestClock
let as: (actor?: Actor) => Context
let people: { actor: Actor; volunteerId: string }[]
let me: Context
const idNumber = '11010519491231002X'

beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(dayBefore)
  as = testContexts(database, clock)
  await foundTown(as())
  people = await enrolEngineers(as(), 2)
  me = as(people[0]!.actor)
})
afterEach(() => database.stop())

const request = () => serviceRequest('req_1', { requesterId: 'rqr_shop', state: 'open', place, shifts: [shift()] })
const position = { requestId: 'req_1', shiftId: 's1', positionId: 'p1' }
const matched = async () => {
  await as().table.write([requests.put(request()), ...openSeats(request(), dayBefore)])
  await matchRequest(as(), { requestId: 'req_1' })
  const match = await matchedPositions.get(as().table, keys.matchPosition('req_1', 's1', 'p1'))
  return { funnel: match!.funnel, asked: (await offersOfRequest(as().table, 'req_1')).map((one) => one.volunteerId) }
}
const switchTo = (give: boolean, purpose = 'recommendation') => changeConsent(me, { purpose, give })

describe('personal recommendation', () => {
  it('switched off, nobody is ranked or invited, and the funnel still adds up to the pool', async () => {
    await switchTo(false)
    const { funnel, asked } = await matched()
    expect(asked).toEqual([people[1]!.volunteerId])
    expect([funnel.pool, funnel.optedOut, funnelSum(funnel)]).toEqual([2, 1, 2])
  })

  it('switched off, an invitation comes when it is asked for from the board', async () => {
    await switchTo(false)
    await as().table.write([requests.put(request()), ...openSeats(request(), dayBefore)])
    const offer = await askForOffer(me, { ...position, volunteerId: people[0]!.volunteerId })
    expect(offer.state).toBe('sent')
  })

  it('stays off through the weekly redraw, and comes back when it is switched on', async () => {
    await switchTo(false)
    await redrawVolunteer(as(), { volunteerId: people[0]!.volunteerId })
    await switchTo(true)
    const { funnel } = await matched()
    expect([funnel.pool, funnel.optedOut, funnelSum(funnel)]).toEqual([2, 0, 2])
  })

  it('is on for whoever said nothing', async () => {
    expect((await matched()).funnel.optedOut).toBe(0)
    expect((await ownConsents(me)).find(({ purpose }) => purpose === 'recommendation')?.on).toBe(true)
  })
})

describe('a consent', () => {
  it('leaves a receipt: when, which edition, how; and a line in the audit for each change', async () => {
    await switchTo(true, 'publish')
    clock.pass(10)
    await switchTo(false, 'publish')
    const receipt = await consents.get(me.table, keys.consent('per_engineer0', 'publish'))
    expect(receipt).toMatchObject({
      state: 'withdrawn',
      edition: notices.publish.edition,
      how: 'ownPage',
      at: clock.now(),
    })
    const { items } = await auditEntries.list(me.table, { partition: keys.audit('per_engineer0', '', '').pk })
    expect(items.filter(({ act }) => act === 'person.consent').map(({ note }) => note)).toEqual([
      `publish given ${notices.publish.edition}`,
      `publish withdrawn ${notices.publish.edition}`,
    ])
  })

  it('said twice is said once', async () => {
    await switchTo(true, 'publish')
    const before = await scanAll(database)
    await switchTo(true, 'publish')
    expect(await scanAll(database)).toEqual(before)
  })

  it('to the register is asked for: nobody is passed on who did not say yes, or took it back', async () => {
    const ids = ['per_engineer0', 'per_engineer1']
    expect([...(await consenting(me.table, 'register', ids))]).toEqual([])
    await switchTo(true, 'register')
    expect([...(await consenting(me.table, 'register', ids))]).toEqual(['per_engineer0'])
    await switchTo(false, 'register')
    expect([...(await consenting(me.table, 'register', ids))]).toEqual([])
  })

  it('to what does not exist is refused', async () => {
    expect(await reasonOf(switchTo(true, 'everything'))).toBe('purpose')
  })
})

describe('an identity number', () => {
  it('is taken only after its own consent', async () => {
    expect(await reasonOf(stateIdNumber(me, { idNumber }))).toBe('consentFirst')
  })

  it('is stored sealed, and shown to no other side', async () => {
    await switchTo(true, 'idNumber')
    await stateIdNumber(me, { idNumber: idNumber.toLowerCase() })
    expect((await allDetailsOf(me, 'per_engineer0'))?.idNumber).toBe(idNumber)
    expect(await detailsOf(me, 'per_engineer0')).toEqual({ name: '韦示0', phone: '19910000000' })
    expect(JSON.stringify(await scanAll(database))).not.toContain(idNumber)
  })

  it.each(['110105194912310021', '1101051949123100', 'abc'])('%s is no such number', async (wrong) => {
    await switchTo(true, 'idNumber')
    expect(await reasonOf(stateIdNumber(me, { idNumber: wrong }))).toBe('idNumber')
  })

  it('belongs to one person', async () => {
    const other = as(people[1]!.actor)
    for (const one of [me, other]) await changeConsent(one, { purpose: 'idNumber', give: true })
    await stateIdNumber(me, { idNumber })
    expect(await reasonOf(stateIdNumber(other, { idNumber }))).toBe('idNumberTaken')
  })

  it.each(['withdrawal', 'deletion'] as const)('is gone after %s, its hash too', async (how) => {
    await switchTo(true, 'idNumber')
    await stateIdNumber(me, { idNumber })
    await (how === 'withdrawal' ? switchTo(false, 'idNumber') : eraseMe(me, { understood: true }))
    expect((await allDetailsOf(me, 'per_engineer0'))?.idNumber).toBeUndefined()
    expect((await scanAll(database)).filter(({ entity }) => entity === 'IdOwner')).toEqual([])
  })
})
