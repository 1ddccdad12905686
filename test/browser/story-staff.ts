import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { cast, titles } from './cast.ts'
import { look } from './look.ts'
import type { Stage } from './stage.ts'
import { nearShift } from './typing.ts'
import { appears, follow, mainText, press, see } from './visitor.ts'

const numbersIn = async (texts: Promise<string[]>): Promise<number[]> =>
  (await texts).map((text) => Number(text.replace('−', '')))

/** What staff see and do after the verifying. */
export const staffSeeToIt = (people: Stage): void => {
  test('the list is narrowed by month, state and item, and the file holds the same', async () => {
    const { lu } = people
    const { page } = lu
    await page.goto('/staff/requests')
    await page.getByLabel('哪个月开始').fill(nearShift().date.slice(0, 7))
    await page.getByLabel('状态').selectOption({ label: '正在找人' })
    await page.getByLabel('第十一条').selectOption('2')
    await press(lu, '看')
    await see(lu, titles.robots)
    expect(await mainText(lu)).not.toContain(titles.disputed)
    await look(lu, 'staff-requests')
    const download = page.waitForEvent('download')
    await follow(lu, '导出表格')
    const file = await readFile(await (await download).path(), 'utf8')
    expect(file.codePointAt(0), 'a byte order mark, for spreadsheets').toBe(0xfeff)
    expect(file).toContain(titles.robots)
    expect(file).not.toContain(titles.disputed)
  })

  test('the match of the need is explained, and its funnel adds up', async () => {
    const { lu } = people
    const { page } = lu
    await follow(lu, titles.robots)
    const funnel = page.getByRole('list', { name: '匹配漏斗' })
    const steps = await numbersIn(funnel.locator('b.num').allInnerTexts())
    expect(steps[0], 'everybody in town').toBe(8)
    await page.getByText('每一步少了多少人').click()
    const buckets = page.locator('details[open] ul.split li')
    const gone = await numbersIn(buckets.locator('span.num').allInnerTexts())
    const left = await numbersIn(buckets.locator('b.num').allInnerTexts())
    const away = gone.reduce((sum, one) => sum + one, 0)
    expect(away + (left.at(-1) ?? 0)).toBe(steps[0])
    await look(lu, 'staff-match')
  })

  test('they ask why somebody was not asked, and read the rule with its numbers', async () => {
    const { lu } = people
    const { page } = lu
    const miss = page
      .getByRole('region', { name: /^只差一条的/ })
      .getByRole('row')
      .nth(1)
    const pseudonym = /V-[0-9A-Z]{4}/.exec(await miss.innerText())?.[0] ?? ''
    expect(pseudonym).not.toBe('')
    await page.getByLabel(/^代号/).fill(pseudonym)
    await press(lu, '查')
    await see(lu, /条没过，所以没问/)
    await look(lu, 'staff-match-person')
  })

  test('a dispute about hours waits in the inbox; deciding it takes it out', async () => {
    const { lu } = people
    const { page } = lu
    await page.goto('/staff/problems')
    await see(lu, titles.disputed)
    await look(lu, 'staff-problems')
    await page.getByRole('link', { name: new RegExp(`去处理.*${titles.disputed}`) }).click()
    await page.getByText('决定时长').click()
    await page.getByLabel('多少小时').fill('很久')
    await press(lu, '定下时长')
    await appears(page.getByRole('alert'))
    await look(lu, 'staff-hours-errors')
    await page.getByLabel('多少小时').fill('2.5')
    await page.getByLabel('依据').fill('核对了签到和值班记录')
    await press(lu, '定下时长')
    await see(lu, '时长定了')
    await page.goto('/staff/problems')
    expect(await mainText(lu)).not.toContain(titles.disputed)
  })

  test('no name of a volunteer stands in full on any of these pages', async () => {
    const { lu } = people
    await lu.page.goto('/staff/requests')
    for (const path of ['/staff', '/staff/problems', '/staff/requests']) {
      await lu.page.goto(path)
      expect(await mainText(lu)).not.toContain(cast.wei.name)
    }
  })
}
