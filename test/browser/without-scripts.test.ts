import { describe, expect, test } from 'vitest'
import { cast, titles } from './cast.ts'
import { noBrowser, withBrowser } from './stage.ts'
import { chooseSkills, nearShift, typeShift } from './typing.ts'
import {
  appears,
  expectNoComplaints,
  follow,
  mainText,
  newVisitor,
  phone,
  press,
  see,
  seeInTime,
  signIn,
} from './visitor.ts'

// Scripts are extra: the same chain in browsers that run none.
describe.skipIf(noBrowser)('with scripts switched off', () => {
  const people = withBrowser(async (browser, origin) => ({
    ouyang: await newVisitor(browser, origin, { scripts: false, size: phone }),
    chen: await newVisitor(browser, origin, { scripts: false }),
    yulan: await newVisitor(browser, origin, { scripts: false, size: phone }),
  }))

  test('a village writes its need, adds a row and takes it away, and hands it in', async () => {
    const { ouyang } = people
    const { page } = ouyang
    await signIn(ouyang, cast.ouyang.phone, '/requests/new')
    await page.getByLabel('您遇到了什么问题').fill('金桔树从下往上黄叶，施过肥也没好，怕影响明年挂果。')
    await page.getByLabel('一句话说是什么事').fill(titles.kumquats)
    await chooseSkills(page, [{ field: '农业种植', skill: '柑橘与金桔' }])
    await press(ouyang, '加一种名额')
    expect(await page.getByLabel('懂什么').count()).toBe(2)
    await press(ouyang, '去掉第 2 种名额')
    expect(await page.getByLabel('懂什么').count()).toBe(1)
    expect(await page.getByLabel('一句话说是什么事').inputValue()).toBe(titles.kumquats)
    await typeShift(page, nearShift())
    await page.getByLabel('来现场', { exact: true }).check()
    await press(ouyang, '提交，等核实')
    await appears(page.getByRole('alert'))
    await page.getByLabel(/供需对接/).check()
    await page.getByLabel('进乡村').check()
    await page.getByLabel('服务谁').selectOption({ index: 1 })
    await page.getByLabel('现场有什么').fill('村委有车接，合作社的人陪着看')
    await page.getByLabel('除日常风险外，没有').check()
    await page.getByLabel('不会', { exact: true }).check()
    await page.getByLabel('我知道这是免费的公益服务').check()
    await press(ouyang, '提交，等核实')
    await see(ouyang, '提交了')
  })

  test('staff open it', async () => {
    const { chen } = people
    const { page } = chen
    await signIn(chen, cast.chen.phone, '/staff/verify')
    await page.getByRole('link', { name: titles.kumquats, exact: true }).click()
    await page.getByLabel('电话', { exact: true }).check()
    await page.getByLabel('核实情况').fill('欧阳主任接的电话')
    await page.getByLabel('核对过：是免费的公益服务').check()
    await page.getByLabel(/^通过，马上找人/).check()
    await press(chen, '答复')
    await see(chen, '通过了，已经开始找人')
  })

  test('the agronomist accepts, and the standard terms hold at once: both sides see each other', async () => {
    const { yulan, ouyang } = people
    await signIn(yulan, cast.yulan.phone, '/offers')
    await seeInTime(yulan, (page) => page.getByText(titles.kumquats))
    await follow(yulan, titles.kumquats)
    await press(yulan, '接单')
    await see(yulan, '接单了')
    await seeInTime(yulan, (page) => page.getByText('都办妥了，到时见'))
    await ouyang.page.reload()
    await seeInTime(ouyang, (page) => page.getByText(cast.yulan.name))
    expect(await mainText(ouyang)).toContain(cast.yulan.phone)
    expectNoComplaints(yulan, ouyang, people.chen)
  })
})
