import { expect, test } from 'vitest'
import { cast, titles } from './cast.ts'
import { look } from './look.ts'
import { workshop } from './needs.ts'
import type { Stage } from './stage.ts'
import { appears, follow, mainText, press, see, seeInTime, signIn } from './visitor.ts'

/** 服务协议 of a dangerous service: three signatures and a policy. */
export const anAgreementIsMade = (people: Stage): void => {
  test('the volunteer reads the agreement and signs it', async () => {
    const { wei } = people
    await seeInTime(wei, (page) => page.getByRole('heading', { name: '服务协议，等您签' }))
    await look(wei, 'service-sign')
    await press(wei, /^看过，签第 1 版/)
    await see(wei, '签好了')
    await see(wei, '您这边好了，还在等')
  })

  test('the enterprise signs it', async () => {
    const { huang } = people
    await seeInTime(huang, (page) => page.getByRole('link', { name: /份协议等您签/ }))
    await follow(huang, /份协议等您签/)
    await look(huang, 'agreements')
    await press(huang, '签这份协议')
    await see(huang, '签好了')
  })

  test('the society signs it and enters the policy, without which nothing is confirmed', async () => {
    const { zhou } = people
    await signIn(zhou, cast.zhou.phone, '/staff/agreements')
    await look(zhou, 'staff-agreements')
    await follow(zhou, titles.robots)
    await look(zhou, 'staff-agreement')
    await press(zhou, /^代表组织签/)
    await see(zhou, '签好了')
    await press(zhou, '登记保险')
    await appears(zhou.page.getByRole('alert'))
    await look(zhou, 'staff-agreement-errors')
    await zhou.page.getByLabel('保单号').fill('PICC-2026-0001')
    await press(zhou, '登记保险')
    await see(zhou, '保险登记了')
  })

  test('now the enterprise sees name and phone', async () => {
    const { huang } = people
    await follow(huang, '回到需求')
    await seeInTime(huang, (page) => page.getByText(cast.wei.name))
    expect(await mainText(huang)).toContain(cast.wei.phone)
    await look(huang, 'request-confirmed')
  })

  test('and the volunteer the address', async () => {
    const { wei } = people
    await seeInTime(wei, (page) => page.getByText('都办妥了，到时见'))
    expect(await mainText(wei)).toContain(workshop.address)
    await look(wei, 'service-confirmed')
  })
}
