import { expect, it, vi } from 'vitest'
import { startSchedule } from '#infra/local/schedule.ts'

it('ticks at once and then again, never twice at a time, whatever fails', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  let running = 0
  let most = 0
  let ticks = 0
  const schedule = startSchedule(async () => {
    running += 1
    ticks += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 25))
    running -= 1
    if (ticks === 2) throw new Error('once')
  }, 10)
  await vi.waitFor(() => expect(ticks).toBeGreaterThan(4))
  await schedule.stop()
  const after = ticks
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect([most, running, ticks]).toEqual([1, 0, after])
})

it('stops between two ticks without waiting for the next', async () => {
  const schedule = startSchedule(() => {}, 60_000)
  const started = Date.now()
  await schedule.stop()
  expect(Date.now() - started).toBeLessThan(1000)
})
