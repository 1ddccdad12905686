import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries, audited } from '#shared/audit/audit.ts'
import { type ChainCheck, checkChain } from '#shared/audit/check-chain.ts'
import { leafOf, proofOf, provenRoot, rootOf } from '#shared/audit/merkle.ts'
import { proveEntry, proves } from '#shared/audit/prove-entry.ts'
import { hashOf, readHead, sealRule, seals } from '#shared/audit/seal.ts'
import { keepSealing, sealHours } from '#shared/audit/seal-hours.ts'
import { noteHashOf } from '#shared/audit/sealed-entry.ts'
import type { Context } from '#shared/authority/context.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import type { StoredItem } from '#shared/table/table.ts'
import { addDays, addHours, addMinutes, epochSeconds, type Instant } from '#shared/time/instant.ts'
import { actorOf, type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { sweepAll } from '#test/support/follow.ts'
import { scanAll } from '#test/support/invariants.ts'

const start: Instant = '2026-11-30T21:05:00.000Z'
const firstHour: Instant = '2026-11-30T21:00:00.000Z'

let database: TestDatabase
let clock: TestClock
let context: Context
let person: Context
beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(start)
  const as = testContexts(database, clock)
  context = as()
  person = as(actorOf('per_staff'))
  await keepSealing(context)
})
afterEach(() => database.stop())

let written = 0
const act = async (at?: Instant) => {
  written += 1
  const of = at === undefined ? person : { ...person, clock: () => at }
  await context.table.write([
    audited(of, `req_${written}`, 'request.open', written % 2 === 0 ? `第 ${written} 次` : undefined),
  ])
}
/** Acts in several hours, all of them sealed: three hours and a day's turn. */
const someHours = async (counts: readonly number[] = [3, 0, 1, 2]) => {
  for (const [at, count] of counts.entries()) {
    clock.moveTo(addMinutes(addHours(firstHour, at), 20))
    for (let n = 0; n < count; n += 1) await act()
  }
  clock.moveTo(addHours(firstHour, counts.length + 3))
  await sealHours(context)
}
const check = async (before?: ChainCheck): Promise<ChainCheck> => {
  const found = await checkChain(context, { enough: () => false, before })
  if (!found) throw new Error('There is no chain')
  return found
}
const kinds = ({ breaks }: ChainCheck) => breaks.map(({ kind }) => kind)
const items = async (entity: string): Promise<StoredItem[]> =>
  (await scanAll(database)).filter((item) => item.entity === entity).sort((a, b) => (a.sk < b.sk ? -1 : 1))
const overwrite = (item: StoredItem) =>
  database.documents.send(new PutCommand({ TableName: database.tableName, Item: item }))
const remove = ({ pk, sk }: StoredItem) =>
  database.documents.send(new DeleteCommand({ TableName: database.tableName, Key: { pk, sk } }))

describe('an hour of the audit', () => {
  it('is sealed once ten minutes have passed after its end, with all that happened in it', async () => {
    await act()
    await act()
    clock.moveTo(addMinutes(firstHour, 60 + sealRule.lagMinutes - 1))
    expect(await sealHours(context)).toBe(0)
    clock.pass(1)
    expect(await sealHours(context)).toBe(1)
    const [seal] = (await items('Seal')).map(seals.read)
    expect(seal).toMatchObject({ hour: firstHour, number: 1, count: 2, late: 0, previous: '' })
    expect(await check()).toMatchObject({ seals: 1, entries: 2, breaks: [], upTo: addHours(firstHour, 1) })
  })

  it('follows by itself, hour after hour, and makes up for an outage', async () => {
    await act()
    for (let hour = 1; hour <= 3; hour += 1) {
      clock.moveTo(addMinutes(addHours(firstHour, hour), 11))
      await sweepAll(context)
      expect((await readHead(context.table))?.number).toBe(hour)
    }
    clock.moveTo(addHours(firstHour, 70))
    // So many at once, and the rest in the next run.
    expect([await sealHours(context), await sealHours(context)]).toEqual([48, 18])
    expect(await check()).toMatchObject({ seals: 69, breaks: [], upTo: addHours(firstHour, 69) })
  })

  it('goes on when its due item was lost', async () => {
    for (const due of await items('Due')) await remove(due)
    clock.moveTo(addHours(firstHour, 5))
    await sweepAll(context)
    expect((await readHead(context.table))?.number).toBe(0)
    await keepSealing(context)
    await sweepAll(context)
    expect((await readHead(context.table))?.next).toBe(addHours(firstHour, 4))
  })

  it('gets one seal however often and however many at once it is sealed', async () => {
    await act()
    await act()
    clock.moveTo(addHours(firstHour, 4))
    await Promise.all(Array.from({ length: 6 }, () => sealHours(context)))
    await sealHours(context)
    expect((await items('Seal')).map(({ number }) => number)).toEqual([1, 2, 3])
    expect(kinds(await check())).toEqual([])
  })

  it('is sealed as a whole after the sealer died between leaves and seal', async () => {
    await act()
    clock.moveTo(addMinutes(firstHour, 75))
    let writes = 0
    const dying: Context = {
      ...context,
      table: {
        ...context.table,
        write: async (changes) => {
          writes += 1
          if (writes > 1) throw new Error('the sealer died')
          await context.table.write(changes)
        },
      },
    }
    await expect(sealHours(dying)).rejects.toThrow('died')
    // What came in between changes the root: the leaves of the seal that never was are left where they lie.
    await act(addMinutes(firstHour, 59))
    expect(await sealHours(context)).toBe(1)
    expect((await items('SealLeaves')).length).toBe(2)
    expect(await check()).toMatchObject({ entries: 2, breaks: [] })
  })

  it('that is over takes no more in: who comes late stands in the next seal, and is counted as late', async () => {
    await act()
    clock.moveTo(addMinutes(firstHour, 75))
    await sealHours(context)
    await act(addMinutes(firstHour, 30))
    await act(addMinutes(firstHour, 65))
    expect(kinds(await check())).toEqual([])
    clock.moveTo(addHours(firstHour, 6))
    await sealHours(context)
    expect((await items('Seal')).map(({ count, late }) => [count, late])).toEqual([
      [1, 0],
      [2, 1],
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    expect(await check()).toMatchObject({ entries: 3, late: 1, breaks: [] })
  })
})

describe('tampering is found', () => {
  it.each([
    [
      'a changed entry',
      async () => overwrite({ ...(await items('Audit'))[0]!, act: 'request.refused' }),
      ['entryMissing', 'entryAdded'],
    ],
    [
      'another note on an entry',
      async () => overwrite({ ...(await items('Audit')).find(({ note }) => note)!, note: '别的' }),
      ['entryMissing', 'entryAdded'],
    ],
    [
      'a field added to an entry',
      async () => overwrite({ ...(await items('Audit'))[0]!, for: 'per_other' }),
      ['entryMissing', 'entryAdded'],
    ],
    [
      'an entry moved to another matter, where nobody looks for it',
      async () => {
        const entry = (await items('Audit'))[0]!
        await overwrite({ ...entry, pk: 'AUDIT#req_elsewhere' })
        await remove(entry)
      },
      ['entryMissing', 'entryAdded'],
    ],
    [
      'an entry taken out of the list of what somebody did',
      async () => overwrite({ ...(await items('Audit'))[0]!, ownerPk: 'ACTS#per_nobody' }),
      ['entryMissing', 'entryAdded'],
    ],
    ['a removed entry', async () => remove((await items('Audit'))[0]!), ['entryMissing']],
    ['an entry written back into a sealed hour', async () => act(addMinutes(firstHour, 45)), ['entryAdded']],
    ['a removed seal', async () => remove((await items('Seal'))[1]!), ['sealMissing', 'linkBroken']],
    ['the newest seal removed', async () => remove((await items('Seal')).at(-1)!), ['sealMissing', 'headChanged']],
    ['the first seal removed', async () => remove((await items('Seal'))[0]!), ['sealMissing', 'linkBroken']],
    [
      'a changed count',
      async () => overwrite({ ...(await items('Seal'))[0]!, count: 2 }),
      ['sealChanged', 'leavesChanged'],
    ],
    [
      'changed leaves',
      async () => overwrite({ ...(await items('SealLeaves'))[0]!, leaves: [leafOf('x')] }),
      ['leavesChanged', 'entryMissing', 'entryAdded'],
    ],
  ] as const)('%s', async (_, tamper, expected) => {
    await someHours()
    expect(kinds(await check())).toEqual([])
    await tamper()
    const found = await check()
    expect(kinds(found)).toEqual(expected)
    expect(found.broken).toBe(expected.length)
  })

  it('also when whoever did it made the hash of the seal anew, for they lack the key', async () => {
    await someHours()
    const stored = (await items('Seal'))[0]!
    const forged = { ...seals.read(stored), root: rootOf([]), count: 0 }
    await overwrite({ ...stored, ...forged, hash: hashOf(forged) })
    expect(kinds(await check())).toContain('sealChanged')
  })

  it('any one change of any one thing, and nothing where nothing was changed', async () => {
    await someHours([2, 1, 3])
    const kept = (await scanAll(database)).filter(({ entity }) =>
      ['Audit', 'Seal', 'SealLeaves'].includes(String(entity)),
    )
    const mechanics = [
      'pk',
      'sk',
      'ownerPk',
      'ownerSk',
      'listPk',
      'listSk',
      'expires',
      'entity',
      'version',
      'sealedAt',
      'page',
      'hour',
    ]
    const fields = kept.flatMap((item, at) =>
      Object.keys(item)
        .filter((name) => !mechanics.includes(name))
        .map((name) => ({ at, name })),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), fc.string({ minLength: 1 }), async ({ at, name }, text) => {
        const item = kept[at]!
        const before = item[name]
        const after =
          typeof before === 'number'
            ? before + 1 + text.length
            : Array.isArray(before)
              ? [leafOf(text)]
              : `${before}${text}`
        await overwrite({ ...item, [name]: after })
        const found = await checkChain(context, { enough: () => false }).then(
          (one) => one?.broken ?? 0,
          () => -1,
        )
        await overwrite(item)
        expect(found).not.toBe(0)
      }),
      { numRuns: 60 },
    )
    expect(kinds(await check())).toEqual([])
  })
})

describe('a single entry', () => {
  it('is proven by a handful of hashes, without the others', async () => {
    await someHours([5, 1])
    for (const item of (await items('Audit')).map(auditEntries.read)) {
      const proof = await proveEntry(context, item)
      expect(proof && proves(proof)).toBe(true)
      expect(proof && proves({ ...proof, text: proof.text.replace('request.open', 'request.shut') })).toBe(false)
      expect(proof?.steps.length).toBeLessThanOrEqual(3)
    }
  })

  it('stands in the tree whatever the number of leaves, and nothing else does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (count, pick) => {
        const leaves = Array.from({ length: count }, (_, at) => leafOf(String(at)))
        const at = pick % count
        const proof = proofOf(leaves, at)
        expect(provenRoot(leafOf(String(at)), proof)).toBe(rootOf(leaves))
        expect(provenRoot(leafOf('other'), proof)).not.toBe(rootOf(leaves))
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)))
      }),
    )
  })
})

describe('what a seal covers', () => {
  it('holds no words of anybody: a note can be taken away and the chain still holds', async () => {
    await someHours()
    const kept = JSON.stringify([...(await items('Seal')), ...(await items('SealLeaves'))])
    expect(kept).not.toContain('次')
    const noted = (await items('Audit')).find(({ note }) => note !== undefined)!
    const proof = await proveEntry(context, auditEntries.read(noted))
    expect(proof?.text).not.toContain(noted.note)
    const { note, ...rest } = noted
    await overwrite({
      ...rest,
      pk: noted.pk,
      sk: noted.sk,
      entity: noted.entity,
      version: noted.version,
      noteHash: noteHashOf(context.vault, String(noted.id), String(note)),
    })
    expect(kinds(await check())).toEqual([])
  })
})

describe('after three years', () => {
  /** What the table does with items past their time. */
  const ageOut = async (now: Instant) => {
    for (const item of await scanAll(database)) {
      if (typeof item.expires === 'number' && item.expires <= epochSeconds(now)) await remove(item)
    }
  }

  it('entries and seals age out by whole hours, and what remains holds from a stated start', async () => {
    await act()
    clock.moveTo(addMinutes(firstHour, 75))
    await act(addMinutes(firstHour, 50))
    await sealHours(context)
    await act(addMinutes(firstHour, 30))
    await someHours([0, 0, 2, 0, 1])
    for (const hours of [0, 1, 2, 3, 4]) {
      const now = addMinutes(addDays(addHours(firstHour, hours), keptDays.audit), 30)
      clock.moveTo(now)
      const head = await readHead(context.table)
      // Whether the table has taken them away already or not: what is over no longer counts.
      for (const gone of [false, true]) {
        if (gone) await ageOut(now)
        const found = await checkChain(context, { enough: () => false })
        expect(found).toMatchObject({ from: addHours(firstHour, hours), end: head?.next, breaks: [] })
      }
    }
    // The oldest that should still be there is missed.
    await remove((await items('Seal'))[0]!)
    expect(kinds(await check())).toContain('sealMissing')
    await ageOut(addDays(clock.now(), 2))
    expect([await items('Audit'), await items('Seal'), await items('SealLeaves')]).toEqual([[], [], []])
  })
})
