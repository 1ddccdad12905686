import { expect, test } from 'vitest'
import { cast, titles } from './cast.ts'
import { look } from './look.ts'
import type { Stage } from './stage.ts'
import { appears, follow, mainText, press, see, seeInTime, signIn } from './visitor.ts'

/** 派单: staff verify, and people are asked. */
export const aNeedIsVerified = (people: Stage): void => {
  test('staff of the district find it in their queue', async () => {
    const { lu } = people
    await signIn(lu, cast.lu.phone, '/staff')
    await look(lu, 'staff-dashboard')
    await follow(lu, /^待核实/)
    await see(lu, titles.robots)
    await look(lu, 'staff-verify-queue')
    await lu.page.getByRole('link', { name: titles.robots, exact: true }).click()
    expect(await mainText(lu)).toContain('提供面罩、手套；查看时断电挂牌')
  })

  test('they see whom to call, cannot answer without a finding, and open it', async () => {
    const { lu } = people
    const { page } = lu
    expect(await mainText(lu)).toContain(cast.huang.phone)
    await look(lu, 'staff-verify-need')
    await press(lu, '答复')
    await appears(page.getByRole('alert'))
    await look(lu, 'staff-verify-errors')
    await page.getByLabel('电话', { exact: true }).check()
    await page.getByLabel('核实情况').fill('黄主任接的电话，危险都写全了')
    await page.getByLabel('核对过：是免费的公益服务').check()
    await page.getByLabel(/^通过，马上找人/).check()
    await press(lu, '答复')
    await see(lu, '通过了，已经开始找人')
  })

  test('the enterprise sees how many were looked at, and how many wait to answer', async () => {
    const { huang } = people
    await seeInTime(huang, (page) => page.getByText(/位待回复/))
    const text = await mainText(huang)
    expect(text).toContain('2 个名额，已有 0 人')
    await look(huang, 'request-open')
  })
}
