import { randomUUID } from 'node:crypto'
import { DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { openDatabase } from '#infra/local/database.ts'

/** A database of one test file: in memory, gone with it. */
export interface TestDatabase {
  endpoint: string
  tableName: string
  /** Already in process.env; for child processes. */
  env: Record<string, string>
  client: DynamoDBClient
  documents: DynamoDBDocumentClient
  /** The stream's name; only with `{ stream: true }`. */
  stream: () => Promise<string | undefined>
  stop: () => Promise<void>
}

/**
 * A database for one test file (about 20 ms). Its address goes into process.env, so code that makes its own client from
 * the environment must be imported, or called for the first time, after this. Writes are much faster without a stream.
 */
export const startDatabase = async (options: { stream?: boolean } = {}): Promise<TestDatabase> => {
  const tableName = `kezhi-${randomUUID()}`
  const database = await openDatabase({ tableName, stream: options.stream ?? false })
  Object.assign(process.env, database.env)
  const documents = DynamoDBDocumentClient.from(database.client, { marshallOptions: { removeUndefinedValues: true } })
  const stop = async () => {
    // A database that was there already keeps no table of ours.
    if (!database.started) await database.client.send(new DeleteTableCommand({ TableName: tableName }))
    await database.stop()
  }
  const { endpoint, env, client, stream } = database
  return { endpoint, tableName, env, client, documents, stream, stop }
}
