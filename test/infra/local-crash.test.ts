import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { type EmbeddedProcess, spawnEmbedded } from '#test/support/embedded.ts'

const cycles = Number(process.env.KILL_CYCLES ?? 4)
const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-crash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes as fast as it can until the server is gone; notes what was acknowledged. */
const writeUntilGone = async (url: string, writer: string, acknowledged: string[]): Promise<void> => {
  for (let at = 0; ; at += 1) {
    const name = `${writer}-${at}`
    const answer = await fetch(`${url}/${name}`, { method: 'POST' }).catch(() => undefined)
    if (!answer) return
    if (answer.status === 201) acknowledged.push(name)
  }
}

it(
  `loses nothing in ${cycles} kills under load, and takes the lock over each time`,
  async () => {
    const acknowledged: string[] = []
    let run: EmbeddedProcess = spawnEmbedded(folder)
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const url = await run.ready
      const writers = Array.from({ length: 6 }, (_, at) => writeUntilGone(url, `c${cycle}w${at}`, acknowledged))
      const enough = acknowledged.length + 20 + Math.random() * 60
      while (acknowledged.length < enough) await new Promise((resolve) => setTimeout(resolve, 3))
      run.signal('SIGKILL')
      await run.ended
      // At once, while the old database may be still on its way out.
      run = spawnEmbedded(folder)
      await Promise.all(writers)
    }
    const url = await run.ready
    const missing = async (name: string) => (await fetch(`${url}/${name}`)).status !== 200
    const lost: string[] = []
    const unseen: string[] = []
    for (const name of acknowledged) {
      if ((await missing(`${name}/due`)) || (await missing(`${name}/other`))) lost.push(name)
      // The last records may be still on their way.
      for (const deadline = Date.now() + 5000; await missing(`${name}/due/seen`); ) {
        if (Date.now() > deadline) {
          unseen.push(name)
          break
        }
      }
    }
    console.log(
      `${cycles} kills, ${acknowledged.length} acknowledged, ${lost.length} lost, ${unseen.length} undelivered`,
    )
    expect(lost).toEqual([])
    expect(unseen).toEqual([])
    run.signal('SIGTERM')
    expect(await run.ended).toBe('0')
  },
  60_000 + cycles * 10_000,
)
