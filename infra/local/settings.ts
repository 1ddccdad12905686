import path from 'node:path'
import { PlainError } from './plain-error.ts'

/** What a person may choose about the embedded run. */
export interface RunSettings {
  port: number
  host: string
  folder: string
  /** Throw the data away and seed anew. */
  fresh: boolean
  /** False starts empty, with only the bootstrap administrator. */
  sample: boolean
}

const usage = `Kezhi 科志 on this machine: npm start [-- --fresh]

  --fresh             throw the data away and prepare the sample city anew
  PORT=3000           where to listen
  HOST=127.0.0.1      on which address (0.0.0.0: for everybody in the network)
  DATA_DIR=.data      where the data is kept
  SEED=none           start empty, with only the first administrator
  DYNAMODB_ENDPOINT   use this DynamoDB and start none
  DYNOXIDE_BIN        use this dynoxide program`

/** Reads arguments and environment; throws with the usage when they make no sense. */
export const readSettings = (args: readonly string[], env: NodeJS.ProcessEnv): RunSettings => {
  const unknown = args.find((arg) => arg !== '--fresh')
  if (unknown !== undefined)
    throw new PlainError(unknown === '--help' ? usage : `Unknown argument ${unknown}\n${usage}`)
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new PlainError(`PORT=${env.PORT} is no port.\n${usage}`)
  return {
    port,
    host: env.HOST || '127.0.0.1',
    folder: path.resolve(env.DATA_DIR || '.data'),
    fresh: args.includes('--fresh'),
    sample: env.SEED !== 'none',
  }
}

/** The name of the table on this machine; another one where several share a DynamoDB. */
export const embeddedTable = (env: NodeJS.ProcessEnv): string => env.TABLE_NAME || 'kezhi-embedded'
