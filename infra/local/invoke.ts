import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import type { Entry } from '#infra/entries.ts'

/** What Lambda would call: any of our entry points. */
export type LambdaHandler = (event: unknown, context: Context) => unknown

/** Where the entry points come from; tests bring their own. */
export type LoadModule = (entry: Entry) => Promise<unknown>

const isHandler = (value: unknown): value is LambdaHandler => typeof value === 'function'

/** Whether an import failed because this very file is not there, rather than something that it imports. */
export const isMissing = (error: unknown, file: string): boolean =>
  error instanceof Error && 'url' in error && String(error.url).endsWith(`/${file}`)

/** Loads one entry point, or says which file has to have what. */
export const loadHandler = async (entry: Entry, load: LoadModule): Promise<LambdaHandler> => {
  const module = await load(entry).catch((error: unknown) => {
    throw isMissing(error, `functions/${entry}.ts`) ? new Error(`functions/${entry}.ts is missing.`) : error
  })
  const handler = module && typeof module === 'object' && 'handler' in module ? module.handler : undefined
  if (!isHandler(handler)) throw new Error(`functions/${entry}.ts exports no handler.`)
  return handler
}

/** The context Lambda hands over, as far as anybody reads it here. */
export const lambdaContext = (functionName: string, timeoutSeconds = 60): Context => {
  const deadline = Date.now() + timeoutSeconds * 1000
  const none = () => {}
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:embedded:000000000000:function:${functionName}`,
    memoryLimitInMB: '1769',
    awsRequestId: randomUUID(),
    logGroupName: functionName,
    logStreamName: 'embedded',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: none,
    fail: none,
    succeed: none,
  }
}

/** The items a reader reports as failed, of a stream or of a queue; empty when it reports nothing. */
export const failedIn = (answer: unknown): string[] => {
  if (!answer || typeof answer !== 'object' || !('batchItemFailures' in answer)) return []
  const failures = answer.batchItemFailures
  if (!Array.isArray(failures)) return []
  return failures.map((failure: { itemIdentifier?: unknown }) => String(failure?.itemIdentifier ?? ''))
}
