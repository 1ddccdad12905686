import type { Page } from 'playwright-core'
import { addHours, systemClock } from '#shared/time/instant.ts'
import { addLocalDays, localDate, minuteOfDay } from '#shared/time/shanghai.ts'

/**
 * A shift the form takes now and people may be asked for at any hour: at least five hours from now; after nine in the
 * evening people are asked only for what begins within fourteen hours.
 */
export const nearShift = (): { date: string; starts: string; ends: string } => {
  const soonest = addHours(systemClock(), 5)
  const minutes = Math.ceil(minuteOfDay(soonest) / 30) * 30
  const date = localDate(soonest)
  const clock = (of: number): string => `${String(Math.floor(of / 60)).padStart(2, '0')}:${of % 60 === 0 ? '00' : '30'}`
  if (minutes < 6 * 60) return { date, starts: '09:00', ends: '12:00' }
  if (minutes > 20 * 60) return { date: addLocalDays(date, 1), starts: '09:00', ends: '12:00' }
  return { date, starts: clock(minutes), ends: clock(minutes + 180) }
}

/** Ticks skills in the list of all of them, and takes them over into the form. */
export const chooseSkills = async (page: Page, skills: readonly { field: string; skill: string }[]): Promise<void> => {
  if (!(await page.getByRole('button', { name: '加上勾选的' }).isVisible())) {
    await page.getByText('从 300 多项技能里加').click()
  }
  for (const { field, skill } of skills) {
    await page.locator('#skills summary', { hasText: field }).click()
    await page.getByLabel(skill, { exact: true }).check()
  }
  await page.getByRole('button', { name: '加上勾选的' }).click()
}

export const typeShift = async (page: Page, shift: { date: string; starts: string; ends: string }): Promise<void> => {
  await page.getByLabel('日期').fill(shift.date)
  await page.getByLabel('开始').selectOption(shift.starts)
  await page.getByLabel('结束').selectOption(shift.ends)
}
