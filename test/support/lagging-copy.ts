import { setTimeout as sleep } from 'node:timers/promises'
import {
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { createTable } from '#infra/local/table.ts'
import { tableDefinition } from '#shared/table/definition.ts'
import type { TestDatabase } from './database.ts'

type Item = Record<string, unknown>
interface WriteRequest {
  Key?: Item | undefined
  Item?: Item | undefined
}

const keyOf = ({ Key, Item }: WriteRequest): Item => {
  const from = Key ?? Item ?? {}
  return Object.fromEntries([tableDefinition.partitionKey, tableDefinition.sortKey].map((name) => [name, from[name]]))
}

const writesOf = (command: unknown): WriteRequest[] | undefined => {
  if (command instanceof PutCommand || command instanceof UpdateCommand || command instanceof DeleteCommand) {
    return [command.input]
  }
  if (command instanceof TransactWriteCommand) {
    return (command.input.TransactItems ?? []).flatMap((item) => item.Put ?? item.Update ?? item.Delete ?? [])
  }
  if (command instanceof BatchWriteCommand) {
    const requests = Object.values(command.input.RequestItems ?? {}).flat()
    return requests.flatMap((request) => request.PutRequest ?? request.DeleteRequest ?? [])
  }
  return undefined
}

/** Whether a command changes the table. */
export const isWrite = (command: unknown): boolean => writesOf(command) !== undefined

/**
 * A second table that follows the first with a delay of its own for each item: what an index of DynamoDB is. A write
 * made past `follow` is never seen by it.
 */
export const laggingCopy = async (database: TestDatabase, delay: () => number) => {
  const { documents, client, tableName: source } = database
  const tableName = `${source}-lagging`
  await createTable(client, tableName, { stream: false })
  for (let from: Item | undefined, first = true; first || from; first = false) {
    const page = await documents.send(new ScanCommand({ TableName: source, ExclusiveStartKey: from }))
    for (const Item of page.Items ?? []) await documents.send(new PutCommand({ TableName: tableName, Item }))
    from = page.LastEvaluatedKey
  }
  const copying = new Set<Promise<void>>()
  // One item's copies run one after the other, or an older image could overwrite a newer one.
  const last = new Map<string, Promise<void>>()
  const copyItem = async (Key: Item, after: Promise<void> | undefined, ms: number) => {
    await sleep(ms)
    await after
    const { Item } = await documents.send(new GetCommand({ TableName: source, Key, ConsistentRead: true }))
    if (Item) await documents.send(new PutCommand({ TableName: tableName, Item }))
    else await documents.send(new DeleteCommand({ TableName: tableName, Key }))
  }
  const follow = (command: unknown) => {
    for (const write of writesOf(command) ?? []) {
      const Key = keyOf(write)
      const name = JSON.stringify(Key)
      const job = copyItem(Key, last.get(name), delay()).finally(() => copying.delete(job))
      copying.add(job)
      last.set(name, job)
    }
  }
  const settle = async () => {
    while (copying.size > 0) await Promise.all(copying)
  }
  return { tableName, follow, settle }
}
