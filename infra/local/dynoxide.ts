import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlainError } from './plain-error.ts'

/** A running database: where it answers, whether we started it, and how to end it. */
export interface Dynoxide {
  endpoint: string
  /** False when it was there already (DYNAMODB_ENDPOINT). */
  started: boolean
  /** Settles when the process is gone, wanted or not. */
  gone: Promise<void>
  stop: () => Promise<void>
}

/** A port nobody listens on at this moment (`--port 0` of the emulator does not tell which one it got). */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })

const binary = (env: NodeJS.ProcessEnv): string => {
  if (env.DYNOXIDE_BIN) return env.DYNOXIDE_BIN
  const name = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide'
  const platformPackage = `@dynoxide/${process.platform}-${process.arch}`
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(`${platformPackage}/package.json`)), name)
  } catch {
    return name
  }
}

const noDatabase = (cause: string): Error =>
  new PlainError(
    [
      `No database program for ${process.platform}-${process.arch} (${cause}). Two ways out:`,
      '  DYNOXIDE_BIN=/path/to/dynoxide npm start       a dynoxide 1.2.1 program you have',
      '  DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start   any DynamoDB that runs already, such as DynamoDB Local',
    ].join('\n'),
  )

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    const done = (yes: boolean) => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('connect', () => done(true)).once('error', () => done(false))
  })

// The emulator outlives a killed parent. A shell between us reads a pipe that the system closes when we are gone,
// however that happens, and ends the emulator then.
const untilPipeCloses = 'exec 3<&0; "$0" "$@" 3<&- & child=$!; (read -r _ <&3; kill "$child") & wait "$child"'

const spawnTied = (file: string, args: string[]) => {
  const stdio: ['pipe', 'ignore', 'pipe'] = ['pipe', 'ignore', 'pipe']
  if (process.platform === 'win32') return spawn(file, args, { stdio })
  // A group of its own: Ctrl-C at the terminal must reach the database after us, not with us.
  return spawn('/bin/sh', ['-c', untilPipeCloses, file, ...args], { stdio, detached: true })
}

const launch = async (file: string | undefined, env: NodeJS.ProcessEnv): Promise<Dynoxide> => {
  const port = await freePort()
  const child = spawnTied(binary(env), ['--port', String(port), ...(file ? ['--db-path', file] : [])])
  let said = ''
  let ended: string | undefined
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  })
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ended = error.message
      resolve()
    })
    child.once('close', (code, signal) => {
      ended ??= String(signal ?? code)
      resolve()
    })
  })
  const stop = async () => {
    child.stdin.end()
    if (process.platform === 'win32') child.kill()
    await gone
  }
  for (const deadline = Date.now() + 10_000; !(await answers(port)); await sleep(5)) {
    // The shell's words for "no such program" and "not for this machine".
    if (ended === '126' || ended === '127' || ended?.includes('ENOENT')) throw noDatabase(said.trim() || ended)
    if (ended !== undefined) throw new Error(`The database ended (${ended}) before it answered: ${said.trim()}`)
    if (Date.now() < deadline) continue
    await stop()
    throw new Error(`The database did not answer within 10 s. ${said.trim()}`)
  }
  return { endpoint: `http://127.0.0.1:${port}`, started: true, gone, stop }
}

/**
 * Starts the DynamoDB emulator on a SQLite file, or in memory without one. With DYNAMODB_ENDPOINT set nothing is started
 * and that database is used.
 */
export const startDynoxide = async (file?: string, env: NodeJS.ProcessEnv = process.env): Promise<Dynoxide> => {
  const endpoint = env.DYNAMODB_ENDPOINT
  if (endpoint) return { endpoint, started: false, gone: new Promise(() => {}), stop: async () => {} }
  try {
    return await launch(file, env)
  } catch (error) {
    // Between choosing the port and taking it, somebody else may have taken it: once more with another.
    if (error instanceof Error && /address.*in use|AddrInUse/i.test(error.message)) return launch(file, env)
    throw error
  }
}
