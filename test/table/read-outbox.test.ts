import { afterAll, beforeAll, expect, it } from 'vitest'
import { messageRef, tell } from '#shared/messages/message.ts'
import { readOutbox } from '#shared/messages/read-outbox.ts'
import { lists, shards } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { before } from '#test/support/service.ts'

let database: TestDatabase
let contexts: ReturnType<typeof testContexts>
const day = '2026-09-18'
const sent = 130

beforeAll(async () => {
  database = await startDatabase()
  contexts = testContexts(database, testClock(before))
  for (let n = 0; n < sent; n += 1) {
    // Two at a time in one moment, so that the time alone does not order them.
    const at = addMinutes(fromLocal(day, '09:00'), Math.floor(n / 2))
    const message = { to: `per_${n}`, values: { title: '焊接' }, link: '/', cause: `${n}` }
    await contexts().table.write(tell({ ...message, template: 'requestOpened' }, at))
  }
})
afterAll(() => database.stop())

it('a day of messages is spread over several partitions', async () => {
  const counts = await Promise.all(
    Array.from({ length: shards.list }, async (_, shard) => {
      const partition = lists.outboxPartition(day, shard)
      return (await contexts().table.query({ index: 'list', partition })).items.length
    }),
  )
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(sent)
  expect(Math.min(...counts)).toBeGreaterThan(sent / shards.list / 3)
})

it('the outbox gives every message of the day once, newest first, page by page', async () => {
  const seen: string[] = []
  const sizes: number[] = []
  let page = await readOutbox(contexts(), { day })
  for (;;) {
    seen.push(...page.items.map(messageRef))
    sizes.push(page.items.length)
    if (page.before === undefined) break
    page = await readOutbox(contexts(), { day, before: page.before })
  }
  expect(sizes).toEqual([50, 50, 30])
  expect(seen).toEqual([...new Set(seen)].sort().reverse())
  expect(seen).toHaveLength(sent)
})

it('a day without messages is empty, and nobody but the system reads any', async () => {
  expect(await readOutbox(contexts(), { day: '2026-09-17' })).toEqual({ items: [] })
  const administrator = contexts(actorOf('per_admin', { role: 'administrator' }))
  await expect(readOutbox(administrator, { day })).rejects.toMatchObject({ code: 'forbidden' })
})
