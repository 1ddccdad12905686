import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { leastAskers, wordsAsked } from '#shared/skills/asked-word.ts'
import { asWritten, goLive } from '#shared/skills/live.ts'
import { noteWords } from '#shared/skills/note-words.ts'
import { suggest } from '#shared/skills/suggest/suggest.ts'
import { ledNowhere, unmatchedWords } from '#shared/skills/unmatched.ts'
import { keys } from '#shared/table/keys.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { scanAll } from '#test/support/invariants.ts'
import { dayBefore } from '#test/support/town.ts'

let database: TestDatabase
let context: () => Context
const note = (asker: string, text: string, chosen: readonly string[] = []) =>
  noteWords(context(), { districtCode: '450204', asker, text, suggestions: suggest(text), chosen })
const shown = () => wordsAsked.all(context().table, { partition: keys.wordAsked('450204', '').pk })

beforeAll(async () => {
  database = await startDatabase()
  context = testContexts(database, testClock(dayBefore))
})
beforeEach(async () => {
  goLive(asWritten)
  const items = await scanAll(database)
  if (items.length > 0) await context().table.write(items.map(({ pk, sk }) => ({ kind: 'remove', key: { pk, sk } })))
})
afterAll(() => database.stop())

const odd = '想请人补鼎'

it('a text leads nowhere where no suggestion is worth its name, or what was chosen was not suggested', () => {
  const found = suggest('焊接机器人焊偏了')
  expect([ledNowhere(found), ledNowhere(found, ['ME14']), ledNowhere(found, ['AG01'])]).toEqual([false, false, true])
  expect(ledNowhere(suggest('你好'))).toBe(true)
})

it('only short words are taken, none that everybody writes, no numbers, none that led to a skill', () => {
  const text = '我们希望老师周末教焊接，电话 13800000018，找韦建国；还要糍粑'
  const words = unmatchedWords(text, [{ code: 'ME13', score: 0.9, because: ['焊接'] }])
  expect(words).toContain('糍粑')
  for (const never of ['我们', '希望', '周末', '焊接', '13800000018']) expect(words).not.toContain(never)
})

it('is in nobody’s sight, nor in letters anywhere, until several different askers wrote it', async () => {
  for (let times = 0; times < 5; times += 1) await note('rqr_a', odd)
  await note('rqr_b', odd)
  expect(await shown()).toEqual([])
  expect(JSON.stringify(await scanAll(database))).not.toMatch(/补鼎|rqr_a/)
  expect(leastAskers).toBe(3)
  await note('rqr_c', odd)
  const words = await shown()
  expect(words.map(({ word }) => word)).toContain('补鼎')
  expect(JSON.stringify(words)).not.toContain('rqr_')
})

it('tells which skill they then chose themselves', async () => {
  for (const asker of ['rqr_a', 'rqr_b', 'rqr_c', 'rqr_d']) await note(asker, odd, ['ME13'])
  const word = (await shown()).find((one) => one.word === '补鼎')
  expect(word).toMatchObject({ times: 4, chosen: { ME13: 2 } })
})

it('is counted no more once staff said that it means no skill, or gave it one', async () => {
  goLive({ ...asWritten, version: 1, ignored: new Set(['补鼎']) })
  for (const asker of ['rqr_a', 'rqr_b', 'rqr_c']) await note(asker, odd)
  expect((await shown()).map(({ word }) => word)).not.toContain('补鼎')
})
