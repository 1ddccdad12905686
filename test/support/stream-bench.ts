import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { openDatabase } from '#infra/local/database.ts'
import type { DeadLetter } from '#infra/local/dead-letters.ts'
import type { LambdaHandler } from '#infra/local/invoke.ts'
import { startStream } from '#infra/local/stream.ts'

const tableName = 'kezhi-test'
const credentials = { accessKeyId: 'x', secretAccessKey: 'y' }

/** The partition key of what a stream record is about. */
export const nameOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.pk?.S ?? ''

/** A table on a file with its stream on, and streams to be begun over it one after the other. */
export const openStreamBench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-stream-'))
  const databaseFile = path.join(folder, 'db.sqlite')
  const database = await openDatabase({ file: databaseFile, tableName, stream: true })
  const documents = DynamoDBDocumentClient.from(database.client)
  const put = (pk: string, entity: string, more: object = {}) =>
    documents.send(new PutCommand({ TableName: tableName, Item: { pk, sk: '-', entity, ...more } }))
  let begun = 0
  /** A stream with these readers that has read all there is, so that a test sees only what it writes itself. */
  const begin = async (handlers: { react?: LambdaHandler; notify?: LambdaHandler }, positionsFile?: string) => {
    begun += 1
    const setAside: DeadLetter[] = []
    let ready = false
    const later =
      (handler: LambdaHandler = () => {}): LambdaHandler =>
      (event, context) =>
        ready ? handler(event, context) : undefined
    const stream = await startStream({
      client: new DynamoDBStreamsClient({ endpoint: database.endpoint, region: 'cn-north-1', credentials }),
      streamArn: (await database.stream()) ?? '',
      tableName,
      consumers: [
        { name: 'react', entity: 'Due', handler: later(handlers.react) },
        { name: 'notify', entity: 'Message', handler: later(handlers.notify) },
      ],
      setAside: (letter) => setAside.push(letter),
      positionsFile: positionsFile ?? path.join(folder, `positions${begun}`),
      databaseFile,
      batchSize: 10,
      tries: 3,
      retryMs: 1,
      idleMs: 20,
    })
    if (!positionsFile) await stream.caughtUp()
    ready = true
    return { ...stream, setAside }
  }
  const close = async () => {
    await database.stop()
    rmSync(folder, { recursive: true })
  }
  return { folder, databaseFile, put, begin, close }
}
