import { createHmac } from 'node:crypto'
import { makeVault } from '#functions/vault.ts'
import type { Actor, Role } from '#shared/authority/actor.ts'
import { system } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Vault } from '#shared/kernel/vault.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import type { TestDatabase } from './database.ts'

/** A clock that stands still until it is moved. */
export interface TestClock {
  now: () => Instant
  moveTo: (at: Instant) => void
  pass: (minutes: number) => void
}

export const testClock = (start: Instant): TestClock => {
  let at = start
  return {
    now: () => at,
    moveTo: (next) => {
      at = next
    },
    pass: (minutes) => {
      at = addMinutes(at, minutes)
    },
  }
}

/** The product's own vault on a key that is no secret. */
export const testVault: Vault = makeVault({
  current: '1',
  roots: new Map([['1', createHmac('sha256', 'test').update('root').digest()]]),
})

export const actorOf = (personId: string, ...roles: Role[]): Actor => ({
  kind: 'person',
  personId,
  roles,
  language: 'zh',
})

/** Contexts on one database and one clock; as the system unless an actor is named. */
export const testContexts = (database: TestDatabase, clock: TestClock): ((actor?: Actor) => Context) => {
  const table = dynamoTable(database.documents, database.tableName)
  const random = seededRandom(7)
  return (actor = system) => ({ table, clock: clock.now, random, vault: testVault, actor })
}
