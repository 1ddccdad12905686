import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export const phone = { width: 390, height: 844 } as const
export const desktop = { width: 1280, height: 900 } as const
type Size = { width: number; height: number }

/** Somebody with a browser of their own. */
export interface Visitor {
  page: Page
  context: BrowserContext
  size: Size
  /** What the browser complained of: errors on the console, broken rules of the page's security policy. */
  complaints: string[]
}

/** A "no" is an answer; the browser reports each such page as an error of the network. */
const isAnswer = (text: string): boolean => /the server responded with a status of (422|404)/.test(text)

export const newVisitor = async (
  browser: Browser,
  origin: string,
  options: { size?: Size; scripts?: boolean } = {},
): Promise<Visitor> => {
  const size = options.size ?? desktop
  const context = await browser.newContext({
    baseURL: origin,
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    javaScriptEnabled: options.scripts ?? true,
  })
  context.setDefaultTimeout(30_000)
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' && !isAnswer(message.text())) complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('response', (answer) => {
    if (answer.status() >= 500) complaints.push(`${answer.status()} ${answer.url()}`)
  })
  return { page: await context.newPage(), context, size, complaints }
}

const codeFor = async ({ context }: Visitor, number: string): Promise<string> => {
  const outbox = await context.newPage()
  await outbox.goto('/outbox')
  // Newest first; a delivered message keeps only the ends of the number.
  const shown = new RegExp(`${number}|${number.slice(0, 3)}\\*{4}${number.slice(-4)}`)
  const words = await outbox.getByRole('listitem').filter({ hasText: shown }).first().innerText()
  await outbox.close()
  return /\d{6}/.exec(words)?.[0] ?? ''
}

/** Signs in as people do: phone, code, and on to where they wanted to go. */
export const signIn = async (visitor: Visitor, number: string, next: string): Promise<void> => {
  const { page } = visitor
  await page.goto(next)
  await page.getByLabel('手机号').fill(number)
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByLabel('验证码').fill(await codeFor(visitor, number))
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname === next)
}

export const press = ({ page }: Visitor, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

export const follow = ({ page }: Visitor, name: string | RegExp): Promise<void> =>
  page.getByRole('link', { name }).first().click()

/** Waits until something is on the page as it stands. */
export const appears = (wanted: Locator): Promise<void> => wanted.first().waitFor({ state: 'visible' })

export const see = ({ page }: Visitor, text: string | RegExp): Promise<void> => appears(page.getByText(text))

/** Opens a page again and again until it shows what follows from somebody's act. */
export const seeInTime = async ({ page }: Visitor, wanted: (page: Page) => Locator): Promise<void> => {
  const deadline = Date.now() + 60_000
  while ((await wanted(page).count()) === 0) {
    if (Date.now() > deadline) throw new Error(`Waited in vain on ${page.url()} for ${wanted(page)}`)
    await page.reload()
  }
}

/** The text a reader reads in the main part of the page. */
export const mainText = ({ page }: Visitor): Promise<string> => page.locator('main').innerText()

export const expectNoComplaints = (...visitors: readonly Visitor[]): void => {
  for (const { complaints } of visitors) expect(complaints).toEqual([])
}
