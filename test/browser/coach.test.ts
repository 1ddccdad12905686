import { describe, expect, test } from 'vitest'
import { cast } from './cast.ts'
import { look, lookNarrow } from './look.ts'
import { noBrowser, withBrowser } from './stage.ts'
import { nearShift } from './typing.ts'
import { appears, newVisitor, phone, press, see, signIn } from './visitor.ts'

// Plain words and a few answers become a whole need, on a phone.
describe.skipIf(noBrowser)('the coach of a need', () => {
  const people = withBrowser(async (browser, origin) => ({
    gan: await newVisitor(browser, origin, { size: phone }),
  }))

  test('skills are proposed while one types; a tick fills the seat', async () => {
    const { gan } = people
    const { page } = gan
    await signIn(gan, cast.gan.phone, '/requests/new')
    const words = page.getByLabel('您遇到了什么问题')
    await words.pressSequentially('小区的老人不会用微信，想请人手把手教，大约 30 个老人。')
    const smartphones = page.locator('#skills-SV01')
    await appears(smartphones)
    expect(await page.locator('#coach mark').first().innerText()).not.toBe('')
    expect(await words.inputValue()).toContain('大约 30 个老人')
    await smartphones.check()
    const seat = page.locator('[name="shifts.0.positions.0.skills.0.skill"] option[value="SV01"]:checked')
    await seat.waitFor({ state: 'attached' })
    await look(gan, 'coach-typed')
    await lookNarrow(gan, 'coach-typed')
  })

  test('what follows from the words is filled in, and one question at a time asks for the rest', async () => {
    const { gan } = people
    const { page } = gan
    await press(gan, '看看要找谁，能填的先帮我填')
    await see(gan, '先替您填了')
    expect(await page.getByLabel('一句话说是什么事').inputValue()).not.toBe('')
    const shift = nearShift()
    const name = page.locator('[name="ask.name"]')
    let asked = 0
    for (; (await name.count()) > 0 && asked < 6; asked += 1) {
      switch (await name.inputValue()) {
        case 'when':
          await page.getByLabel('哪一天').fill(shift.date)
          await page.getByLabel('从几点').selectOption(shift.starts)
          break
        case 'risk':
          await page.getByLabel('没有，跟平时一样').check()
          await look(gan, 'coach-asks')
          break
        default:
          await page.getByLabel('您的回答').fill('有会议室，居委会接待')
      }
      const answer = page.waitForResponse((response) => response.request().method() === 'POST')
      await press(gan, '答好了')
      await (await answer).finished()
      await page.waitForLoadState()
    }
    expect(asked).toBeLessThanOrEqual(5)
    await see(gan, '那个时间能问')
    await look(gan, 'coach-ahead')
  })

  test('it is handed in as it stands', async () => {
    const { gan } = people
    await gan.page.getByLabel('我知道这是免费的公益服务').check()
    await press(gan, '提交，等核实')
    await see(gan, '提交了。科协核实后就开始找人')
  })
})
