import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import { seededRandom } from '#shared/kernel/random.ts'
import type { TestDatabase } from './database.ts'
import { isWrite, laggingCopy } from './lagging-copy.ts'

/** Each a probability per call; what is left out never happens. */
export interface FaultRates {
  /** A transaction (or single write) loses against another one: nothing is applied. */
  conflict?: number
  /** The table says "slow down": nothing is applied; of a batch the second half comes back unprocessed. */
  throttle?: number
  /** A write is applied, but the caller gets a time-out. */
  lostReply?: number
  /** A write is applied, the reply is lost and the SDK sends it again: the caller sees the second answer. */
  repeated?: number
  /** A query on an index answers from a copy that lags. */
  staleIndex?: number
}

export type Fault = keyof FaultRates

// biome-ignore lint/suspicious/noExplicitAny: the commands' types are a family of overloads nobody can name
type AnyCommand = any

const about = { $metadata: {} }

const conflicted = (command: AnyCommand, random: () => number): Error => {
  const message = 'Transaction is ongoing for the item'
  if (!(command instanceof TransactWriteCommand)) return new TransactionConflictException({ ...about, message })
  return cancelled(command, random, 'TransactionConflict', message)
}

const cancelled = (command: TransactWriteCommand, random: () => number, Code: string, Message: string): Error => {
  const items = command.input.TransactItems ?? []
  const hit = Math.floor(random() * items.length)
  const CancellationReasons = items.map((_, index) => (index === hit ? { Code, Message } : { Code: 'None' }))
  const message = `Transaction cancelled, reasons [${CancellationReasons.map((reason) => reason.Code).join(', ')}]`
  return new TransactionCanceledException({ ...about, message, CancellationReasons })
}

const throttled = (command: AnyCommand, random: () => number): Error => {
  const message = 'The level of configured provisioned throughput for the table was exceeded.'
  return command instanceof TransactWriteCommand
    ? cancelled(command, random, 'ThrottlingError', message)
    : new ProvisionedThroughputExceededException({ ...about, message })
}

/** Halves a batch: what to do now, and what to hand back as unprocessed; undefined when it is too small. */
const halve = (requests: Record<string, AnyCommand> = {}) => {
  const now: Record<string, AnyCommand> = {}
  const later: Record<string, AnyCommand> = {}
  for (const [table, request] of Object.entries(requests)) {
    const list: unknown[] = request.Keys ?? request
    const half = Math.ceil(list.length / 2)
    const part = (items: unknown[]) => (request.Keys ? { ...request, Keys: items } : items)
    now[table] = part(list.slice(0, half))
    if (half < list.length) later[table] = part(list.slice(half))
  }
  return Object.keys(later).length > 0 ? { now, later } : undefined
}

const timeout = () => Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' })

/**
 * A document client that fails as DynamoDB does under load, repeatably by the seed. Hand it to the code under test in
 * place of `database.documents`. `counts` says what was injected (a test should assert that it was), `settle` waits
 * until the lagging index has caught up.
 */
export const withFaults = async (database: TestDatabase, seed: number, rates: FaultRates, lagMs = 50) => {
  const random = seededRandom(seed)
  const counts: Record<Fault, number> = { conflict: 0, throttle: 0, lostReply: 0, repeated: 0, staleIndex: 0 }
  const documents = DynamoDBDocumentClient.from(database.client, { marshallOptions: { removeUndefinedValues: true } })
  const send: (command: AnyCommand) => Promise<AnyCommand> = documents.send.bind(documents)
  const copy = rates.staleIndex ? await laggingCopy(database, () => random() * lagMs) : undefined
  const happens = (fault: Fault): boolean => {
    // Drawn always, so that changing one rate leaves the other faults where they were.
    const yes = random() < (rates[fault] ?? 0)
    if (yes) counts[fault] += 1
    return yes
  }
  const write = async (command: AnyCommand) => {
    if (happens('conflict')) throw conflicted(command, random)
    const [lost, twice] = [happens('lostReply'), happens('repeated')]
    try {
      const answer = await send(command)
      if (lost) throw timeout()
      return twice ? await send(command) : answer
    } finally {
      copy?.follow(command)
    }
  }
  const faulty = async (command: AnyCommand): Promise<AnyCommand> => {
    if (happens('throttle')) {
      const batch = command instanceof BatchGetCommand || command instanceof BatchWriteCommand
      const halves = batch ? halve(command.input.RequestItems) : undefined
      if (!halves) throw throttled(command, random)
      const rest = command instanceof BatchGetCommand ? 'UnprocessedKeys' : 'UnprocessedItems'
      const answer = await send(new (command.constructor as AnyCommand)({ ...command.input, RequestItems: halves.now }))
      copy?.follow(command)
      return { ...answer, [rest]: halves.later }
    }
    if (isWrite(command)) return write(command)
    if (command instanceof QueryCommand && command.input.IndexName && copy && happens('staleIndex')) {
      return send(new QueryCommand({ ...command.input, TableName: copy.tableName }))
    }
    return send(command)
  }
  documents.send = faulty as typeof documents.send
  return { documents, counts, settle: async () => copy?.settle() }
}
