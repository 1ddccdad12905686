import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { ensureKeyFile } from '#infra/local/key.ts'
import { takeLock } from '#infra/local/lock.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-lock-'))
const file = path.join(folder, 'lock')
beforeEach(() => rmSync(file, { force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

const deadPid = () => spawnSync(process.execPath, ['--version']).pid
const left = (holder: object) =>
  writeFileSync(file, JSON.stringify({ host: hostname(), born: '1', at: 'x', ...holder }))

it('is had by one, and given back', async () => {
  const release = await takeLock(folder)
  await expect(takeLock(folder)).rejects.toThrow(`process ${process.pid}`)
  release()
  const again = await takeLock(folder)
  again()
  expect(existsSync(file)).toBe(false)
})

it('is taken over from the dead, from a number given to somebody else, and from a torn file', async () => {
  left({ pid: deadPid() })
  ;(await takeLock(folder))()
  if (process.platform === 'linux') {
    left({ pid: process.ppid, born: '1' })
    ;(await takeLock(folder))()
  }
  writeFileSync(file, '{"pid":')
  ;(await takeLock(folder))()
})

it('is not taken from another machine', async () => {
  left({ pid: deadPid(), host: 'elsewhere' })
  await expect(takeLock(folder)).rejects.toThrow(/on elsewhere[\s\S]*delete/)
})

it('goes to exactly one of many who find it stale at the same moment', async () => {
  for (let round = 0; round < 20; round += 1) {
    left({ pid: deadPid() })
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(folder)))
    const won = results.filter((result) => result.status === 'fulfilled')
    expect(won).toHaveLength(1)
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid)
    won[0]?.value()
  }
})

it('never replaces a key that data was written with', () => {
  const key = path.join(folder, 'key')
  ensureKeyFile(key, true)
  const first = readFileSync(key)
  ensureKeyFile(key, false)
  expect(readFileSync(key)).toEqual(first)
  writeFileSync(key, 'short')
  expect(() => ensureKeyFile(key, true)).toThrow('not a key')
  rmSync(key)
  expect(() => ensureKeyFile(key, false)).toThrow('is gone')
})
