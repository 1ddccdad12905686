import { setTimeout as sleep } from 'node:timers/promises'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { SetAside } from './dead-letters.ts'
import { failedIn, type LambdaHandler, lambdaContext } from './invoke.ts'

export interface DeliverySettings {
  reader: string
  handler: LambdaHandler
  setAside: SetAside
  /** After so many failures a record is set aside. */
  tries: number
  /** The wait after the first failure of a record; doubles each time. */
  retryMs: number
}

const numberOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? ''

/** Calls the handler; the index of the first record that failed with the reason, or undefined when all are done. */
const call = async ({ reader, handler }: DeliverySettings, records: DynamoDBRecord[]) => {
  const event: DynamoDBStreamEvent = { Records: records }
  try {
    const failures = new Set(failedIn(await handler(event, lambdaContext(reader))))
    if (failures.size === 0) return undefined
    // As on AWS: whoever reports something unknown has not said what is done, so all of it is not.
    const at = Math.max(
      0,
      records.findIndex((record) => failures.has(numberOf(record))),
    )
    return { at, partial: true, reason: 'reported as failed' }
  } catch (error) {
    console.error(`[${reader}]`, error)
    return { at: 0, partial: false, reason: String(error) }
  }
}

/**
 * Delivers records in order, as an event source mapping does that reports item failures and bisects: what comes before
 * a failure is done; a failing record is tried again alone, then set aside; what comes after it follows.
 */
export const deliver = async (settings: DeliverySettings, records: DynamoDBRecord[]): Promise<void> => {
  const [first] = records
  if (!first) return
  if (records.length === 1) return deliverOne(settings, first)
  const failure = await call(settings, records)
  if (!failure) return
  // Thrown: nobody knows by which record. Halving finds it without repeating the others more than needed.
  const cut = failure.partial ? failure.at + 1 : Math.ceil(records.length / 2)
  await deliver(settings, records.slice(failure.partial ? failure.at : 0, cut))
  await deliver(settings, records.slice(cut))
}

const deliverOne = async (settings: DeliverySettings, record: DynamoDBRecord): Promise<void> => {
  const { reader, setAside, tries, retryMs } = settings
  for (let attempt = 1; ; attempt += 1) {
    const failure = await call(settings, [record])
    if (!failure) return
    if (attempt >= tries)
      return setAside({ reader, id: numberOf(record), body: record.dynamodb, error: failure.reason })
    await sleep(retryMs * 2 ** (attempt - 1))
  }
}
