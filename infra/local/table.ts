import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { tableDefinition } from '#shared/table/definition.ts'

const keySchema = (partitionKey: string, sortKey: string) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
]

const streamOn = { StreamEnabled: true, StreamViewType: tableDefinition.stream }

const describe = async (client: DynamoDBClient, name: string) => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

const untilActive = async (client: DynamoDBClient, name: string) => {
  for (let tries = 0; tries < 600; tries += 1) {
    const table = await describe(client, name)
    if (table?.TableStatus === 'ACTIVE') return table
    await sleep(100)
  }
  throw new Error(`Table ${name} did not become active within a minute.`)
}

/** Creates the table of `shared/table/definition.ts` unless it is there; returns whether it was made now. */
export const createTable = async (
  client: DynamoDBClient,
  name: string,
  { stream }: { stream: boolean },
): Promise<boolean> => {
  if (await describe(client, name)) return false
  const { partitionKey, sortKey, indexes, timeToLive } = tableDefinition
  const attributes = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])]
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: attributes.map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' })),
        KeySchema: keySchema(partitionKey, sortKey),
        GlobalSecondaryIndexes: indexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keySchema(index.partitionKey, index.sortKey),
          Projection: { ProjectionType: 'ALL' },
        })),
        ...(stream ? { StreamSpecification: streamOn } : {}),
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await untilActive(client, name)
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true },
    }),
  )
  return true
}

/** The stream of the table, or undefined while it has none. */
export const streamOf = async (client: DynamoDBClient, name: string): Promise<string | undefined> => {
  const table = await describe(client, name)
  return table?.StreamSpecification?.StreamEnabled ? table.LatestStreamArn : undefined
}

/** Switches the stream on (unless it is) and returns its name; a bulk seed writes before this, forty times as fast. */
export const switchStreamOn = async (client: DynamoDBClient, name: string): Promise<string> => {
  if (!(await streamOf(client, name))) {
    await client.send(new UpdateTableCommand({ TableName: name, StreamSpecification: streamOn }))
    await untilActive(client, name)
  }
  const stream = await streamOf(client, name)
  if (!stream) throw new Error(`Table ${name} has no stream although it was switched on.`)
  return stream
}

/** Deletes the table with all it holds, if it is there. */
export const deleteTable = async (client: DynamoDBClient, name: string): Promise<void> => {
  if (!(await describe(client, name))) return
  await client.send(new DeleteTableCommand({ TableName: name }))
  while (await describe(client, name)) await sleep(100)
}
