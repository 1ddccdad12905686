import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLog } from '#infra/local/log-files.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { addDays } from '#shared/time/instant.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kezhi-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('writes a file for each day in Liuzhou, readable by its owner alone', () => {
  let now = '2026-11-23T15:59:00.000Z'
  const log = openLog(path.join(folder, 'log'), () => now)
  log.keep('{"a":1}\n')
  now = '2026-11-23T16:01:00.000Z'
  log.keep('{"a":2}\n')
  log.keep('{"a":3}\n')
  expect(readdirSync(path.join(folder, 'log')).sort()).toEqual(['2026-11-23.ndjson', '2026-11-24.ndjson'])
  const second = path.join(folder, 'log', '2026-11-24.ndjson')
  expect(readFileSync(second, 'utf8')).toBe('{"a":2}\n{"a":3}\n')
  if (process.platform !== 'win32') expect(statSync(second).mode & 0o077).toBe(0)
})

it('keeps the files as long as logs are kept, takes older ones away, and leaves what is no log', () => {
  const first = '2026-11-23T02:00:00.000Z'
  writeFileSync(path.join(folder, 'notes.txt'), '')
  let now = first
  const log = openLog(folder, () => now)
  log.keep('x\n')
  now = addDays(first, keptDays.calls)
  log.keep('x\n')
  expect(readdirSync(folder)).toContain('2026-11-23.ndjson')
  now = addDays(first, keptDays.calls + 1)
  log.keep('x\n')
  expect(readdirSync(folder).sort()).toEqual(['2027-11-23.ndjson', '2027-11-24.ndjson', 'notes.txt'])
})

it('a log that cannot be written stops nobody, and a stopped one writes no more', () => {
  writeFileSync(path.join(folder, 'taken'), '')
  const broken = openLog(path.join(folder, 'taken'))
  expect(() => broken.keep('x\n')).not.toThrow()
  const log = openLog(path.join(folder, 'log'))
  log.stop()
  log.keep('x\n')
  expect(readdirSync(folder)).toEqual(['taken'])
})
