import { PlainError } from './plain-error.ts'
import { type EmbeddedRun, type Modules, startRun } from './run.ts'
import { readSettings } from './settings.ts'

const sayReady = ({ url, hints }: EmbeddedRun): void => {
  const seconds = (performance.now() / 1000).toFixed(1)
  console.log(`\nKezhi 科志 is ready (${seconds} s). Open 请打开:  ${url}\n`)
  for (const hint of hints) console.log(`  ${hint}`)
  console.log(`${hints.length > 0 ? '\n' : ''}Stop with Ctrl-C; the data stays. Start over: npm start -- --fresh\n`)
}

/** npm answers a signal by leaving, and the shell between us does not pass it on: without a parent we are to stop. */
const whenNpmLeaves = (leave: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    leave()
  }, 300)
  watch.unref()
}

const fail = (error: unknown): never => {
  console.error(error instanceof PlainError ? error.message : error)
  process.exit(1)
}

/** Runs until a signal ends it. */
export const main = async (modules: Modules): Promise<void> => {
  let run: EmbeddedRun | undefined
  let stoppingSince = 0
  const onSignal = () => {
    // npm passes on what the terminal has sent us already: only a later second signal means "at once".
    if (stoppingSince > 0 && Date.now() - stoppingSince < 1000) return
    // Leaving closes the database's pipe and removes the lock; a seed cut short is done again.
    if (!run || stoppingSince > 0) process.exit(1)
    stoppingSince = Date.now()
    run.stop().then(() => process.exit(0), fail)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  whenNpmLeaves(onSignal)
  // In the cloud such an error ends one call; here it must not end the whole product.
  process.on('unhandledRejection', (error) => console.error('unhandled', error))
  try {
    run = await startRun(readSettings(process.argv.slice(2), process.env), modules)
    sayReady(run)
    await run.broken
    if (stoppingSince === 0) fail(new PlainError('The database has ended on its own. Start again: npm start'))
  } catch (error) {
    fail(error)
  }
}
