import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2, DynamoDBStreamEvent } from 'aws-lambda'
import { main } from '#infra/local/main.ts'

// The embedded run with small stand-ins for the product: a program, started as a process of its own by tests.

const documents = () => DynamoDBDocumentClient.from(new DynamoDBClient({}))
let client: DynamoDBDocumentClient | undefined
const table = () => {
  client ??= documents()
  return client
}
const TableName = () => process.env.TABLE_NAME
const item = (pk: string, entity: string) => ({ Put: { TableName: TableName(), Item: { pk, sk: '-', entity } } })

/** Writes two items as one, or tells whether one is there. */
const http = async (event: APIGatewayProxyEventV2) => {
  const pk = event.rawPath.slice(1)
  if (event.requestContext.http.method === 'POST') {
    const TransactItems = [item(`${pk}/due`, 'Due'), item(`${pk}/other`, 'Other')]
    await table().send(new TransactWriteCommand({ TransactItems }))
    return { statusCode: 201, body: pk }
  }
  const got = await table().send(new GetCommand({ TableName: TableName(), Key: { pk, sk: '-' }, ConsistentRead: true }))
  return { statusCode: got.Item ? 200 : 404 }
}

/** Leaves a trace of every due item it is told of. */
const react = async (event: DynamoDBStreamEvent) => {
  for (const record of event.Records) {
    const pk = record.dynamodb?.Keys?.pk?.S ?? ''
    await table().send(new TransactWriteCommand({ TransactItems: [item(`${pk}/seen`, 'Trace')] }))
  }
}

const nothing = async () => {}
const stubs = { http, react, notify: nothing, match: nothing, sweep: nothing, plan: nothing, scan: nothing }

const seed = async ({ progress }: { progress: (done: number, total: number, what: string) => void }) => {
  const slow = Number(process.env.SEED_MS ?? 0)
  for (let done = 0; done < 20; done += 1) {
    await table().send(new TransactWriteCommand({ TransactItems: [item(`seed${done}`, 'Due')] }))
    await sleep(slow / 20)
    progress(done + 1, 20, 'people')
  }
  return ['Sign in as Liu']
}

const seedAdministrator = async () => {
  await table().send(new TransactWriteCommand({ TransactItems: [item('administrator', 'Person')] }))
}

await main({
  load: async (entry) => ({ handler: stubs[entry] }),
  loadSeed: async () => ({ seed, seedAdministrator }),
})
