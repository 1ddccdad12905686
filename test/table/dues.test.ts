import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { works } from '#functions/reactions.ts'
import { type Due, DueKind, dues, fallsDue, stuckDues } from '#shared/dues/due.ts'
import { sweepDues, sweepMarks } from '#shared/dues/sweep-dues.ts'
import { type Reaction, type Works, workDue } from '#shared/dues/work-due.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { problems } from '#shared/problems/problem.ts'
import { dueBucket, keys } from '#shared/table/keys.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { monday, startApp, type TestApp } from '#test/support/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await startApp()
})
afterAll(() => world.stop())

let now: Instant = monday
const goTo = (at: Instant) => {
  now = at
  world.setClock(at)
}
// Every test has a day of its own, so that none meets the buckets of another.
let day = 0
beforeEach(async () => {
  day += 1
  goTo(addMinutes(monday, day * 1440))
  const mark = await sweepMarks.get(world.table, keys.sweepMark())
  const bucket = dueBucket(addMinutes(now, -10))
  await world.table.write([mark ? sweepMarks.replace({ ...mark, bucket }) : sweepMarks.create({ bucket })])
})

const due = async (cause: string, at: Instant = now): Promise<Due> => {
  const change = fallsDue({ kind: 'settleRequest', requestId: '', about: cause, at, cause }, at)
  await world.table.write([change])
  return change.kind === 'put' ? dues.read(change.item) : Promise.reject(new Error('not put'))
}

const worked: string[] = []
const doing = (reaction: Reaction): Works => ({
  reactions: { ...works.reactions, settleRequest: reaction },
  whenStuck: works.whenStuck,
})
const noting = doing(async (_, { about }) => worked.push(about))
beforeEach(() => worked.splice(0))

const sweep = (using: Works = noting, enough = () => false) =>
  sweepDues(world.system, {
    work: async (one) => {
      await workDue(world.system, { key: dues.keyOf(one), works: using })
      return 'done'
    },
    enough,
  })
const markNow = async () => (await sweepMarks.get(world.table, keys.sweepMark()))?.bucket

it('has one verb for every kind of work', () => {
  expect(Object.keys(works.reactions).sort()).toEqual([...DueKind.options].sort())
})

describe('working a due item', () => {
  it('runs its verb as the system and takes it away', async () => {
    const item = await due('once')
    const actors: string[] = []
    const outcome = await workDue(world.as({ kind: 'nobody', language: 'zh' }), {
      key: dues.keyOf(item),
      works: doing(async ({ actor }) => actors.push(actor.kind)),
    })
    expect([outcome, actors]).toEqual([{ outcome: 'done' }, ['system']])
    expect(await dues.get(world.table, dues.keyOf(item))).toBeUndefined()
    expect((await workDue(world.system, { key: dues.keyOf(item), works: noting })).outcome).toBe('gone')
    expect(worked).toEqual([])
  })

  it('puts a failure off, later each time, and after five tries shows it to staff', async () => {
    let item: Due | undefined = await due('failing')
    const failing = doing(async () => {
      throw new Error('no luck')
    })
    const outcomes: string[] = []
    const waits: number[] = []
    for (let n = 0; n < 5 && item; n += 1) {
      const before: Due = item
      outcomes.push((await workDue(world.system, { key: dues.keyOf(before), works: failing })).outcome)
      item = undefined
      for (const minutes of [1, 4, 15, 60]) {
        const key = keys.due(addMinutes(now, minutes), before.id)
        item ??= await dues.get(world.table, key)
      }
      if (item) {
        waits.push((Date.parse(item.at) - Date.parse(now)) / 60_000)
        goTo(item.at)
      }
    }
    expect(outcomes).toEqual(['postponed', 'postponed', 'postponed', 'postponed', 'stuck'])
    expect(waits).toEqual([1, 4, 15, 60])
    const stuck = await stuckDues.all(world.table, { partition: keys.stuck('', '').pk })
    expect(stuck.map(({ about, tries, failure }) => [about, tries, failure])).toEqual([
      ['failing', 5, 'Error: no luck'],
    ])
    const raised = await problems.all(world.table, { partition: keys.problem(cityId, '').pk })
    expect(raised.map(({ kind }) => kind)).toEqual(['workStuck'])
  })

  it('leaves an item alone that somebody else has put off meanwhile', async () => {
    const item = await due('raced')
    const raced = doing(async () => {
      const loaded = await dues.get(world.table, dues.keyOf(item))
      await world.table.write([dues.replace({ ...loaded!, tries: 3 })])
    })
    expect((await workDue(world.system, { key: dues.keyOf(item), works: raced })).outcome).toBe('gone')
    expect((await dues.get(world.table, dues.keyOf(item)))?.tries).toBe(3)
  })
})

describe('the sweep', () => {
  it('works all that is due and nothing that is not, without any stream', async () => {
    const past = Array.from({ length: 30 }, (_, n) => `past ${n}`)
    for (const name of past) await due(name, addMinutes(now, -9))
    await due('this very moment', now)
    await due('next minute', addMinutes(now, 1))
    await sweep()
    expect(worked.sort()).toEqual([...past, 'this very moment'].sort())
    goTo(addMinutes(now, 1))
    await sweep()
    expect(worked).toContain('next minute')
  })

  it('still finds what was written late into minutes it has passed', async () => {
    await sweep()
    await due('late', addMinutes(now, -4))
    goTo(addMinutes(now, 1))
    await sweep()
    expect(worked).toEqual(['late'])
  })

  it('remembers how far it came, ten minutes behind', async () => {
    goTo(addMinutes(now, 30))
    await sweep()
    expect(await markNow()).toBe(dueBucket(addMinutes(now, -10)))
  })

  it('keeps its mark where work is left when time runs out', async () => {
    const before = await markNow()
    await due('left behind', addMinutes(now, -8))
    goTo(addMinutes(now, 60))
    await sweep(noting, () => true)
    expect([worked, await markNow()]).toEqual([[], before])
    await sweep()
    expect(worked).toEqual(['left behind'])
  })

  it('leaves nothing undone and nothing behind when two sweeps run at once', async () => {
    for (let n = 0; n < 10; n += 1) await due(`twice ${n}`, addMinutes(now, -5))
    await Promise.all([sweep(), sweep()])
    expect(new Set(worked).size).toBe(10)
    const left = await world.table.query({ partition: dues.keyOf(await due('probe', addMinutes(now, -5))).pk })
    expect(left.items.map(({ about }) => about)).toEqual(['probe'])
  })
})
