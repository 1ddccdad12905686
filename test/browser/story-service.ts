import { expect, test } from 'vitest'
import { cast, titles } from './cast.ts'
import { look } from './look.ts'
import type { Stage } from './stage.ts'
import { appears, follow, mainText, press, see, seeInTime, type Visitor } from './visitor.ts'

/** The six digits on the enterprise's screen at this moment. */
const codeOn = async ({ page }: Visitor): Promise<string> => {
  await page.reload()
  return (await page.locator('#rotating-code').innerText()).replaceAll(/\D/g, '').slice(0, 6)
}

/** 签到 to 评单, of the service that runs while the story is told. */
export const aServiceIsRecorded = (people: Stage): void => {
  let certificate = ''

  test('the enterprise opens the code of the service that runs now', async () => {
    const { huang } = people
    // The browser's own clock is wound forward below, to see the code renew itself.
    await huang.page.clock.install()
    await huang.page.goto('/requests')
    await follow(huang, /打开签到码/)
    await see(huang, '请志愿者扫码')
    await look(huang, 'session')
  })

  test('the volunteer mistypes it, then checks in', async () => {
    const { wei, huang } = people
    await wei.page.goto('/services')
    await look(wei, 'services')
    await follow(wei, titles.running)
    await wei.page.getByLabel('签到码', { exact: true }).fill('12345')
    await press(wei, '签到')
    await appears(wei.page.getByRole('alert'))
    await look(wei, 'service-wrong-code')
    await wei.page.getByLabel('签到码', { exact: true }).fill(await codeOn(huang))
    await press(wei, '签到')
    await see(wei, '签到了，辛苦您')
  })

  test('code and list on the enterprise’s screen renew themselves', async () => {
    const { huang } = people
    await see(huang, '还没签到')
    await huang.page.clock.fastForward(61_000)
    await see(huang, /\d\d:\d\d 到场/)
    await see(huang, '已到')
    expect(huang.complaints).toEqual([])
  })

  test('the volunteer checks out and says how long it took, and what was done', async () => {
    const { wei, huang } = people
    await wei.page.getByLabel('签退码', { exact: true }).fill(await codeOn(huang))
    await press(wei, '签退')
    await see(wei, '签退了。请确认时长')
    await wei.page.getByLabel('时长（分钟）').fill('120')
    await wei.page.getByLabel('说说做了什么').fill('教焊姿和参数，带着焊了六道缝')
    await look(wei, 'service-hours')
    await press(wei, '确认时长')
    await see(wei, '时长确认了')
  })

  test('the enterprise agrees to the figure and rates', async () => {
    const { huang } = people
    await huang.page.reload()
    await look(huang, 'session-hours')
    await press(huang, /^同意对方说的/)
    await see(huang, '时长确认了')
    await follow(huang, '评单')
    await look(huang, 'rating')
    await press(huang, '提交评单')
    await appears(huang.page.getByRole('alert'))
    await huang.page.getByLabel('解决了', { exact: true }).check()
    await huang.page.getByLabel('很好').check()
    await huang.page.getByLabel('想说的话').fill('讲得细，徒弟都听懂了')
    await press(huang, '提交评单')
    await see(huang, '评好了')
  })

  test('the volunteer rates and reads the record', async () => {
    const { wei } = people
    await seeInTime(wei, (page) => page.getByText('评一评这次服务'))
    await wei.page.getByLabel(/^5 ·/).check()
    await press(wei, '交评单')
    await see(wei, '评单收到了')
    await follow(wei, '看记录、开证明')
    await wei.page.getByText(titles.running).first().click()
    const text = await mainText(wei)
    for (const fact of ['2.0', '教焊姿和参数', '焊接学会']) expect(text).toContain(fact)
    await look(wei, 'records')
  })

  test('and makes a certificate of it', async () => {
    const { wei } = people
    await press(wei, '开证明')
    await appears(wei.page.getByRole('alert'))
    await wei.page.getByLabel(titles.running).check()
    await press(wei, '开证明')
    await see(wei, '志愿服务记录证明')
    certificate = wei.page.url().split('/').at(-1) ?? ''
    expect(await mainText(wei)).toContain(cast.wei.name)
    await look(wei, 'certificate')
  })

  test('a stranger checks it without signing in, and learns no full name', async () => {
    const { stranger } = people
    await stranger.page.goto('/certificates')
    await look(stranger, 'certificates')
    await stranger.page.getByLabel('查验码').fill(certificate)
    await press(stranger, '查验')
    await see(stranger, '这张证明是真的')
    expect(await mainText(stranger)).not.toContain(cast.wei.name)
    await look(stranger, 'certificate-check')
    await stranger.page.getByLabel('查验码').fill('ABCD EFGH 2345')
    await press(stranger, '查验')
    await see(stranger, '查不到这个码')
  })
}
