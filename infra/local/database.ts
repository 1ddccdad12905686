import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startDynoxide } from './dynoxide.ts'
import { createTable, streamOf, switchStreamOn } from './table.ts'

/** The database of the embedded run or of one test: real DynamoDB API, the one table created. */
export interface Database {
  endpoint: string
  tableName: string
  /** What AWS SDK clients made after this read by themselves. */
  env: Record<string, string>
  client: DynamoDBClient
  /** 0 when the database was there already (DYNAMODB_ENDPOINT). */
  pid: number
  /** Whether the table was made by this start. */
  created: boolean
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
    AWS_ACCESS_KEY_ID: env.AWS_ACCESS_KEY_ID ?? 'embedded',
    AWS_SECRET_ACCESS_KEY: env.AWS_SECRET_ACCESS_KEY ?? 'embedded',
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
      pid: process.pid,
      created,
      stream: () => streamOf(client, tableName),
      switchStreamOn: () => switchStreamOn(client, tableName),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
