import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startDynoxide } from './dynoxide.ts'
import { createTable, deleteTable, streamOf, switchStreamOn } from './table.ts'

/** The database of the embedded run or of one test: real DynamoDB API, the one table created. */
export interface Database {
  endpoint: string
  tableName: string
  /** What AWS SDK clients made after this read by themselves. */
  env: Record<string, string>
  client: DynamoDBClient
  /** False when the database was there already (DYNAMODB_ENDPOINT). */
  started: boolean
  /** Settles when the database is gone, wanted or not. */
  gone: Promise<void>
  /** Whether the table was made by this start. */
  created: boolean
  /** Deletes the table and creates it again. */
  empty: () => Promise<void>
  stream: () => Promise<string | undefined>
  switchStreamOn: () => Promise<string>
  stop: () => Promise<void>
}

/** Starts the database (on a file, or in memory without one) and creates the table, with its stream on or off. */
export const openDatabase = async (
  options: { file?: string; tableName: string; stream: boolean },
  env: NodeJS.ProcessEnv = process.env,
): Promise<Database> => {
  const { tableName, file, stream } = options
  const process = await startDynoxide(file, env)
  const settings = {
    AWS_REGION: env.AWS_REGION ?? 'cn-north-1',
    // Our own emulator never sees the keys of somebody's real account.
    AWS_ACCESS_KEY_ID: (process.started ? undefined : env.AWS_ACCESS_KEY_ID) ?? 'embedded',
    AWS_SECRET_ACCESS_KEY: (process.started ? undefined : env.AWS_SECRET_ACCESS_KEY) ?? 'embedded',
    AWS_ENDPOINT_URL_DYNAMODB: process.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: process.endpoint,
    TABLE_NAME: tableName,
  }
  const client = new DynamoDBClient({
    endpoint: process.endpoint,
    region: settings.AWS_REGION,
    credentials: { accessKeyId: settings.AWS_ACCESS_KEY_ID, secretAccessKey: settings.AWS_SECRET_ACCESS_KEY },
  })
  const stop = async () => {
    client.destroy()
    await process.stop()
  }
  try {
    const created = await createTable(client, tableName, { stream })
    return {
      endpoint: process.endpoint,
      tableName,
      env: settings,
      client,
      started: process.started,
      gone: process.gone,
      created,
      empty: async () => {
        await deleteTable(client, tableName)
        await createTable(client, tableName, { stream })
      },
      stream: () => streamOf(client, tableName),
      switchStreamOn: () => switchStreamOn(client, tableName),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
