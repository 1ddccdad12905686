import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

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

/**
 * Starts the embedded run with stubs for the product on any free port; `env` and `args` as a person would give them.
 * Ends with the test at the latest. `likeNpm` puts a shell in between, as npm does; signals then reach only the shell.
 */
export const spawnEmbedded = (
  folder: string,
  env: Record<string, string> = {},
  args: string[] = [],
  likeNpm = false,
): EmbeddedProcess => {
  const command = [process.execPath, '--import', 'tsx', 'test/support/embedded-stub.ts', ...args]
  const [program = '', ...rest] = likeNpm ? ['/bin/sh', '-c', '"$0" "$@"; exit', ...command] : command
  const npm = likeNpm ? { npm_lifecycle_event: 'start' } : {}
  const child: ChildProcess = spawn(program, rest, {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', ...npm, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
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
