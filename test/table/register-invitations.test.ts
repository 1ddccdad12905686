import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { dues } from '#shared/dues/due.ts'
import { messages } from '#shared/messages/message.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { sendCaps } from '#shared/people/challenge.ts'
import { beginImport } from '#shared/register/begin-import.ts'
import { confirmImport } from '#shared/register/confirm-import.ts'
import { importRule } from '#shared/register/import.ts'
import { readLeftRows } from '#shared/register/read-imports.ts'
import { runImport } from '#shared/register/run-import.ts'
import { invitationsPerDay } from '#shared/register/send-invitation.ts'
import { undoImport } from '#shared/register/undo-import.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { workAllDue } from '#test/support/follow.ts'
import { scanAll } from '#test/support/invariants.ts'
import { confirmedList, listOf, workLists } from '#test/support/register-list.ts'
import { districtStaff, foundTown } from '#test/support/town.ts'

let database: TestDatabase
let clock: TestClock
let as: ReturnType<typeof testContexts>
let staff: Context
const own = { organizationId: territoryId('450204'), asOf: '2026-09-01', invites: true }
beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(fromLocal('2026-09-18', '20:59'))
  as = testContexts(database, clock)
  await foundTown(as())
  staff = as(districtStaff())
})
afterEach(() => database.stop())

const stranger = (n: number) => ['陆新来', `1370000000${n}`, `GX000000${n}`, '已注册', '']
const invited = async (...rows: string[][]) => {
  const id = await confirmedList(staff, listOf(...rows), own)
  await workLists(as(), database)
  return id
}
const all = async () => scanAll(database)
const waiting = async () =>
  (await all())
    .filter(({ entity }) => entity === dues.name)
    .map(dues.read)
    .filter(({ kind }) => kind === 'sendInvitation')
    .map(({ at }) => at)
const written = async () =>
  (await all())
    .filter(({ entity }) => entity === messages.name)
    .map(messages.read)
    .filter(({ template }) => template === 'registerInvited')
const follow = () => workAllDue(as(), { source: database, clock })

describe('whoever is invited from a list', () => {
  it('is written to by day, and not at night', async () => {
    await invited(stranger(1))
    expect(await waiting()).toEqual([clock.now()])
    clock.pass(1)
    await invited(stranger(2))
    expect(await waiting()).toContain(fromLocal('2026-09-19', '08:00'))
    await follow()
    expect(
      (await written()).map(({ at, channel }) => [at >= fromLocal('2026-09-18', '21:00'), channel]),
    ).toContainEqual([true, 'sms'])
  })

  it('waits for the next day once the organization has written to enough people', async () => {
    const name = `invitations:${own.organizationId}`
    await as().table.write([
      sendCaps.put({ name, day: '2026-09-18', sent: invitationsPerDay - 1, lastAt: clock.now() }),
    ])
    await invited(stranger(1), stranger(2))
    expect((await waiting()).sort()).toEqual([clock.now(), fromLocal('2026-09-19', '08:00')])
  })

  it('hears nothing when the list was undone before', async () => {
    clock.pass(1)
    const importId = await invited(stranger(1))
    await undoImport(staff, { importId })
    await workLists(as(), database)
    await follow()
    expect(await written()).toEqual([])
  })
})

it('a list in which every row but one is wrong is confirmed, and says what is wrong with each', async () => {
  const wrong = Array.from({ length: 4999 }, (_, n) => ['', `12${n}`, '', '???', 'x'])
  const { id } = await beginImport(staff, { ...own, sheets: listOf(stranger(1), ...wrong) })
  expect((await confirmImport(staff, { importId: id, invites: false })).state).toBe('running')
  await runImport(as(), { importId: id, part: 1 })
  expect(await readLeftRows(staff, { importId: id })).toHaveLength(importRule.rowsPerPart - 1)
})
