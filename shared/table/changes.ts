import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import type { Change } from './table.ts'

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]
/** Sends one change outside a transaction, at half the price of one. */
export type SingleCommand = (client: Pick<DynamoDBDocumentClient, 'send'>) => Promise<unknown>

const unchanged = (was: number) => ({
  ConditionExpression: '#version = :was',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':was': was },
})
const nothingThere = { ConditionExpression: 'attribute_not_exists(pk)' }

const adding = (change: Extract<Change, { kind: 'add' }>) => {
  const names = Object.keys(change.numbers)
  return {
    UpdateExpression: `SET #entity = :entity, #version = :version ADD ${names.map((_, at) => `#n${at} :n${at}`).join(', ')}`,
    ExpressionAttributeNames: {
      '#entity': 'entity',
      '#version': 'version',
      ...Object.fromEntries(names.map((name, at) => [`#n${at}`, name])),
    },
    ExpressionAttributeValues: {
      ':entity': change.entity,
      ':version': 1,
      ...Object.fromEntries(names.map((name, at) => [`:n${at}`, change.numbers[name] ?? 0])),
    },
  }
}

const transactItem = (TableName: string, change: Change): TransactItem => {
  switch (change.kind) {
    case 'create':
      return { Put: { TableName, Item: change.item, ...nothingThere } }
    case 'replace':
      return { Put: { TableName, Item: change.item, ...unchanged(change.was) } }
    case 'put':
      return { Put: { TableName, Item: change.item } }
    case 'remove':
      return {
        Delete: { TableName, Key: { ...change.key }, ...(change.was === undefined ? {} : unchanged(change.was)) },
      }
    case 'check':
      return { ConditionCheck: { TableName, Key: { ...change.key }, ...unchanged(change.was) } }
    case 'absent':
      return { ConditionCheck: { TableName, Key: { ...change.key }, ...nothingThere } }
    case 'add':
      return { Update: { TableName, Key: { ...change.key }, ...adding(change) } }
  }
}

export const transaction = (tableName: string, changes: readonly Change[], token: string): TransactWriteCommand =>
  new TransactWriteCommand({
    TransactItems: changes.map((change) => transactItem(tableName, change)),
    ClientRequestToken: token,
  })

/** A lone put or removal needs no transaction; the rest keeps one for its idempotency token. */
export const single = (TableName: string, change: Change): SingleCommand | undefined => {
  switch (change.kind) {
    case 'replace':
      return (client) => client.send(new PutCommand({ TableName, Item: change.item, ...unchanged(change.was) }))
    case 'put':
      return (client) => client.send(new PutCommand({ TableName, Item: change.item }))
    case 'remove':
      return (client) =>
        client.send(
          new DeleteCommand({
            TableName,
            Key: { ...change.key },
            ...(change.was === undefined ? {} : unchanged(change.was)),
          }),
        )
    case 'create':
    case 'add':
      // Sent again after a lost reply, a plain put would say that something stands there already (it is its own), and
      // adding would count twice: the transaction's token keeps a repeated send from both.
      return undefined
    case 'check':
    case 'absent':
      return undefined
  }
}
