import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Client } from './dynamo-table.ts'
import type { Key } from './table.ts'

/** Adds one to a count that deletes itself, and answers what it is now. */
export type Tally = (count: { key: Key; entity: string; expires: number }) => Promise<number>

/**
 * Counting at the price of one write unit, and of no read: outside any transaction, so a call whose reply was lost may be
 * counted twice. Only for counts that need not be exact.
 */
export const dynamoTally =
  (client: Client, TableName: string): Tally =>
  async ({ key, entity, expires }) => {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName,
        Key: { ...key },
        UpdateExpression: 'SET #entity = :entity, #version = :one, #expires = :expires ADD #count :one',
        ExpressionAttributeNames: {
          '#entity': 'entity',
          '#version': 'version',
          '#expires': 'expires',
          '#count': 'count',
        },
        ExpressionAttributeValues: { ':entity': entity, ':one': 1, ':expires': expires },
        ReturnValues: 'UPDATED_NEW',
      }),
    )
    return Number(Attributes?.['count'] ?? 0)
  }
