import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** An embedded run in a process of its own. */
export interface EmbeddedProcess {
  pid: number
  /** Where it answers; rejects with what it said when it ends before it is ready. */
  ready: Promise<string>
  /** Exit code or signal. */
  ended: Promise<string>
  said: () => string
  signal: (name: NodeJS.Signals) => void
}

/** Starts the embedded run with stubs for the product on any free port; `env` and `args` as a person would give them. */
export const spawnEmbedded = (
  folder: string,
  env: Record<string, string> = {},
  args: string[] = [],
): EmbeddedProcess => {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'test/support/embedded-stub.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(String(signal ?? code)))
  })
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /is ready[^\n]*(http:\/\/localhost:\d+)/.exec(said)?.[1]
      if (url && said.includes('Stop with')) resolve(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', () => reject(new Error(said)))
  })
  // Who does not wait for it does not want to hear of it.
  ready.catch(() => {})
  return { pid: child.pid ?? 0, ready, ended, said: () => said, signal: (name) => child.kill(name) }
}
