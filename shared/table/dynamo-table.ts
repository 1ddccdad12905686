import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { Refusal } from '#shared/kernel/refusal.ts'
import { type SingleCommand, single, transaction } from './changes.ts'
import { tableDefinition } from './definition.ts'
import { type Change, type Key, type Page, type Query, Stale, type StoredItem, type Table } from './table.ts'

/** The part of the document client that is used, so that tests can put faults in between. */
export type Client = Pick<DynamoDBDocumentClient, 'send'>

const attempts = 8
const transient = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TimeoutError',
])
const transientReasons = new Set(['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError'])

const failedConditions = (error: unknown): number[] => {
  if (error instanceof ConditionalCheckFailedException) return [0]
  if (!(error instanceof TransactionCanceledException)) return []
  return (error.CancellationReasons ?? []).flatMap((reason, at) =>
    reason.Code === 'ConditionalCheckFailed' ? [at] : [],
  )
}

const mayPass = (error: unknown): boolean =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).some((reason) => transientReasons.has(reason.Code ?? ''))
    : error instanceof Error && transient.has(error.name)

const busy = (): Refusal =>
  new Refusal('busy', 'contention', {
    zh: '这会儿同时操作的人多，没有改动任何东西。请再试一次。',
    en: 'Many people act on this at the same moment; nothing was changed. Please try again.',
  })

/** What the transient faults of a shared table need: the same request again, after a short random pause. */
const retrying = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      const failed = failedConditions(error)
      if (failed.length > 0) throw new Stale(failed)
      if (!mayPass(error)) throw error
      if (attempt === attempts) throw busy()
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

const encodeCursor = (key: Record<string, unknown>): string => Buffer.from(JSON.stringify(key)).toString('base64url')

const badCursor = (): Refusal =>
  new Refusal('invalid', 'cursor', {
    zh: '翻页标记失效了，请从第一页重新看。',
    en: 'This page marker is not valid. Start again from the first page.',
  })

const decodeCursor = (cursor: string): Record<string, unknown> => {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof key === 'object' && key !== null) return { ...key }
  } catch {
    // Falls through: a cursor that cannot be read is bad input, not a fault of ours.
  }
  throw badCursor()
}

const condition = (query: Query, sortKey: string): { text: string; values: Record<string, string> } => {
  if (query.begins !== undefined)
    return { text: ` AND begins_with(${sortKey}, :begins)`, values: { ':begins': query.begins } }
  if (query.from !== undefined || query.to !== undefined) {
    // BETWEEN includes its upper end, but a sort key always goes on behind its instant and so never equals one.
    return {
      text: ` AND ${sortKey} BETWEEN :from AND :to`,
      values: { ':from': query.from ?? ' ', ':to': query.to ?? '\uffff' },
    }
  }
  return { text: '', values: {} }
}

/** Longer keys than DynamoDB holds name nothing, so whoever asks for one is told just that. */
const canStand = ({ pk, sk }: Key): boolean => Buffer.byteLength(pk) <= 2048 && Buffer.byteLength(sk) <= 1024

/** DynamoDB refuses a list that names an item twice. */
const onceEach = (wanted: readonly Key[]): Key[] => [
  ...new Map(wanted.map((key) => [`${key.pk}\n${key.sk}`, key])).values(),
]

const isStored = (item: Record<string, unknown> | undefined): item is StoredItem =>
  typeof item?.['pk'] === 'string' && typeof item['sk'] === 'string' && typeof item['entity'] === 'string'

/** The table on DynamoDB (or anything that speaks its API). */
export const dynamoTable = (client: Client, tableName: string): Table => {
  const getMany = async (wanted: readonly Key[], consistent: boolean): Promise<StoredItem[]> => {
    const found: StoredItem[] = []
    for (let start = 0; start < wanted.length; start += 100) {
      let rest: Record<string, unknown>[] = wanted.slice(start, start + 100).map(({ pk, sk }) => ({ pk, sk }))
      while (rest.length > 0) {
        const answer = await retrying(() =>
          client.send(
            new BatchGetCommand({ RequestItems: { [tableName]: { Keys: rest, ConsistentRead: consistent } } }),
          ),
        )
        found.push(...(answer.Responses?.[tableName] ?? []).filter(isStored))
        rest = answer.UnprocessedKeys?.[tableName]?.Keys ?? []
        if (rest.length > 0) await sleep(20 + Math.random() * 50)
      }
    }
    return found
  }

  return {
    get: async ({ pk, sk }) => {
      if (!canStand({ pk, sk })) return undefined
      const answer = await retrying(() =>
        client.send(new GetCommand({ TableName: tableName, Key: { pk, sk }, ConsistentRead: true })),
      )
      return isStored(answer.Item) ? answer.Item : undefined
    },
    getMany: (wanted, options) => getMany(onceEach(wanted.filter(canStand)), options?.consistent === true),
    query: async (query): Promise<Page> => {
      if (!canStand({ pk: query.partition, sk: query.begins ?? '' })) return { items: [] }
      const index = tableDefinition.indexes.find(({ name }) => name === query.index) ?? tableDefinition
      const sort = condition(query, index.sortKey)
      const answer = await retrying(() =>
        client.send(
          new QueryCommand({
            TableName: tableName,
            ...(query.index === undefined ? { ConsistentRead: query.eventual !== true } : { IndexName: query.index }),
            KeyConditionExpression: `${index.partitionKey} = :partition${sort.text}`,
            ExpressionAttributeValues: { ':partition': query.partition, ...sort.values },
            ScanIndexForward: query.backwards !== true,
            ...(query.limit === undefined ? {} : { Limit: query.limit }),
            ...(query.cursor === undefined ? {} : { ExclusiveStartKey: decodeCursor(query.cursor) }),
          }),
        ),
      ).catch((error: unknown) => {
        // A cursor is all of a query that comes from outside: it was changed, or belongs to another list.
        if (query.cursor !== undefined && error instanceof Error && error.name === 'ValidationException')
          throw badCursor()
        throw error
      })
      const items = (answer.Items ?? []).filter(isStored)
      return answer.LastEvaluatedKey ? { items, cursor: encodeCursor(answer.LastEvaluatedKey) } : { items }
    },
    write: async (changes: readonly Change[]) => {
      const [only] = changes
      if (only === undefined) return
      // The token makes a repeated send of the same transaction count once, also when the reply was lost.
      const token = randomUUID()
      const alone: SingleCommand | undefined = changes.length === 1 ? single(tableName, only) : undefined
      await retrying(async () => {
        if (alone) await alone(client)
        else await client.send(transaction(tableName, changes, token))
      })
    },
  }
}
