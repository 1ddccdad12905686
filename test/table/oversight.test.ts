import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approved } from '#functions/approved.ts'
import { memoryTable } from '#infra/local/seed/memory-table.ts'
import { confirmApproval } from '#shared/approvals/answer-approval.ts'
import { approvalId } from '#shared/approvals/approval.ts'
import { auditEntries, audited, looked } from '#shared/audit/audit.ts'
import { proves } from '#shared/audit/prove-entry.ts'
import { readHead } from '#shared/audit/seal.ts'
import { keepSealing, sealHours } from '#shared/audit/seal-hours.ts'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { messages } from '#shared/messages/message.ts'
import { wordsOf } from '#shared/messages/templates.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { looks, shownBy } from '#shared/oversight/act-words.ts'
import { affectedBy } from '#shared/oversight/affected.ts'
import { breaches } from '#shared/oversight/breach.ts'
import { checkAudit, checkAuditNow, readAuditState } from '#shared/oversight/check-audit.ts'
import { exportEntries } from '#shared/oversight/export-entries.ts'
import { findEntries } from '#shared/oversight/find-entries.ts'
import { openContacts, peopleOf, readContacts } from '#shared/oversight/open-contacts.ts'
import { proveFor } from '#shared/oversight/prove-for.ts'
import { reportBreach } from '#shared/oversight/report-breach.ts'
import { askTelling, tellAffected } from '#shared/oversight/tell-affected.ts'
import { eraseMe } from '#shared/privacy/erase-me.ts'
import { problems } from '#shared/problems/problem.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours, addMinutes } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { findVolunteers } from '#shared/volunteers/find-volunteers.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import { volunteerForStaff } from '#shared/volunteers/volunteer-for-staff.ts'
import { actorOf, type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { sweepAll } from '#test/support/follow.ts'
import { scanAll } from '#test/support/invariants.ts'
import { reasonOf } from '#test/support/service.ts'
import { dayBefore, enrolEngineers, foundTown } from '#test/support/town.ts'

let database: TestDatabase
let clock: TestClock
let as: (actor?: Actor) => Context
let people: { actor: Actor; volunteerId: string }[]
const district = territoryId('450204')
const auditorOf = (organizationId: string) =>
  as(actorOf(`per_auditor_${organizationId}`, { role: 'auditor', organizationId }))
const staff = () => as(actorOf('per_district', { role: 'associationStaff', organizationId: district }))
const lead = (name = 'per_lead') => as(actorOf(name, { role: 'associationStaff', organizationId: cityId }))

beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(dayBefore)
  as = testContexts(database, clock)
  await keepSealing(as())
  await foundTown(as())
  people = await enrolEngineers(as(), 3)
})
afterEach(() => database.stop())

const items = async (entity: string) => (await scanAll(database)).filter((item) => item.entity === entity)
const first = () => people[0]?.volunteerId ?? ''

describe('every entry of a whole day', () => {
  it('carries ids alone: no name and no number of anybody is in it', async () => {
    await findVolunteers(staff(), { districtCodes: ['450204'], organizationIds: [] })
    await volunteerForStaff(staff(), { volunteerId: first() })
    const kept = (await items('Audit')).map(auditEntries.read)
    expect(kept.length).toBeGreaterThan(10)
    for (const entry of kept) {
      expect(entry.by).toMatch(/^(system|nobody|per_\w+|tok_\w+)$/)
      expect(entry.about).toMatch(/^(per|vol|rqr|org|req|cmp)_\w+$/)
      for (const id of entry.people ?? []) expect(id).toMatch(/^(per|vol)_\w+$/)
    }
    const text = JSON.stringify(kept)
    for (const personal of ['韦示', '示例人', '1991000', '工业路']) expect(text).not.toContain(personal)
  })
})

describe('a list that shows people', () => {
  it('is one entry for its page, naming whom it showed, however often it is opened', async () => {
    for (let n = 0; n < 3; n += 1) await findVolunteers(staff(), { districtCodes: ['450204'], organizationIds: [] })
    const kept = (await items('Audit')).map(auditEntries.read).filter(({ act }) => act === 'volunteer.list')
    expect(kept).toHaveLength(1)
    expect([...(kept[0]?.people ?? [])].sort()).toEqual(people.map(({ volunteerId }) => volunteerId).sort())
  })
})

describe('looking up the audit', () => {
  beforeEach(async () => {
    await foundOrganization(as(), {
      id: territoryId('450203'),
      parentId: cityId,
      kind: 'association',
      name: { zh: '鱼峰区科协（示例）', en: 'Another' },
      districtCode: '450203',
    })
    for (let n = 0; n < 70; n += 1) {
      clock.pass(1)
      await as().table.write([audited(staff(), first(), n % 2 === 0 ? 'volunteer.vouch' : 'volunteer.change', `${n}`)])
    }
  })

  it('goes page by page, latest first, by thing, by person and by day, and misses none', async () => {
    const day = localDate(clock.now())
    for (const filter of [{ about: first() }, { by: 'per_district' }, { day }]) {
      const found: string[] = []
      let after: string | undefined
      do {
        const page = await findEntries(auditorOf(cityId), { filter: { ...filter, act: 'volunteer.vouch' }, after })
        expect(page.entries.length).toBeLessThanOrEqual(50)
        found.push(...page.entries.map(({ note = '' }) => note))
        after = page.after
      } while (after !== undefined)
      expect(found).toEqual(Array.from({ length: 35 }, (_, n) => String(68 - 2 * n)))
    }
  })

  it('shows an auditor their own subtree, and answers for the rest as if it were not there', async () => {
    const filter = { about: first() }
    expect((await findEntries(auditorOf(district), { filter })).entries.length).toBe(50)
    const elsewhere = auditorOf(territoryId('450203'))
    expect(await reasonOf(findEntries(elsewhere, { filter }))).toBe('notFound')
    expect((await findEntries(elsewhere, { filter: { by: 'per_district' } })).entries).toEqual([])
    expect(
      (await findEntries(elsewhere, { filter: { day: localDate(clock.now()) } })).entries.map(({ about }) => about),
    ).toEqual([territoryId('450203')])
    expect(await reasonOf(findEntries(staff(), { filter }))).toBe('forbidden')
    expect(await reasonOf(findEntries(auditorOf(cityId), { filter: {} }))).toBe('nothingAsked')
  })

  it('is kept itself, and so is taking a file along', async () => {
    await exportEntries(auditorOf(cityId), { filter: { about: first() } })
    const own = await findEntries(auditorOf(cityId), { filter: { by: `per_auditor_${cityId}` } })
    expect(own.entries.map(({ act, about, note }) => [act, about, note])).toEqual([
      ['audit.export', first(), '71'],
      ['audit.read', first(), ''],
    ])
  })

  it('one entry is proven to whoever looks after it, and to nobody else', async () => {
    clock.pass(180)
    await sweepAll(as())
    const [entry] = (await findEntries(auditorOf(district), { filter: { about: first() } })).entries
    if (!entry) throw new Error('nothing found')
    expect(proves(await proveFor(auditorOf(district), entry))).toBe(true)
    expect(await reasonOf(proveFor(auditorOf(territoryId('450203')), entry))).toBe('notFound')
  })
})

describe('the nightly check', () => {
  it('says how far the chain holds; a break goes to the inbox of the city', async () => {
    clock.pass(20 * 60 + 30)
    await sweepAll(as())
    const { check } = await readAuditState(auditorOf(district))
    expect(check).toMatchObject({ breaks: [], entries: (await items('Audit')).length })
    const [entry] = await items('Audit')
    await as().table.write([{ kind: 'remove', key: { pk: entry!.pk, sk: entry!.sk } }])
    await checkAudit(as())
    const raised = (await items('Problem')).map(problems.read).filter(({ kind }) => kind === 'auditBroken')
    expect(raised.map(({ organizationId }) => organizationId)).toEqual([cityId])
    expect((await checkAuditNow(auditorOf(district))).check?.breaks[0]).toMatchObject({
      kind: 'entryMissing',
      count: 1,
    })
    expect(await reasonOf(checkAuditNow(staff()))).toBe('forbidden')
  })

  it('goes on part by part where the chain is long', async () => {
    const memory: Context = { ...as(), table: memoryTable() }
    const auditor: Context = { ...auditorOf(district), table: memory.table }
    await keepSealing(memory)
    await memory.table.write([audited(memory, 'per_engineer0', 'volunteer.change')])
    clock.moveTo(addDays(dayBefore, 70))
    while ((await sealHours(memory)) > 0);
    await checkAudit(memory)
    const part = (await readAuditState(auditor)).check
    expect(part && part.upTo < part.end).toBe(true)
    await checkAudit(memory)
    const { check, head } = await readAuditState(auditor)
    expect(check).toMatchObject({ upTo: head?.next, seals: head?.number, entries: 1, breaks: [] })
  })
})

describe('whoever deletes themself', () => {
  it('leaves an unbroken chain, in which nothing stands that somebody wrote about them', async () => {
    const me = people[1]
    if (!me) throw new Error('nobody')
    await suspendVolunteer(staff(), { volunteerId: me.volunteerId, state: 'suspended', reason: '韦示一两次没来' })
    await suspendVolunteer(staff(), { volunteerId: me.volunteerId, state: 'active', reason: '韦示一申诉成立' })
    clock.pass(300)
    await sweepAll(as())
    expect(JSON.stringify(await items('Audit'))).toContain('没来')
    await eraseMe(as(me.actor), { understood: true })
    await sweepAll(as())
    expect(JSON.stringify(await items('Audit'))).not.toMatch(/没来|申诉/)
    clock.pass(300)
    await sweepAll(as())
    expect((await readHead(as().table))?.number).toBeGreaterThan(8)
    expect((await checkAuditNow(auditorOf(cityId))).check?.breaks).toEqual([])
  })
})

describe('a breach report', () => {
  const window = () => ({ from: addHours(dayBefore, -1), to: addHours(dayBefore, 5), noticedAt: clock.now() })
  const report = (cause: string, value: string) => reportBreach(lead(), { cause, value, ...window() })
  const via = { route: 'GET /staff/volunteers/:volunteerId', session: 'k3F9k3F9k3F9' }

  beforeEach(async () => {
    clock.pass(61)
    await findVolunteers(staff(), { districtCodes: ['450204'], organizationIds: [] })
    clock.pass(61)
    await volunteerForStaff({ ...staff(), via }, { volunteerId: first() })
    await as().table.write([
      looked({ ...staff(), via }, 'per_engineer1', 'contact.read'),
      looked(as(actorOf('tok_program')), 'per_engineer2', 'contact.read'),
      audited({ ...staff(), via }, first(), 'volunteer.vouch'),
    ])
    clock.pass(10)
  })

  it.each([
    [
      'person',
      'per_district',
      {
        per_district: ['account'],
        per_engineer0: ['surname', 'profile'],
        per_engineer1: ['surname', 'profile', 'name', 'phone'],
        per_engineer2: ['surname', 'profile'],
      },
    ],
    [
      'session',
      via.session,
      { per_district: ['account'], per_engineer0: ['surname', 'profile'], per_engineer1: ['name', 'phone'] },
    ],
    ['route', via.route, { per_engineer0: ['surname', 'profile'], per_engineer1: ['name', 'phone'] }],
    ['token', 'tok_program', { per_engineer2: ['name', 'phone'] }],
  ])('by %s names everybody shown, with which data', async (cause, value, expected) => {
    const breach = await report(cause, value)
    const affected = await peopleOf(lead(), breach.id)
    expect(Object.fromEntries(affected.map(({ personId, categories }) => [personId, categories]))).toEqual(expected)
    expect(breach.people).toBe(affected.length)
    expect((await items('Audit')).map(auditEntries.read).find(({ act }) => act === 'breach.report')).toMatchObject({
      about: breach.id,
      by: 'per_lead',
    })
  })

  it('counts within its window alone, and tells first and last', async () => {
    const early = {
      cause: 'person',
      value: 'per_district',
      from: addMinutes(dayBefore, 30),
      to: addMinutes(dayBefore, 90),
    } as const
    const { affected, looks: count } = await affectedBy(lead().table, early)
    expect([affected.length, count]).toEqual([4, 1])
    // A look is kept under the beginning of its hour: a window that begins within the hour has it all the same.
    expect((await affectedBy(lead().table, { ...early, from: addMinutes(dayBefore, 61) })).looks).toBe(1)
    const all = await affectedBy(lead().table, { ...early, to: addHours(dayBefore, 5) })
    expect(all.affected.find(({ personId }) => personId === 'per_engineer0')).toMatchObject({
      looks: 2,
      first: addHours(dayBefore, 1),
      last: addHours(dayBefore, 2),
    })
  })

  it.each([
    ['no cause', { cause: '' }, ['cause']],
    ['a number that is none', { value: '韦示' }, ['value']],
    ['nobody', { value: 'per_nobody' }, ['value']],
    ['an end before the beginning', { to: addHours(dayBefore, -2) }, ['to']],
    ['a very long window', { to: addDays(dayBefore, 200) }, ['to']],
    ['no times', { from: undefined, to: undefined, noticedAt: undefined }, ['from', 'to', 'noticedAt']],
    ['the future', { noticedAt: addDays(dayBefore, 1) }, ['noticedAt']],
  ])('is refused with %s, field by field', async (_, change, fields) => {
    const refusal = await reportBreach(lead(), {
      cause: 'person',
      value: 'per_district',
      ...window(),
      ...change,
    }).catch((error) => error)
    expect(refusal.fields.map(({ path }: { path: string }) => path)).toEqual(fields)
  })

  it('is for the city association and administrators alone', async () => {
    expect(await reasonOf(reportBreach(staff(), { cause: 'person', value: 'per_district', ...window() }))).toBe(
      'notFound',
    )
    expect(
      await reasonOf(reportBreach(auditorOf(cityId), { cause: 'person', value: 'per_district', ...window() })),
    ).toBe('forbidden')
  })

  it('tells everybody once, by words of their own data, however often it is asked for and worked off', async () => {
    const { id } = await report('person', 'per_district')
    const texts = { breachId: id, happened: '账号被人冒用。', done: '账号已停用。', advice: '留意陌生来电。' }
    expect(await reasonOf(askTelling(lead(), { ...texts, done: '' }))).toBe('telling')
    await askTelling(lead(), texts)
    await askTelling(lead('per_other'), { ...texts, happened: '别的说法。' })
    await Promise.allSettled([1, 2, 3].map(() => tellAffected(as(), { breachId: id })))
    await sweepAll(as())
    const told = (await items('Message')).map(messages.read).filter(({ template }) => template === 'dataBreach')
    expect(told.map(({ to }) => to).sort()).toEqual(['per_district', 'per_engineer0', 'per_engineer1', 'per_engineer2'])
    const one = told.find(({ to }) => to === 'per_engineer1')
    expect(one && wordsOf(one)).toContain('姓和代号、专长、证书、县区、所在组织、姓名、手机号')
    expect(one && wordsOf(one)).toContain('账号被人冒用')
    expect(await breaches.get(as().table, keys.breach(id))).toMatchObject({
      toldAt: clock.now(),
      telling: { by: 'per_lead' },
    })
  })

  it('opens contact details only when two people want it, for a week, and keeps whom they showed', async () => {
    const { id } = await report('token', 'tok_program')
    const which = { organizationId: cityId, approvalId: approvalId('openContacts', id) }
    expect(await reasonOf(readContacts(lead(), { breachId: id }))).toBe('contactsClosed')
    expect(await openContacts(lead(), { breachId: id, note: '要逐个打电话' })).toBe(false)
    expect(await reasonOf(confirmApproval(lead(), approved, which))).toBe('secondPerson')
    await confirmApproval(lead('per_second'), approved, which)
    const [contact] = await readContacts(lead(), { breachId: id })
    expect(contact?.details).toEqual({ name: '韦示2', phone: '19910000002' })
    const kept = (await items('Audit')).map(auditEntries.read).filter(({ act }) => act === 'contact.export')
    expect(kept.map(({ people: shown }) => shown)).toEqual([['per_engineer2']])
    clock.moveTo(addDays(clock.now(), 7))
    expect(await reasonOf(readContacts(lead(), { breachId: id }))).toBe('contactsClosed')
  })

  it('knows of every act that opens data of others', () => {
    for (const act of Object.keys(looks)) expect(shownBy(act).length).toBeGreaterThan(0)
  })
})
