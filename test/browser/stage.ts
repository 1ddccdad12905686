import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { launchChromium } from './chromium.ts'
import { newVisitor, phone, type Visitor } from './visitor.ts'

const parts = {
  /** The enterprise's, the staff's and the society's people sit at a desk; volunteers and strangers hold a phone. */
  huang: {},
  lu: {},
  zhou: {},
  wei: { size: phone },
  stranger: { size: phone },
} as const

export type Stage = Record<keyof typeof parts, Visitor>

/** Whether there is a browser to tell the stories with. */
export const noBrowser = inject('chromium') === ''

/** Opens a browser for the tests of a file, and a window in it for whoever they name. */
export const withBrowser = <T extends object>(open: (browser: Browser, origin: string) => Promise<T>): T => {
  const opened = {} as T
  let browser: Browser | undefined
  beforeAll(async () => {
    if (noBrowser) return
    browser = await launchChromium(inject('chromium'))
    Object.assign(opened, await open(browser, inject('origin')))
  })
  afterAll(() => browser?.close())
  return opened
}

/** Everybody of the three stories, each with a window of their own. */
export const stage = (): Stage =>
  withBrowser(async (browser, origin) => {
    const people = Object.entries(parts).map(async ([name, options]) => [
      name,
      await newVisitor(browser, origin, options),
    ])
    return Object.fromEntries(await Promise.all(people)) as Stage
  })
