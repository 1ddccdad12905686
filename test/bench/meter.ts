import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Client } from '#shared/table/dynamo-table.ts'

/** What was used since the last reset: capacity units as the database reports them, and requests. */
export interface Used {
  read: number
  written: number
  requests: number
}

const writes = ['PutCommand', 'DeleteCommand', 'UpdateCommand', 'TransactWriteCommand', 'BatchWriteCommand']

/** A client that counts: asks the database for the capacity of every request and adds it up. */
export const metered = (documents: DynamoDBDocumentClient): { client: Client; reset: () => void; used: () => Used } => {
  let now: Used = { read: 0, written: 0, requests: 0 }
  // biome-ignore lint/suspicious/noExplicitAny: the commands' types are a family of overloads nobody can name
  const send = async (command: any): Promise<any> => {
    command.input.ReturnConsumedCapacity = 'TOTAL'
    // biome-ignore lint/suspicious/noExplicitAny: so are their answers
    const answer: any = await documents.send(command)
    const parts = [answer.ConsumedCapacity ?? []].flat()
    const units = parts.reduce((sum: number, part: { CapacityUnits?: number }) => sum + (part.CapacityUnits ?? 0), 0)
    if (writes.includes(command.constructor.name)) now.written += units
    else now.read += units
    now.requests += 1
    return answer
  }
  return {
    client: { send },
    reset: () => {
      now = { read: 0, written: 0, requests: 0 }
    },
    used: () => ({ ...now }),
  }
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Milliseconds of some work. */
export const timed = async <T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> => {
  const start = performance.now()
  const result = await work()
  return { result, ms: performance.now() - start }
}
