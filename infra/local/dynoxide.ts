import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A running database process: where it answers, which process it is, and how to end it. */
export interface Dynoxide {
  endpoint: string
  pid: number
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
  new Error(
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

const launch = async (file: string | undefined, env: NodeJS.ProcessEnv): Promise<Dynoxide> => {
  const port = await freePort()
  const args = ['--port', String(port), ...(file ? ['--db-path', file] : [])]
  // A group of its own: Ctrl-C at the terminal must reach the database after us, not with us.
  const child = spawn(binary(env), args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  })
  let said = ''
  let failure: Error | undefined
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  })
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      failure = noDatabase(error.message)
      resolve()
    })
    child.once('exit', (code, signal) => {
      failure ??= new Error(`The database ended (${signal ?? code}) before it answered: ${said.trim()}`)
      resolve()
    })
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  for (const deadline = Date.now() + 10_000; !failure && !(await answers(port)); await sleep(5)) {
    if (Date.now() > deadline) failure = new Error(`The database did not answer within 10 s. ${said.trim()}`)
  }
  if (failure) {
    kill()
    process.off('exit', kill)
    throw failure
  }
  const stop = async () => {
    process.off('exit', kill)
    child.kill('SIGTERM')
    await gone
  }
  return { endpoint: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop }
}

/**
 * Starts the DynamoDB emulator on a SQLite file, or in memory without one. With DYNAMODB_ENDPOINT set nothing is started
 * and that database is used.
 */
export const startDynoxide = async (file?: string, env: NodeJS.ProcessEnv = process.env): Promise<Dynoxide> => {
  const endpoint = env.DYNAMODB_ENDPOINT
  if (endpoint) return { endpoint, pid: 0, stop: async () => {} }
  try {
    return await launch(file, env)
  } catch (error) {
    // Between choosing the port and taking it, somebody else may have taken it: once more with another.
    if (error instanceof Error && /address.*in use|AddrInUse/i.test(error.message)) return launch(file, env)
    throw error
  }
}
