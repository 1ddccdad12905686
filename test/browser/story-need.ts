import { expect, test } from 'vitest'
import { cast, titles } from './cast.ts'
import { look } from './look.ts'
import type { Stage } from './stage.ts'
import { chooseSkills, nearShift, typeShift } from './typing.ts'
import { appears, follow, mainText, press, see, signIn } from './visitor.ts'

const trouble = '两台焊接机器人最近老是偏出焊缝，一天要返工二三十件。导电嘴换过，也重新示教过。'

/** 点单: the enterprise asks. */
export const aNeedIsPosted = (people: Stage): void => {
  test('the enterprise signs in with a phone and the code from the outbox', async () => {
    await people.huang.page.goto('/sign-in')
    await look(people.huang, 'sign-in')
    await signIn(people.huang, cast.huang.phone, '/requests')
    await see(people.huang, titles.running)
    await look(people.huang, 'requests')
  })

  test('what is half written is kept as a draft', async () => {
    const { huang } = people
    const { page } = huang
    await page.goto('/requests/new')
    await page.getByLabel('您遇到了什么问题').fill(trouble)
    await chooseSkills(page, [{ field: '机械与制造', skill: '机器人焊接与自动焊' }])
    await appears(page.locator('[name="skills"][value="ME14"]:checked'))
    await look(huang, 'request-new')
    await press(huang, '先存着')
    await see(huang, '存好了')
    await page.goto('/requests')
    await look(huang, 'requests-draft')
    await follow(huang, '还没起名')
    expect(await page.getByLabel('您遇到了什么问题').inputValue()).toBe(trouble)
  })

  test('a need with faults comes back with everything kept, and the page begins with what is wrong', async () => {
    const { huang } = people
    const { page } = huang
    await page.getByLabel('一句话说是什么事').fill('焊')
    await page.getByLabel('来现场', { exact: true }).check()
    await typeShift(page, { ...nearShift(), ends: '06:00' })
    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await press(huang, '提交，等核实')
    expect((await answer).status()).toBe(422)
    const summary = page.locator('[role=alert]:focus')
    await appears(summary)
    expect(await page.title()).toMatch(/^有误：/)
    expect(await page.getByLabel('一句话说是什么事').inputValue()).toBe('焊')
    expect(await page.getByLabel('您遇到了什么问题').inputValue()).toBe(trouble)
    await look(huang, 'request-errors')
    const faults = await page.getByRole('alert').getByRole('link').all()
    for (const fault of faults) {
      const target = (await fault.getAttribute('href')) ?? ''
      expect(await page.locator(target).count(), `${target} leads somewhere`).toBe(1)
    }
    await page.getByRole('alert').getByRole('link').first().click()
    await appears(page.locator('#title:focus'))
  })

  test('corrected, with a further kind of seat, it is handed in', async () => {
    const { huang } = people
    const { page } = huang
    const shift = nearShift()
    await page.getByLabel('一句话说是什么事').fill(titles.robots)
    await page.getByLabel('做成什么样就算好').fill('找到原因，知道怎么调')
    await chooseSkills(page, [{ field: '自动化与机器人', skill: '工业机器人应用' }])
    await press(huang, '加一种名额')
    const second = page.getByLabel('懂什么').nth(1)
    await second.selectOption({ label: '工业机器人应用' })
    await page.getByLabel('懂什么').nth(0).selectOption({ label: '机器人焊接与自动焊' })
    await typeShift(page, shift)
    await page.getByLabel(/供需对接/).check()
    await page.getByLabel('进企业').check()
    await page.getByLabel('服务谁').selectOption({ index: 1 })
    await page.getByLabel('大约多少人').fill('5')
    await page.getByLabel('现场有什么').fill('车间内有空调，班长全程陪同')
    await page.locator('[name="risks"][value="arc"]').check()
    await page.getByLabel('具体说说').first().fill('查看时可能起弧')
    await page.getByLabel('可能', { exact: true }).check()
    await page.getByLabel('您准备怎么保护他们').fill('提供面罩、手套；查看时断电挂牌')
    await page.getByLabel('我知道这是免费的公益服务').check()
    await press(huang, '提交，等核实')
    await see(huang, '提交了。科协核实后就开始找人')
    expect(await mainText(huang)).toContain(titles.robots)
    await look(huang, 'request-submitted')
  })
}
