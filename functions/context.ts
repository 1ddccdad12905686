import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type Actor, system } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { secureRandom } from '#shared/kernel/random.ts'
import { keepLive } from '#shared/skills/keep-live.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import { dynamoTally, type Tally } from '#shared/table/tally.ts'
import { systemClock } from '#shared/time/instant.ts'
import { type Env, readEnv } from './env.ts'
import { openVault } from './vault.ts'

/** All of a context but who acts. */
export type Services = Omit<Context, 'actor'> & { env: Env; tally: Tally }

const open = async (): Promise<Services> => {
  const env = readEnv()
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  })
  return {
    env,
    table: dynamoTable(client, env.TABLE_NAME),
    tally: dynamoTally(client, env.TABLE_NAME),
    clock: systemClock,
    random: secureRandom,
    vault: await openVault(env),
  }
}

let opened: Promise<Services> | undefined

/** Opened at the first call and kept for the life of the process; a failure is tried again by the next call. */
export const services = (): Promise<Services> => {
  opened ??= open().catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/** What a verb is handed, for this actor. */
export const createContext = async (actor: Actor): Promise<Context> => {
  const { table, clock, random, vault } = await services()
  await keepLive(table, clock())
  return { table, clock, random, vault, actor }
}

/** For stream, queue and schedule: the system acts. */
export const systemContext = (): Promise<Context> => createContext(system)
