import { describe, expect, test } from 'vitest'
import { titles } from './cast.ts'
import { look } from './look.ts'
import { noBrowser, withBrowser } from './stage.ts'
import { follow, mainText, newVisitor, see } from './visitor.ts'

describe.skipIf(noBrowser)('somebody who has not signed in', () => {
  const people = withBrowser(async (browser, origin) => ({ guest: await newVisitor(browser, origin) }))

  test.each(['/', '/board', '/how-matching-works', '/about', '/outbox'])('reads %s', async (path) => {
    const { guest } = people
    await guest.page.goto(path)
    expect(await guest.page.getByRole('heading', { level: 1 }).count()).toBe(1)
    await look(guest, `public-${path.slice(1) || 'home'}`)
  })

  test('switches to English and stays in English', async () => {
    const { guest } = people
    const { page } = guest
    await page.goto('/board')
    await see(guest, titles.railing)
    await follow(guest, 'English')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.goto('/how-matching-works')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await mainText(guest)).toMatch(/distance/i)
    await look(guest, 'public-english')
    await follow(guest, '简体中文')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })

  test('is asked to sign in for what is somebody’s own, and led back there', async () => {
    const { guest } = people
    await guest.page.goto('/requests')
    await see(guest, '用手机号登录')
    expect(await guest.page.locator('[name=next]').inputValue()).toBe('/requests')
  })

  test('gets a page, not a machine’s words, for an address that leads nowhere', async () => {
    const { guest } = people
    const answer = await guest.page.goto('/no/such/page')
    expect(answer?.status()).toBe(404)
    await look(guest, 'not-found')
  })
})
