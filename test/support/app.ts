import { randomBytes } from 'node:crypto'
import type { Files } from '#functions/files.ts'
import { createApp } from '#functions/http/app.ts'
import { allModules } from '#functions/http/parts.ts'
import { makeVault } from '#functions/vault.ts'
import { type Actor, type Role, system } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { memberships, people, phoneOwners } from '#shared/people/person.ts'
import { signInAs } from '#shared/people/sessions.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import type { Table } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { startDatabase } from './database.ts'
import { putDetails } from './details.ts'

/** The start of every test's time: a Monday morning in Liuzhou. */
export const monday: Instant = '2026-11-23T02:00:00.000Z'

/** The app on a real database, with a clock that is set by hand. */
export const startApp = async (
  options: { embedded?: boolean; table?: (table: Table) => Table; files?: Files } = {},
) => {
  const database = await startDatabase()
  let now = monday
  const real = dynamoTable(database.documents, database.tableName)
  const base = {
    table: options.table?.(real) ?? real,
    clock: () => now,
    random: seededRandom(7),
    vault: makeVault({ current: '1', roots: new Map([['1', randomBytes(32)]]) }),
  }
  const { app, routes } = createApp(
    { ...base, embedded: options.embedded ?? false, files: options.files },
    await allModules(),
  )
  const as = (actor: Actor): Context => ({ ...base, actor })
  return {
    ...base,
    database,
    app,
    routes,
    as,
    system: as(system),
    setClock: (to: Instant) => {
      now = to
    },
    stop: database.stop,
  }
}
export type TestApp = Awaited<ReturnType<typeof startApp>>

export interface TestPerson {
  id: string
  /** Signed in: what the browser sends along. */
  cookie: string
  context: Context
}

/** A person with these roles, signed in. The same name gives the same person. */
export const newPerson = async (
  world: TestApp,
  name: string,
  roles: readonly Role[],
  phone?: string,
): Promise<TestPerson> => {
  const id = derivedId('person', name)
  const { vault } = world
  const fingerprint = phone === undefined ? undefined : vault.fingerprint(`phone:${phone}`)
  await world.table.write([
    people.put({ id, language: 'zh', state: 'active', createdAt: monday }),
    ...putDetails(vault, id, { name, phone: phone ?? '' }),
    ...roles.map((role) => memberships.put({ personId: id, role, since: monday })),
    ...(fingerprint === undefined ? [] : [phoneOwners.put({ fingerprint, personId: id })]),
  ])
  const { token } = await signInAs(world.system, id)
  return {
    id,
    cookie: `__Host-session=${token}`,
    context: world.as({ kind: 'person', personId: id, roles, language: 'zh' }),
  }
}

/** The same person signed in anew: the code is fresh again after the clock was moved. */
export const signedInAgain = async <Person extends TestPerson>(world: TestApp, person: Person): Promise<Person> => ({
  ...person,
  cookie: `__Host-session=${(await signInAs(world.system, person.id)).token}`,
})

/** A form as a browser sends it from one of our pages. */
export const formPost = (fields: Record<string, string>, cookie = ''): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
})

/** The cookies an answer sets, as the next request sends them. */
export const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
