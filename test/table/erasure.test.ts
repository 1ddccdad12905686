import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { tell } from '#shared/messages/message.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { offers } from '#shared/offers/offer.ts'
import { phoneOwners } from '#shared/people/person.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { sessions, signInAs } from '#shared/people/sessions.ts'
import { whoIs } from '#shared/people/who-is.ts'
import { placements } from '#shared/placements/placement.ts'
import { eraseMe } from '#shared/privacy/erase-me.ts'
import { eraseRest } from '#shared/privacy/erase-rest.ts'
import { standingDuties } from '#shared/privacy/standing-duties.ts'
import { chainHeads, newSalt, seal } from '#shared/records/chain.ts'
import { checkCertificate } from '#shared/records/check-certificate.ts'
import { issueCertificate } from '#shared/records/issue-certificate.ts'
import { serviceRecords } from '#shared/records/service-record.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { indexCards } from '#shared/volunteers/index-card.ts'
import { papers } from '#shared/volunteers/paper.ts'
import { readPool } from '#shared/volunteers/pool.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { workAllDue } from '#test/support/follow.ts'
import { scanAll } from '#test/support/invariants.ts'
import { offerTo, shift } from '#test/support/market.ts'
import { placementOf, reasonOf, serviceRequest } from '#test/support/service.ts'
import { dayBefore, enrolEngineers, foundTown, shopMember } from '#test/support/town.ts'

const name = '韦示0'
const phone = '19910000000'

let database: TestDatabase
let clock: TestClock
let as: (actor?: Actor) => Context
let wei: { actor: Actor; volunteerId: string }
let me: Context

const request = serviceRequest('req_1', { requesterId: 'rqr_shop', shifts: [shift()] })
const placed = () => placementOf(request, wei.volunteerId)

beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(dayBefore)
  as = testContexts(database, clock)
  await foundTown(as())
  const [first] = await enrolEngineers(as(), 1)
  wei = first!
  me = as(wei.actor)
})
afterEach(() => database.stop())

/** A record with its certificate, a message, a session and an open invitation: a life in the product. */
const live = async () => {
  const facts = {
    id: 'rec_1',
    volunteerId: wei.volunteerId,
    requestId: 'req_0',
    placementId: 'plc_0',
    activity: '焊接咨询',
    content: '看了工装',
    place: '柳南区',
    starts: '2026-08-01T01:00:00.000Z',
    ends: '2026-08-01T03:00:00.000Z',
    minutes: 120,
    organizationId: 'org_welding',
    organizationName: '焊接学会',
    personInCharge: 'per_district',
    requesterId: 'rqr_shop',
    requesterName: '示例焊装厂',
    scopeItem: 2,
    disputed: false,
    recordedAt: '2026-08-02T01:00:00.000Z',
    deadline: '2026-08-14T16:00:00.000Z',
    deadlineProvisional: false,
    exportState: 'notExported' as const,
  }
  const { record, head } = seal(facts, undefined, newSalt(as().random))
  const offer = offerTo(request, wei.volunteerId, request.shifts[0]!)
  await as().table.write([
    serviceRecords.create(record),
    chainHeads.create(head),
    requests.put({ ...request, state: 'open' }),
    ...openSeats(request, dayBefore),
    offers.put(offer),
    ...tell({ to: 'per_engineer0', template: 'offerSent', link: '/offers', cause: 'x' }, dayBefore),
  ])
  const { token } = await signInAs(as(), 'per_engineer0')
  const { code } = await issueCertificate(me, { volunteerId: wei.volunteerId, recordIds: ['rec_1'], seal: false })
  return { token, code, offer }
}
const follow = () => workAllDue(as(), { source: database, clock })
const erase = async () => {
  await eraseMe(me, { understood: true })
  await follow()
}

describe('what stands in the way of deleting oneself', () => {
  const kinds = async (context = me) => (await standingDuties(context)).map(({ kind }) => kind)

  it('is nothing for somebody who owes nothing', async () => {
    expect(await kinds()).toEqual([])
  })

  it.each([
    ['accepted', 'comingService'],
    ['checkedOut', 'openHours'],
    ['disputed', 'openCase'],
  ] as const)('is a service that is %s', async (state, kind) => {
    await as().table.write([placements.put({ ...placed(), state })])
    expect(await standingDuties(me)).toMatchObject([{ kind, link: `/placements/req_1/${placed().id}` }])
    expect(await reasonOf(eraseMe(me, { understood: true }))).toBe('dutiesFirst')
    expect(await phoneOwners.get(me.table, keys.phone(me.vault.fingerprint(`phone:${phone}`)))).toBeDefined()
  })

  it.each(['withdrawn', 'recorded', 'calledOff'] as const)('is no service that is %s', async (state) => {
    await as().table.write([placements.put({ ...placed(), state })])
    expect(await kinds()).toEqual([])
  })

  it('is a promise the index does not know of yet', async () => {
    const calendar = (await calendars.get(me.table, keys.calendar(wei.volunteerId)))!
    const { starts, ends } = request.shifts[0]!
    const commitments = [{ placementId: 'plc_new', requestId: 'req_1', starts, ends }]
    await as().table.write([calendars.replace({ ...calendar, commitments })])
    expect(await kinds()).toEqual(['comingService'])
  })

  it('is a need whose contact one is, until it is over', async () => {
    const own = { ...request, contactPersonId: 'per_shop' }
    await as().table.write([requests.put({ ...own, state: 'open' })])
    expect(await kinds(as(shopMember()))).toEqual(['openRequest'])
    await as().table.write([requests.put({ ...own, state: 'closed' })])
    expect(await kinds(as(shopMember()))).toEqual([])
  })
})

describe('a person who deleted themself', () => {
  it('has to say that they understood', async () => {
    expect(await reasonOf(eraseMe(me, { understood: false }))).toBe('notUnderstood')
  })

  it('leaves neither name nor number, sealed or plain, nor session, message or role', async () => {
    const { token } = await live()
    await erase()
    const items = await scanAll(database)
    const kept = JSON.stringify(items)
    expect(kept).not.toContain(name)
    expect(kept).not.toContain(phone)
    expect(items.filter(({ pk }) => pk === 'PERSON#per_engineer0').map(({ sk }) => sk)).toEqual(['PERSON'])
    expect(items.filter(({ pk }) => pk === 'TO#per_engineer0')).toEqual([])
    expect(items.filter(({ entity }) => entity === sessions.name)).toEqual([])
    expect(await whoIs(as(), { token })).toBeUndefined()
  })

  it('leaves no paper, and no file of one', async () => {
    const paper = {
      id: 'pap_1',
      volunteerId: wei.volunteerId,
      about: 'skill',
      state: 'clean',
      addedAt: dayBefore,
    } as const
    await as().table.write([papers.put({ ...paper, fileKept: true })])
    const removed: string[] = []
    await eraseMe(me, { understood: true, removeFile: async (id) => void removed.push(id) })
    await follow()
    expect(removed).toEqual(['pap_1'])
    expect((await scanAll(database)).filter(({ entity }) => entity === papers.name)).toEqual([])
  })

  it('is found by no match and counted in no pool, and invitations in hand are answered', async () => {
    const { offer } = await live()
    const skill = 'ME13'
    expect((await readPool(me.table, skill)).volunteers).toBe(1)
    await erase()
    const pool = await readPool(me.table, skill)
    expect([pool.volunteers, pool.holders[3], pool.online[3]]).toEqual([0, 0, 0])
    expect((await indexCards.get(me.table, keys.indexCard(wei.volunteerId)))?.spots).toEqual([])
    expect((await offers.get(me.table, keys.offer('req_1', offer.id)))?.state).toBe('declined')
    const calendar = await calendars.get(me.table, keys.calendar(wei.volunteerId))
    expect([calendar?.weekly, calendar?.commitments]).toEqual([[], []])
  })

  it('keeps records and certificates true, under an id that leads to nobody', async () => {
    const { code } = await live()
    expect((await checkCertificate(as(), { code })).surname).toBe('韦')
    await erase()
    expect(await checkCertificate(as(), { code })).toMatchObject({ verdict: 'genuine', surname: '', hours: 2 })
    const left = (await volunteers.get(me.table, keys.volunteer(wei.volunteerId)))!
    expect(left).toMatchObject({ state: 'removed', skills: [], townshipCode: '', home: { lat: 0, lng: 0 } })
  })

  it('cannot accept any more, and no staff can call them back', async () => {
    const { offer } = await live()
    await eraseMe(me, { understood: true })
    const yes = acceptOffers(me, { requestId: 'req_1', offerIds: [offer.id], risksAcknowledged: true })
    expect(await reasonOf(yes)).not.toBe('none')
    await follow()
    const back = suspendVolunteer(as(), { volunteerId: wei.volunteerId, state: 'active', reason: '申诉成立了' })
    expect(await reasonOf(back)).toBe('erased')
  })

  it('changes nothing more when it is asked twice', async () => {
    await live()
    await erase()
    const before = await scanAll(database)
    await eraseMe(me, { understood: true })
    await eraseRest(as(), { personId: 'per_engineer0' })
    expect(await scanAll(database)).toEqual(before)
  })

  it('is somebody new when the same number comes again', async () => {
    await erase()
    const again = await registerPerson(as(), { name: '韦新', phone })
    expect(again.id).not.toBe('per_engineer0')
  })

  it('ends the same wherever the work was cut off', async () => {
    await live()
    await eraseMe(me, { understood: true })
    const { table } = as()
    for (let cut = 0; cut < 12; cut += 1) {
      let left = cut
      const broken: Table = {
        ...table,
        write: (changes) => {
          left -= 1
          return left < 0 ? Promise.reject(new Error('cut off')) : table.write(changes)
        },
      }
      await eraseRest({ ...as(), table: broken }, { personId: 'per_engineer0' }).catch(() => undefined)
    }
    await follow()
    const items = await scanAll(database)
    expect(items.filter(({ pk }) => pk === 'PERSON#per_engineer0').map(({ sk }) => sk)).toEqual(['PERSON'])
    expect(items.filter(({ entity }) => entity === 'IndexEntry')).toEqual([])
  })

  it('who is not erased is left alone by what follows', async () => {
    const before = await scanAll(database)
    await eraseRest(as(), { personId: 'per_engineer0' })
    expect(await scanAll(database)).toEqual(before)
  })
})
