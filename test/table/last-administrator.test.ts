import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { grantRole } from '#shared/people/grant-role.ts'
import { memberships, people } from '#shared/people/person.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { revokeRole } from '#shared/people/revoke-role.ts'
import { eraseMe } from '#shared/privacy/erase-me.ts'
import { standingDuties } from '#shared/privacy/standing-duties.ts'
import { keys } from '#shared/table/keys.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { reasonOf } from '#test/support/service.ts'
import { dayBefore } from '#test/support/town.ts'

const role = { role: 'administrator' } as const
const databases: TestDatabase[] = []
let as: ReturnType<typeof testContexts>
let names: string[]
const fresh = async () => {
  const database = await startDatabase()
  databases.push(database)
  as = testContexts(database, testClock(dayBefore))
  names = []
}
beforeEach(fresh)
afterAll(() => Promise.all(databases.map(({ stop }) => stop())))

/** One more administrator, as themself. */
const administrator = async (): Promise<Context> => {
  const id = `per_admin${names.length}`
  await registerPerson(as(), { id, name: '示例管理员', phone: `1330000000${names.length}` })
  await grantRole(as(), { personId: id, role })
  names.push(id)
  return as(actorOf(id, role))
}
const idOf = ({ actor }: Context): string => (actor.kind === 'person' ? actor.personId : '')
const removes = (by: Context, whom: Context) => revokeRole(by, { personId: idOf(whom), role })
const leaves = (who: Context) => eraseMe(who, { understood: true })
const remaining = async () => {
  const found = await Promise.all(
    names.map(async (id) => {
      const [held, person] = await Promise.all([
        memberships.get(as().table, keys.membership(id, 'administrator', 'everything')),
        people.get(as().table, keys.person(id)),
      ])
      return held && person?.state === 'active'
    }),
  )
  return found.filter(Boolean).length
}

describe('the last administrator', () => {
  it('stays: nobody takes the role away, and deleting themself has to wait for another one', async () => {
    const only = await administrator()
    expect(await reasonOf(removes(as(), only))).toBe('lastAdministrator')
    expect((await standingDuties(only)).map(({ kind }) => kind)).toEqual(['lastAdministrator'])
    expect(await reasonOf(leaves(only))).toBe('dutiesFirst')
    expect(await remaining()).toBe(1)
  })

  it('is no longer the last once another is named, and may then go', async () => {
    const [first, second] = [await administrator(), await administrator()]
    expect(await standingDuties(first)).toEqual([])
    await leaves(first)
    expect(await remaining()).toBe(1)
    expect(await reasonOf(leaves(second))).toBe('dutiesFirst')
    expect(await reasonOf(removes(as(), second))).toBe('lastAdministrator')
  })

  it('is not somebody who had their data deleted', async () => {
    const [first, second] = [await administrator(), await administrator()]
    const person = await people.get(as().table, keys.person(idOf(second)))
    if (person) await as().table.write([people.replace({ ...person, state: 'erased' })])
    expect(await reasonOf(removes(as(), first))).toBe('lastAdministrator')
  })
})

describe('at the same moment', () => {
  const races: readonly [string, number, (all: Context[]) => Promise<unknown>[]][] = [
    ['two administrators who remove each other', 2, ([a, b]) => [removes(a!, b!), removes(b!, a!)]],
    ['two who delete themselves', 2, ([a, b]) => [leaves(a!), leaves(b!)]],
    ['one who deletes themself while the other is removed', 2, ([a, b]) => [leaves(a!), removes(a!, b!)]],
    ['three who remove each other in a ring', 3, ([a, b, c]) => [removes(a!, b!), removes(b!, c!), removes(c!, a!)]],
  ]
  for (const [what, count, acts] of races) {
    it(`${what} leave one`, async () => {
      for (let round = 0; round < 4; round += 1) {
        await fresh()
        const all: Context[] = []
        while (all.length < count) all.push(await administrator())
        const results = await Promise.allSettled(acts(all))
        const refused = results.filter(({ status }) => status === 'rejected')
        expect(await remaining()).toBeGreaterThanOrEqual(1)
        expect(refused.length).toBeGreaterThanOrEqual(1)
      }
    })
  }
})
