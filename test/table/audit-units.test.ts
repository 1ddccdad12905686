import { afterAll, beforeAll, expect, it } from 'vitest'
import { audited, looked } from '#shared/audit/audit.ts'
import { keepSealing, sealHours } from '#shared/audit/seal-hours.ts'
import type { Context } from '#shared/authority/context.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import type { Change } from '#shared/table/table.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { metered } from '#test/bench/meter.ts'
import { actorOf, type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'

// What accounting costs: counted by the database, so that nobody makes it dearer unseen.

let database: TestDatabase
let clock: TestClock
let context: Context
let meter: ReturnType<typeof metered>
beforeAll(async () => {
  database = await startDatabase()
  clock = testClock('2026-11-23T02:05:00.000Z')
  meter = metered(database.documents)
  const via = { route: 'GET /staff/volunteers/:volunteerId', session: 'k3F9k3F9k3F9' }
  const staff = testContexts(database, clock)(actorOf('per_staff'))
  context = { ...staff, via, table: dynamoTable(meter.client, database.tableName) }
  await keepSealing(context)
})
afterAll(() => database.stop())

const written = async (...changes: Change[]): Promise<number> => {
  meter.reset()
  await context.table.write(changes)
  return meter.used().written
}
const another: Change = { kind: 'put', item: { pk: 'X', sk: 'Y', entity: 'X', version: 1 } }

it('an entry costs two units more than a loose one: one for each index', async () => {
  expect(await written(another)).toBe(1)
  expect(await written(audited(context, 'vol_abcdefghijklmnop', 'volunteer.read'))).toBe(3)
  expect(await written(another, audited(context, 'vol_abcdefghijklmnop', 'volunteer.vouch', '看过原件'))).toBe(6)
})

it('a page that shows fifty people is one small write', async () => {
  const people = Array.from({ length: 50 }, (_, n) => `vol_abcdefghijkl${1000 + n}`)
  expect(await written(looked(context, 'org_x', 'volunteer.list', { people }))).toBeLessThanOrEqual(6)
})

it('sealing an hour costs a dozen units, not one for each entry', async () => {
  await written(...Array.from({ length: 90 }, (_, n) => audited(context, `vol_${n}`, 'volunteer.read')))
  clock.moveTo(addMinutes('2026-11-23T03:00:00.000Z', 11))
  meter.reset()
  expect(await sealHours(context)).toBe(1)
  const used = meter.used()
  expect(used.written).toBeLessThanOrEqual(16)
  expect(used.read).toBeLessThanOrEqual(16)
})
