import { expect, test } from 'vitest'
import { cast, titles } from './cast.ts'
import { look } from './look.ts'
import { workshop } from './needs.ts'
import type { Stage } from './stage.ts'
import { appears, follow, mainText, press, see, signIn } from './visitor.ts'

/** 接单: the volunteer answers. */
export const anAnswerIsFree = (people: Stage): void => {
  test('the volunteer finds two invitations and declines one with a single tap, without a reason', async () => {
    const { wei } = people
    await signIn(wei, cast.wei.phone, '/offers')
    await see(wei, titles.robots)
    await look(wei, 'offers')
    await follow(wei, titles.railing)
    await look(wei, 'offer-railing')
    await press(wei, '谢绝')
    await see(wei, '谢绝了，不影响以后')
    expect(await mainText(wei)).toMatch(/以前的[\s\S]*小区护栏/)
  })

  test('the dangerous one tells everything before it asks: time, place, people, dangers, protection, and why', async () => {
    const { wei } = people
    await follow(wei, titles.robots)
    const text = await mainText(wei)
    for (const fact of [
      '南环街道',
      '导电嘴换过',
      '要 2 人',
      '查看时可能起弧',
      '断电挂牌',
      '班长全程陪同',
      '为什么问您',
    ]) {
      expect(text).toContain(fact)
    }
    expect(text, 'the address comes with the agreement').not.toContain(workshop.address)
    expect(text).not.toContain(cast.huang.phone)
    await look(wei, 'offer')
  })

  test('accepting without having read the dangers is refused, and nothing is lost', async () => {
    const { wei } = people
    const answer = wei.page.waitForResponse((response) => response.request().method() === 'POST')
    await press(wei, '接单')
    expect((await answer).status()).toBe(422)
    await appears(wei.page.locator('[role=alert]:focus'))
    await look(wei, 'offer-refused')
  })

  test('having read them, the volunteer accepts', async () => {
    const { wei } = people
    await wei.page.getByLabel('我看过以上危险').check()
    await press(wei, '接单')
    await see(wei, '接单了')
  })

  test('the enterprise knows who comes by a pseudonym only', async () => {
    const { huang } = people
    await huang.page.reload()
    await see(huang, /V-[0-9A-Z]{4}/)
    await see(huang, '双方同意协议后，可看姓名和电话')
    const text = await mainText(huang)
    expect(text).not.toContain(cast.wei.name)
    expect(text).not.toContain(cast.wei.phone)
    await look(huang, 'request-accepted')
  })
}
