import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the town answers; empty where there is no browser. */
    origin: string
    chromium: string
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Starts the product in a process of its own on any free port, with an empty folder. */
const startTown = async (folder: string) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/browser/run.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', SEED: '', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  const origin = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /is ready[^\n]*(http:\/\/localhost:\d+)/.exec(said)?.[1]
      if (url) resolve(url)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', () => reject(new Error(said)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    // What the product complained of while it was looked at; nothing in a good run.
    const errors = said.split('\n').filter((line) => /"level":"error"|unhandled/.test(line))
    if (errors.length > 0) throw new Error(`The product logged errors:\n${errors.join('\n')}`)
  }
  return { origin, stop }
}

/** One town for all stories. Without Chromium there is none: the stories are skipped, and fail where CI=true. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const chromium = findChromium()
  project.provide('chromium', chromium ?? '')
  project.provide('origin', '')
  if (chromium === undefined) {
    const missing =
      'No Chromium found (CHROMIUM_PATH, or chromium, chromium-browser, google-chrome on PATH): the browser stories'
    if (process.env.CI === 'true') throw new Error(`${missing} cannot run.`)
    console.log(`${missing} are skipped.`)
    return async () => {}
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-town-'))
  const { origin, stop } = await startTown(folder)
  project.provide('origin', origin)
  return async () => {
    try {
      await stop()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
