import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { isoWeek, localDate, localTime, weekday } from '#shared/time/shanghai.ts'
import { timeAnswers } from '#test/support/time-answers.ts'

const run = promisify(execFile)
const root = new URL('../..', import.meta.url).pathname

/** What a process says whose host stands in that zone, with the zone it believes in. */
const saidIn = async (zone: string): Promise<unknown> => {
  const program = ['--import', 'tsx', 'test/support/time-answers.ts', '--print']
  const { stdout } = await run(process.execPath, program, { cwd: root, env: { ...process.env, TZ: zone } })
  return JSON.parse(stdout)
}

test('the rules of time say the same on hosts in UTC, Los Angeles, Kathmandu and Shanghai', async () => {
  const expected = JSON.parse(JSON.stringify(timeAnswers()))
  const zones = ['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Asia/Shanghai']
  const said = await Promise.all(zones.map(saidIn))
  for (const [at, answers] of said.entries()) expect(answers, zones[at]).toEqual(expected)
}, 60_000)

test.each([
  ['2026-09-19T15:59:00.000Z', '2026-09-19', '23:59', 5, '2026-W38'],
  ['2026-09-19T16:00:00.000Z', '2026-09-20', '00:00', 6, '2026-W38'],
  ['2026-09-20T16:00:00.000Z', '2026-09-21', '00:00', 0, '2026-W39'],
  ['2026-09-21T01:15:00.000Z', '2026-09-21', '09:15', 0, '2026-W39'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01', '00:00', 4, '2026-W53'],
  ['2027-01-03T16:00:00.000Z', '2027-01-04', '00:00', 0, '2027-W01'],
])('%s is %s %s there, weekday %i, week %s', (at, date, time, day, week) => {
  expect([localDate(at), localTime(at), weekday(at), isoWeek(at)]).toEqual([date, time, day, week])
})
