import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { allDetailsOf } from '#shared/people/details.ts'
import { declinedInvitations, invitationId } from '#shared/people/invitation.ts'
import { people, phoneOwners } from '#shared/people/person.ts'
import { signInAs } from '#shared/people/sessions.ts'
import { beginImport } from '#shared/register/begin-import.ts'
import { chooseColumns, confirmImport, dropImport } from '#shared/register/confirm-import.ts'
import { declineInvitation, readInvitation } from '#shared/register/decline-invitation.ts'
import { importOutcomes, registerImports } from '#shared/register/import.ts'
import { previewImport } from '#shared/register/preview-import.ts'
import { readImports, readLeftRows } from '#shared/register/read-imports.ts'
import { runImport } from '#shared/register/run-import.ts'
import { undoImport } from '#shared/register/undo-import.ts'
import { undoRows } from '#shared/register/undo-rows.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addDays } from '#shared/time/instant.ts'
import { enrolVolunteer } from '#shared/volunteers/enrol-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { vouchVolunteer } from '#shared/volunteers/vouch-volunteer.ts'
import { actorOf, type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { workAllDue } from '#test/support/follow.ts'
import { scanAll } from '#test/support/invariants.ts'
import { confirmedList, listOf, workLists } from '#test/support/register-list.ts'
import { dayBefore, districtStaff, enrolEngineers, foundTown, place, societyStaff } from '#test/support/town.ts'

let database: TestDatabase
let clock: TestClock
let contextOf: ReturnType<typeof testContexts>
let staff: Context
let volunteerIds: string[]
const asOf = '2026-09-01'
const organizationId = territoryId('450204')
const own = { organizationId, asOf, invites: true }

beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(dayBefore)
  contextOf = testContexts(database, clock)
  await foundTown(contextOf())
  volunteerIds = (await enrolEngineers(contextOf(), 3)).map(({ volunteerId }) => volunteerId)
  staff = contextOf(districtStaff())
})
afterEach(() => database.stop())

const work = () => workLists(contextOf(), database)
const list = (importId: string) => registerImports.get(staff.table, keys.registerImport(importId))
const registerOf = async (n: number) =>
  (await volunteers.get(staff.table, keys.volunteer(volunteerIds[n] ?? '')))?.register
const outcomes = (importId: string) =>
  importOutcomes.all(staff.table, { partition: keys.importOutcome(importId, 0).pk, begins: 'OUTCOME#' })
const ownerOf = async (phone: string) =>
  (await phoneOwners.get(staff.table, keys.phone(staff.vault.fingerprint(`phone:${phone}`))))?.personId
const stateOf = async (id = '') => (await people.get(staff.table, keys.person(id)))?.state

const enrolled = ['', '19910000000', 'GX0000001', '已注册', '2021-03-05']
const unknown = ['陆新来', '13700000001', 'GX0000009', '已注册', '']

describe('a list of the register', () => {
  it('says what it would do and does nothing before it is confirmed', async () => {
    const { id } = await beginImport(staff, { ...own, sheets: listOf(enrolled, unknown, ['莫', '1', '', '?', '昨天']) })
    const preview = await previewImport(staff, { importId: id })
    expect(preview.counts).toMatchObject({ set: 1, invited: 1, faulty: 1 })
    expect(preview.faults.map(({ row, column, rule, typed }) => [row, column, rule, typed])).toEqual([
      [4, 'name', 'nameOdd', '莫'],
      [4, 'phone', 'phoneWrong', '1'],
      [4, 'enrolledOn', 'dateWrong', '昨天'],
      [4, 'number', 'numberMissing', ''],
      [4, 'standing', 'standingUnknown', '?'],
    ])
    await work()
    expect(await registerOf(0)).toBeUndefined()
    expect(await ownerOf('13700000001')).toBeUndefined()
  })

  it('stands in the table sealed, and not a word of it in plain', async () => {
    await beginImport(staff, { ...own, sheets: listOf(enrolled, unknown) })
    const kept = JSON.stringify(await scanAll(database))
    for (const word of ['陆新来', '13700000001', 'GX0000009', 'GX0000001', '志愿者编号'])
      expect(kept).not.toContain(word)
  })

  it('gives a volunteer the number, the state and the day of the list, and invites who is not here', async () => {
    const importId = await confirmedList(staff, listOf(enrolled, unknown), own)
    await work()
    expect(await registerOf(0)).toEqual({
      number: 'GX0000001',
      state: 'confirmed',
      checkedAt: '2026-08-31T16:00:00.000Z',
      enrolledOn: '2021-03-05',
    })
    expect(await stateOf(await ownerOf('13700000001'))).toBe('active')
    expect(await list(importId)).toMatchObject({ state: 'done', tallied: { set: 1, invited: 1, faulty: 0 } })
  })

  it('invites nobody unless that was said', async () => {
    const importId = await confirmedList(staff, listOf(enrolled, unknown), { ...own, invites: false })
    await work()
    expect(await ownerOf('13700000001')).toBeUndefined()
    expect((await list(importId))?.tallied).toMatchObject({ set: 1, unknown: 1 })
  })

  it('leaves nothing of its rows once it is done, nor once it is dropped', async () => {
    await confirmedList(staff, listOf(enrolled), own)
    await work()
    const { id } = await beginImport(staff, { ...own, sheets: listOf(unknown) })
    await dropImport(staff, { importId: id })
    await dropImport(staff, { importId: id })
    const left = await scanAll(database)
    expect(left.filter(({ entity }) => entity === 'ImportRows')).toEqual([])
    expect(left.filter(({ entity, key }) => entity === 'RegisterImport' && key !== undefined)).toEqual([])
    await expect(confirmImport(staff, { importId: id, invites: false })).rejects.toMatchObject({ code: 'state' })
  })

  it('is over after a day: nobody reads it any more, and it cannot be confirmed', async () => {
    const { id } = await beginImport(staff, { ...own, sheets: listOf(enrolled) })
    clock.moveTo(addDays(dayBefore, 1))
    await expect(previewImport(staff, { importId: id })).rejects.toMatchObject({ reason: 'listGone' })
    await expect(confirmImport(staff, { importId: id, invites: true })).rejects.toMatchObject({ reason: 'listGone' })
  })

  it('that ran out of time tells which rows were not done', async () => {
    const importId = await confirmedList(staff, listOf(enrolled), own)
    clock.moveTo(addDays(dayBefore, 2))
    await work()
    expect(await readLeftRows(staff, { importId })).toMatchObject([{ row: 2, did: 'faulty', rule: 'gone' }])
    expect(await list(importId)).toMatchObject({ state: 'done', tallied: { faulty: 1 } })
  })

  it('changes nothing when it comes a second time', async () => {
    await confirmedList(staff, listOf(enrolled, unknown), own)
    await work()
    const again = await confirmedList(staff, listOf(enrolled, unknown), own)
    await work()
    expect((await list(again))?.tallied).toMatchObject({ set: 0, invited: 0, same: 2 })
  })
})

describe('what only a person can decide', () => {
  const faultsOf = async (...rows: string[][]) => {
    const { id } = await beginImport(staff, { ...own, sheets: listOf(...rows) })
    return (await previewImport(staff, { importId: id })).faults.map(({ row, rule }) => `${row} ${rule}`)
  }

  it('is a number that stands with somebody else here', async () => {
    await confirmedList(staff, listOf(enrolled), own)
    await work()
    expect(await faultsOf(['', '19910000001', 'GX0000001', '', ''])).toEqual(['2 numberTaken'])
    expect(await faultsOf(['陆新来', '13700000001', 'GX0000001', '', ''])).toEqual(['2 numberTaken'])
  })

  it('is a number that staff entered for somebody else by hand', async () => {
    const register = { number: 'GX0000001', state: 'confirmed' as const, checkedAt: dayBefore }
    await vouchVolunteer(staff, { volunteerId: volunteerIds[1] ?? '', vouching: { register } })
    expect(await faultsOf(enrolled)).toEqual(['2 numberTaken'])
    await expect(
      vouchVolunteer(staff, { volunteerId: volunteerIds[0] ?? '', vouching: { register } }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is another name than the one the number has here', async () => {
    expect(await faultsOf(['莫别人', '19910000000', 'GX0000001', '', ''])).toEqual(['2 nameDiffers'])
  })

  it('is another number than the one that was confirmed', async () => {
    const register = { number: 'GX0000002', state: 'confirmed' as const, checkedAt: '2026-01-01T00:00:00.000Z' }
    await vouchVolunteer(staff, { volunteerId: volunteerIds[0] ?? '', vouching: { register } })
    expect(await faultsOf(enrolled)).toEqual(['2 numberDiffers'])
  })

  it('is a later check here than the list', async () => {
    const register = { number: 'GX0000002', state: 'rejected' as const, checkedAt: dayBefore }
    await vouchVolunteer(staff, { volunteerId: volunteerIds[0] ?? '', vouching: { register } })
    expect(await faultsOf(enrolled)).toEqual(['2 olderThanHere'])
  })

  it('is oneself', async () => {
    const { id } = await enrolVolunteer(contextOf(), {
      ...(await profile()),
      personId: 'per_district',
    })
    volunteerIds.push(id)
    expect(await faultsOf(['', '19910001001', 'GX0000003', '', ''])).toEqual(['2 aboutYourself'])
  })

  const profile = async () => ({
    ageClass: 'adult' as const,
    declares: { conduct: true, fit: true },
    insurable: true,
    languages: ['zh' as const],
    districtCode: place.districtCode,
    townshipCode: place.townshipCode,
    home: place.point,
    reachKm: 15,
    manners: { onSite: true, online: true },
    organizationIds: ['org_welding'],
    excludedRequesterIds: [],
    skills: [{ skill: 'ME13', level: 2 as const }],
    calendar: { weekly: [], hoursPerWeek: 4, asksPerWeek: 2 },
  })

  it('waits for the person who was invited, and comes along when they enrol', async () => {
    await confirmedList(staff, listOf(unknown), own)
    await work()
    const personId = (await ownerOf('13700000001')) ?? ''
    const { register } = await enrolVolunteer(contextOf(actorOf(personId)), { ...(await profile()), personId })
    expect(register).toEqual({ number: 'GX0000009', state: 'confirmed', checkedAt: '2026-08-31T16:00:00.000Z' })
    const left = await scanAll(database)
    expect(left.filter(({ entity }) => entity === 'Invitation')).toEqual([])
  })
})

describe('a list tells nobody who is here', () => {
  it('of people outside one’s subtree: they are invited like everybody else, and nothing about them changes', async () => {
    const far = contextOf(actorOf('per_far', { role: 'organizationStaff', organizationId: 'org_far' }))
    const { foundOrganization } = await import('#shared/organizations/found-organization.ts')
    await foundOrganization(contextOf(), {
      id: 'org_far',
      parentId: 'org_territory450200',
      kind: 'society',
      name: { zh: '远', en: 'far' },
    })
    const { id } = await beginImport(far, { organizationId: 'org_far', asOf, sheets: listOf(enrolled, unknown) })
    const { first, counts } = await previewImport(far, { importId: id })
    expect(first.map(({ does }) => does).sort()).toEqual(['invited', 'invited'])
    expect(counts.faulty).toBe(0)
    await confirmImport(far, { importId: id, invites: true })
    await work()
    expect(await registerOf(0)).toBeUndefined()
  })

  it('nor does it answer to staff of elsewhere', async () => {
    const { id } = await beginImport(staff, { ...own, sheets: listOf(enrolled) })
    const society = contextOf(societyStaff())
    const elsewhere = { code: 'notFound' }
    await expect(previewImport(society, { importId: id })).rejects.toMatchObject(elsewhere)
    await expect(confirmImport(society, { importId: id, invites: true })).rejects.toMatchObject(elsewhere)
    await expect(chooseColumns(society, { importId: id, columns: {} })).rejects.toMatchObject(elsewhere)
    await expect(dropImport(society, { importId: id })).rejects.toMatchObject(elsewhere)
    await expect(undoImport(society, { importId: id })).rejects.toMatchObject(elsewhere)
    await expect(readImports(society, { organizationId })).rejects.toMatchObject(elsewhere)
    await expect(beginImport(society, { ...own, sheets: listOf(enrolled) })).rejects.toMatchObject(elsewhere)
  })
})

describe('a long list', () => {
  const many = 95
  const rows = [
    enrolled,
    ...Array.from({ length: many }, (_, n) => ['', `137${String(10_000_000 + n)}`, `GXN${1_000_000 + n}`, '', '']),
  ]

  it('is worked in parts, and shows how far it is', async () => {
    const importId = await confirmedList(staff, listOf(...rows), own)
    await runImport(contextOf(), { importId, part: 1 })
    expect(await list(importId)).toMatchObject({
      state: 'running',
      next: 2,
      parts: 3,
      tallied: { set: 1, invited: 39 },
    })
    await work()
    expect(await list(importId)).toMatchObject({ state: 'done', tallied: { set: 1, invited: many } })
  })

  it('does each row once, though each part runs twice, at once and again', async () => {
    const importId = await confirmedList(staff, listOf(...rows), own)
    for (const part of [1, 2, 3]) {
      await Promise.all([runImport(contextOf(), { importId, part }), runImport(contextOf(), { importId, part })])
      await runImport(contextOf(), { importId, part })
    }
    expect(await list(importId)).toMatchObject({ state: 'done', tallied: { set: 1, invited: many } })
    const found = await scanAll(database)
    expect(found.filter(({ entity }) => entity === 'Invitation')).toHaveLength(many)
    expect(found.filter(({ kind }) => kind === 'sendInvitation')).toHaveLength(many)
  })

  it('killed in the middle of a part goes on where it was', async () => {
    const importId = await confirmedList(staff, listOf(...rows), own)
    for (const most of [7, 30, 3, 60]) {
      const context = contextOf()
      let writes = 0
      const dying: Table = {
        ...context.table,
        write: async (changes) => {
          writes += 1
          if (writes > most) throw new Error('killed')
          await context.table.write(changes)
        },
      }
      const of = await list(importId)
      await runImport({ ...context, table: dying }, { importId, part: of?.next ?? 0 }).catch((error: Error) => {
        if (error.message !== 'killed') throw error
      })
    }
    await work()
    expect(await list(importId)).toMatchObject({ state: 'done', tallied: { set: 1, invited: many } })
    expect(await outcomes(importId)).toHaveLength(many + 1)
  })
})

describe('undoing a list', () => {
  it('takes back what it set and whom it brought, once', async () => {
    const register = { number: 'GX0000002', state: 'unchecked' as const }
    await vouchVolunteer(staff, { volunteerId: volunteerIds[1] ?? '', vouching: { register } })
    const second = ['', '19910000001', 'GX0000007', '', '']
    const importId = await confirmedList(staff, listOf(enrolled, second, unknown), own)
    await work()
    expect((await registerOf(1))?.number).toBe('GX0000007')
    await undoImport(staff, { importId })
    await undoImport(staff, { importId })
    await Promise.all([
      undoRows(contextOf(), { importId, fromRow: 0 }),
      undoRows(contextOf(), { importId, fromRow: 0 }),
    ])
    await work()
    await workAllDue(contextOf(), { source: database, clock })
    expect(await list(importId)).toMatchObject({ state: 'undone', undone: { taken: 3, kept: 0 } })
    expect([await registerOf(0), await registerOf(1)]).toEqual([undefined, register])
    expect(await ownerOf('13700000001')).toBeUndefined()
    // The numbers are free again, and the one before is taken.
    const { id } = await beginImport(staff, {
      ...own,
      sheets: listOf(['', '19910000002', 'GX0000001', '', ''], ['', '13700000005', 'GX0000002', '', '']),
    })
    expect((await previewImport(staff, { importId: id })).faults.map(({ row, rule }) => [row, rule])).toEqual([
      [3, 'numberTaken'],
    ])
  })

  it('leaves what somebody has built on since, and says which and why', async () => {
    const importId = await confirmedList(
      staff,
      listOf(enrolled, unknown, ['', '13700000002', 'GX0000011', '', '']),
      own,
    )
    await work()
    const register = { number: 'GX0000001', state: 'rejected' as const, checkedAt: dayBefore }
    await vouchVolunteer(staff, { volunteerId: volunteerIds[0] ?? '', vouching: { register } })
    await signInAs(contextOf(), (await ownerOf('13700000001')) ?? '')
    await undoImport(staff, { importId })
    await work()
    expect(await list(importId)).toMatchObject({ state: 'undone', undone: { taken: 1, kept: 2 } })
    expect((await readLeftRows(staff, { importId })).map(({ row, kept }) => [row, kept])).toEqual([
      [2, 'changedSince'],
      [3, 'joinedSince'],
    ])
    expect(await registerOf(0)).toEqual(register)
    expect(await stateOf(await ownerOf('13700000001'))).toBe('active')
  })

  it('is possible for seven days, and not while the list is still worked', async () => {
    const importId = await confirmedList(staff, listOf(enrolled), own)
    await expect(undoImport(staff, { importId })).rejects.toMatchObject({ code: 'state' })
    await work()
    clock.moveTo(addDays(dayBefore, 7.01))
    await expect(undoImport(staff, { importId })).rejects.toMatchObject({ reason: 'undoTooLate' })
  })
})

describe('somebody whom a list brought', () => {
  const invited = async () => {
    await confirmedList(staff, listOf(unknown), own)
    await work()
    return (await ownerOf('13700000001')) ?? ''
  }
  const everything = async () => JSON.stringify(await scanAll(database))

  it('says no by the link, is gone, and no later list brings them again', async () => {
    const personId = await invited()
    const id = invitationId(staff.vault, personId)
    const nobody = contextOf({ kind: 'nobody', language: 'zh' })
    expect((await readInvitation(nobody, { id })).organization.zh).toContain('柳南区')
    await declineInvitation(nobody, { id })
    await expect(declineInvitation(nobody, { id })).rejects.toMatchObject({ code: 'notFound' })
    await workAllDue(contextOf(), { source: database, clock })
    expect(await stateOf(personId)).toBe('erased')
    expect(await ownerOf('13700000001')).toBeUndefined()
    const again = await confirmedList(staff, listOf(unknown), own)
    await work()
    expect((await list(again))?.tallied).toMatchObject({ invited: 0, declined: 1 })
    const print = staff.vault.fingerprint('phone:13700000001')
    expect(await declinedInvitations.get(staff.table, keys.declinedInvitation(print))).toBeDefined()
  })

  it('is forgotten after 90 days without a sign-in, and not a day before', async () => {
    const personId = await invited()
    clock.moveTo(addDays(dayBefore, 89))
    await workAllDue(contextOf(), { source: database, clock })
    expect(await stateOf(personId)).toBe('active')
    clock.moveTo(addDays(dayBefore, 90))
    await workAllDue(contextOf(), { source: database, clock })
    expect(await stateOf(personId)).toBe('erased')
    expect(await everything()).not.toContain('"Invitation"')
  })

  it('has no identity number here, though the list had one', async () => {
    const sheets = [
      [
        ['姓名', '手机号', '证件号码', '编号'],
        ['陆新来', '13700000001', '450204199003071236', 'GX0000009'],
      ],
    ]
    await confirmedList(staff, sheets, own)
    await work()
    const [key] = (await scanAll(database)).filter(({ entity }) => entity === 'IdOwner')
    expect(key).toBeUndefined()
    expect(await allDetailsOf(staff, (await ownerOf('13700000001')) ?? '')).toEqual({
      name: '陆新来',
      phone: '13700000001',
    })
  })
})
