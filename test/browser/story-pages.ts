import { expect, test } from 'vitest'
import { titles } from './cast.ts'
import { look, lookNarrow } from './look.ts'
import type { Stage } from './stage.ts'
import { follow, see, type Visitor } from './visitor.ts'

const inEnglish = async (visitor: Visitor, paths: readonly string[]): Promise<void> => {
  const { page } = visitor
  for (const path of paths) {
    const answer = await page.goto(`${path}?lang=en`)
    expect(answer?.status(), path).toBe(200)
    expect(await page.locator('html').getAttribute('lang'), path).toBe('en')
    await lookNarrow(visitor, path)
  }
}

/** What the stories did not come by, and all of it in English. */
export const everyPageReads = (people: Stage): void => {
  test('the volunteer’s calendar, profile, messages and own page', async () => {
    const { wei } = people
    for (const place of ['calendar', 'profile', 'messages', 'me']) {
      await wei.page.goto(`/${place}`)
      await look(wei, `volunteer-${place}`)
    }
  })

  test('messages and own page of the enterprise and of staff; the body staff have vouched for', async () => {
    const { huang, lu } = people
    await huang.page.goto('/messages')
    await see(huang, titles.robots)
    await look(huang, 'requester-messages')
    await lu.page.goto('/messages')
    await look(lu, 'staff-messages')
    await lu.page.goto('/staff/requests')
    await follow(lu, titles.running)
    await follow(lu, '顺接焊装厂')
    await look(lu, 'staff-requester')
  })

  test('in English every page stands, and none leads to the side on a narrow phone', async () => {
    const { huang, wei, lu, zhou } = people
    const pathOf = ({ page }: Visitor): string => new URL(page.url()).pathname
    await huang.page.goto('/requests')
    await follow(huang, titles.robots)
    const request = pathOf(huang)
    await wei.page.goto('/services')
    await follow(wei, titles.robots)
    const service = pathOf(wei)
    await inEnglish(huang, ['/requests', '/requests/new', request, `${request}/edit`, `${request}/agreements`, '/me'])
    await inEnglish(wei, ['/offers', '/services', service, '/records', '/calendar', '/profile', '/messages', '/me'])
    const staff = `/staff${request}`
    await inEnglish(lu, ['/staff', '/staff/verify', '/staff/requests', staff, '/staff/problems', '/staff/agreements'])
    await inEnglish(zhou, [`/staff/agreements/${request.split('/').at(-1)}`])
  })
}
