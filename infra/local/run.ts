import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { Entry } from '#infra/entries.ts'
import { type Database, openDatabase } from './database.ts'
import { deadLetters } from './dead-letters.ts'
import { openGateway } from './gateway.ts'
import { type LoadModule, loadHandler } from './invoke.ts'
import { ensureKeyFile } from './key.ts'
import { takeLock } from './lock.ts'
import { openLog } from './log-files.ts'
import { PlainError } from './plain-error.ts'
import { openQueue } from './queue.ts'
import { startSchedule } from './schedule.ts'
import { emptyFolder, fill, isSeeded, seedHints } from './seeding.ts'
import { embeddedTable, type RunSettings } from './settings.ts'
import { startStream } from './stream.ts'

/** Where code of the product comes from; tests bring their own. */
export interface Modules {
  load: LoadModule
  loadSeed: () => Promise<unknown>
}

export interface EmbeddedRun {
  url: string
  /** What the seed wants people to know. */
  hints: string[]
  /** Settles when the database has died under the run. */
  broken: Promise<void>
  stop: () => Promise<void>
}

/** A DynamoDB of somebody's own may hold a table of ours that this folder knows nothing of. */
const refill = async (database: Database, fresh: boolean): Promise<void> => {
  if (fresh) return database.empty()
  throw new PlainError(
    `There is a table ${database.tableName} at ${database.endpoint} already, not complete or not filled from here.\n` +
      'Delete it and fill it anew: npm start -- --fresh. Or name another: TABLE_NAME=kezhi-two npm start',
  )
}

/** Starts the whole product on this machine; what was started is stopped again when a later step fails. */
export const startRun = async (settings: RunSettings, { load, loadSeed }: Modules): Promise<EmbeddedRun> => {
  const { folder, fresh, sample } = settings
  const inFolder = (name: string) => path.join(folder, name)
  const started: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (let next = started.pop(); next; next = started.pop()) await next()
  }
  try {
    mkdirSync(folder, { recursive: true })
    started.push(await takeLock(folder))
    // Before the long seed: a taken port should be told at once.
    const gateway = await openGateway(settings.port, settings.host)
    started.push(gateway.stop)
    const url = `http://localhost:${gateway.port}`

    const seeded = isSeeded(folder) && !fresh
    if (!seeded) emptyFolder(folder)
    ensureKeyFile(inFolder('key'), !seeded)
    const tableName = embeddedTable(process.env)
    const file = inFolder('kezhi.sqlite')
    const database = await openDatabase({ file, tableName, stream: false })
    started.push(database.stop)
    if (!seeded && !database.created) await refill(database, fresh)
    const setAside = deadLetters(inFolder('dead-letters.ndjson'))
    const queue = await openQueue({ setAside })
    started.push(queue.stop)
    // Before any code of the product is loaded: its clients read the environment when they are made.
    if (database.started) delete process.env.AWS_PROFILE
    Object.assign(process.env, database.env, {
      AWS_ENDPOINT_URL_SQS: queue.endpoint,
      MATCH_QUEUE_URL: queue.queueUrl,
      LOCAL_KEY_FILE: inFolder('key'),
      UPLOAD_FOLDER: inFolder('uploads'),
      SITE_ORIGIN: process.env.SITE_ORIGIN || url,
      STAGE: 'embedded',
      EMBEDDED: '1',
    })
    const log = openLog(inFolder('log'))
    started.push(log.stop)
    const { keepLines } = await import('#functions/log.ts')
    keepLines(log.keep)
    if (!seeded) await fill(folder, sample, loadSeed)

    const streamArn = await database.switchStreamOn()
    const entry = (name: Entry) => loadHandler(name, load)
    const [http, react, notify, match, sweep, plan] = await Promise.all([
      entry('http'),
      entry('react'),
      entry('notify'),
      entry('match'),
      entry('sweep'),
      entry('plan'),
    ])
    queue.serve(match)
    const stream = await startStream({
      client: new DynamoDBStreamsClient({ endpoint: database.endpoint }),
      streamArn,
      tableName,
      consumers: [
        { name: 'react', entity: 'Due', handler: react },
        { name: 'notify', entity: 'Message', handler: notify },
      ],
      setAside,
      positionsFile: inFolder('stream.json'),
      ...(database.started ? { databaseFile: file } : {}),
    })
    started.push(stream.stop)
    started.push(startSchedule(sweep).stop)
    started.push(startSchedule(plan, 3_600_000, 'plan').stop)
    gateway.serve(http, stream.wake)
    // Again, as the first thing to stop: requests under way still need all the rest.
    started.push(gateway.stop)
    return { url, hints: seedHints(folder), broken: database.gone, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
