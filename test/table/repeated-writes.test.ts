import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '#shared/kernel/random.ts'
import { copyRequest } from '#shared/requests/copy-request.ts'
import { drafts } from '#shared/requests/draft.ts'
import { requests } from '#shared/requests/requests.ts'
import { saveDraft } from '#shared/requests/save-draft.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { type FaultRates, withFaults } from '#test/support/faults.ts'
import { scanAll } from '#test/support/invariants.ts'
import { before, requesterActor, serviceRequest } from '#test/support/service.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.stop())

test.each<[string, FaultRates, number]>([
  ['is sent twice', { repeated: 1 }, 1],
  ['loses its reply', { lostReply: 0.6 }, 2],
])('a draft is made once and answered when its write %s', async (_, rates, seed) => {
  const plain = testContexts(database, testClock(before))
  await plain().table.write([requests.put(serviceRequest('req_old'))])
  const { documents, counts } = await withFaults(database, 3, rates)
  const context = {
    ...plain(requesterActor()),
    table: dynamoTable(documents, database.tableName),
    random: seededRandom(seed),
  }
  const draftIds = async () =>
    (await scanAll(database)).filter((one) => one.entity === drafts.name).map((one) => one.pk)

  const was = await draftIds()
  const copied = await copyRequest(context, { requestId: 'req_old' })
  const saved = await saveDraft(context, { requesterId: 'rqr_factory', fields: { title: '焊' } })
  const made = (await draftIds()).filter((pk) => !was.includes(pk))

  expect(made.sort()).toEqual([`REQUEST#${copied.id}`, `REQUEST#${saved.id}`].sort())
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
})
