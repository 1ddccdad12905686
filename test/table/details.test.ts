import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeVault } from '#functions/vault.ts'
import type { Context } from '#shared/authority/context.ts'
import { detailsOf, readDetails } from '#shared/people/details.ts'
import { personDetails, personKeys } from '#shared/people/person.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { keys } from '#shared/table/keys.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { scanAll } from '#test/support/invariants.ts'

let database: TestDatabase
let context: Context
let id: string
beforeEach(async () => {
  database = await startDatabase()
  context = testContexts(database, testClock('2026-11-23T02:00:00.000Z'))()
  id = (await registerPerson(context, { name: '韦秀英', phone: '19900010001' })).id
})
afterEach(() => database.stop())

const root = (name: string) => createHmac('sha256', 'test').update(name).digest()
/** The vault after a new root key was added to the ring. */
const renewedVault = makeVault({
  current: '2',
  roots: new Map([
    ['1', root('root')],
    ['2', root('second')],
  ]),
})

describe('personal details', () => {
  it('are read in plain words through one verb, and stand nowhere in the table', async () => {
    expect(await detailsOf(context, id)).toEqual({ name: '韦秀英', phone: '19900010001' })
    const stored = JSON.stringify(await scanAll(database))
    expect(stored).not.toContain('韦秀英')
    expect(stored).not.toContain('19900010001')
  })

  it('of nobody are nothing', async () => {
    expect(await detailsOf(context, 'per_nobody')).toBeUndefined()
    expect((await readDetails(context, ['', 'per_nobody', id])).size).toBe(1)
  })

  it('are unreadable once the key of the person is gone, even where a copy of them is left', async () => {
    await context.table.write([{ kind: 'remove', key: keys.personKey(id) }])
    expect(await personDetails.get(context.table, keys.personDetails(id))).toBeDefined()
    expect(await detailsOf(context, id)).toBeUndefined()
  })

  it('keep their sealed text when the root key changes; only the key is sealed anew, when it is next read', async () => {
    const before = await personDetails.get(context.table, keys.personDetails(id))
    const later = { ...context, vault: renewedVault }
    expect(await detailsOf(later, id)).toEqual({ name: '韦秀英', phone: '19900010001' })
    expect(await personDetails.get(context.table, keys.personDetails(id))).toEqual(before)
    expect((await personKeys.get(context.table, keys.personKey(id)))?.key).toMatch(/^2\./)
    const without = makeVault({ current: '2', roots: new Map([['2', root('second')]]) })
    expect((await detailsOf({ ...context, vault: without }, id))?.name).toBe('韦秀英')
  })
})
