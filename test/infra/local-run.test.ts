import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { spawnEmbedded } from '#test/support/embedded.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-run-'))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const status = async (url: string) => (await fetch(url)).status
const until = async (check: () => Promise<boolean> | boolean) => {
  for (const deadline = Date.now() + 10_000; !(await check()); ) {
    if (Date.now() > deadline) throw new Error('waited 10 s in vain')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

it('seeds at the first start, keeps the data, and delivers what is written', async () => {
  const folder = newFolder()
  const first = spawnEmbedded(folder)
  const url = await first.ready
  expect(first.said()).toMatch(/100 % {2}people[\s\S]*Sign in as Liu/)
  expect(statSync(path.join(folder, 'key')).mode & 0o777).toBe(0o600)
  expect(readFileSync(path.join(folder, 'key'))).toHaveLength(32)
  await fetch(`${url}/one`, { method: 'POST' })
  await until(async () => (await status(`${url}/one/due/seen`)) === 200)
  expect(await status(`${url}/seed0/seen`), 'the stream is off while the seed writes').toBe(404)
  first.signal('SIGTERM')
  expect(await first.ended).toBe('0')
  expect(existsSync(path.join(folder, 'lock'))).toBe(false)

  const second = spawnEmbedded(folder)
  const again = await second.ready
  expect(second.said()).not.toContain('people')
  expect(second.said()).toContain('Sign in as Liu')
  expect(await status(`${again}/one/due`)).toBe(200)
  second.signal('SIGINT')
  expect(await second.ended).toBe('0')

  const fresh = spawnEmbedded(folder, {}, ['--fresh'])
  const anew = await fresh.ready
  expect(fresh.said()).toContain('people')
  expect(await status(`${anew}/one/due`)).toBe(404)
  expect(await status(`${anew}/seed7`)).toBe(200)
  fresh.signal('SIGTERM')
  await fresh.ended
})

it('does a seed again that died halfway', async () => {
  const folder = newFolder()
  const cut = spawnEmbedded(folder, { SEED_MS: '8000' })
  await until(() => cut.said().includes('10 %'))
  cut.signal('SIGKILL')
  await cut.ended
  const again = spawnEmbedded(folder)
  expect(await status(`${await again.ready}/seed19`)).toBe(200)
  again.signal('SIGTERM')
  await again.ended
})

it('tells whoever asks during the seed to come back', async () => {
  const port = String(
    await new Promise((resolve) => {
      const probe = net.createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as net.AddressInfo
        probe.close(() => resolve(port))
      })
    }),
  )
  const run = spawnEmbedded(newFolder(), { SEED_MS: '8000', PORT: port })
  await until(() => run.said().includes('10 %'))
  expect(await status(`http://127.0.0.1:${port}/`)).toBe(503)
  run.signal('SIGTERM')
  expect(await run.ended).toBe('1')
})

it('starts empty on request, with the first administrator', async () => {
  const run = spawnEmbedded(newFolder(), { SEED: 'none' })
  const url = await run.ready
  expect([await status(`${url}/administrator`), await status(`${url}/seed0`)]).toEqual([200, 404])
  run.signal('SIGTERM')
  await run.ended
})

it('refuses a second start on the same data, with the process number', async () => {
  const folder = newFolder()
  const first = spawnEmbedded(folder)
  const url = await first.ready
  const second = spawnEmbedded(folder)
  expect(await second.ended).toBe('1')
  expect(second.said()).toContain(`process ${first.pid}`)
  expect(await status(`${url}/seed0`), 'the first runs on').toBe(200)
  first.signal('SIGTERM')
  await first.ended
})

it('stops by itself when npm leaves', async () => {
  const folder = newFolder()
  const run = spawnEmbedded(folder, {}, [], true)
  const url = await run.ready
  run.signal('SIGKILL')
  await until(() =>
    fetch(url).then(
      () => false,
      () => true,
    ),
  )
  await until(() => !existsSync(path.join(folder, 'lock')))
})

it('says plainly that a port is taken, an argument unknown, or no database there', async () => {
  const holder = net.createServer()
  const port = await new Promise<number>((resolve) => {
    holder.listen(0, '127.0.0.1', () => resolve((holder.address() as net.AddressInfo).port))
  })
  const cases = [
    [spawnEmbedded(newFolder(), { PORT: String(port) }), `Port ${port} is taken. Choose another: PORT=${port + 1}`],
    [spawnEmbedded(newFolder(), { DYNOXIDE_BIN: '/nowhere/dynoxide' }), 'DYNAMODB_ENDPOINT='],
    [spawnEmbedded(newFolder(), {}, ['--frehs']), 'Unknown argument --frehs'],
    [spawnEmbedded(newFolder(), { PORT: 'http' }), 'PORT=http is no port'],
  ] as const
  for (const [run, words] of cases) {
    expect(await run.ended).toBe('1')
    expect(run.said()).toContain(words)
    expect(run.said(), 'no stack').not.toMatch(/\n\s+at /)
  }
  holder.close()
})
