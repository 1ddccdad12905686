import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Result } from 'axe-core'
import { expect } from 'vitest'
import { desktop, phone, type Visitor } from './visitor.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** A theme is only colours: at night, nothing else can differ. */
const inspected = { light: rules, dark: ['color-contrast'] } as const
const narrow = { width: 320, height: 640 }

/** Runs in the page. Colours on their way from one theme to the other would be measured half-way, so they arrive first. */
const inspection = (only: readonly string[]): string => `(async () => {
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
  return (await axe.run({ runOnly: ${JSON.stringify(only)}, resultTypes: ['violations'] })).violations
})()`

const violations = async ({ page }: Visitor, only: readonly string[]): Promise<string[]> => {
  const found = await page.evaluate<Result[]>(inspection(only))
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  )
}

/** Nothing leads to the side on the narrowest phone, and the browser has nothing to complain of. */
export const lookNarrow = async ({ page, size, complaints }: Visitor, name: string): Promise<void> => {
  await page.setViewportSize(narrow)
  expect(await page.evaluate<number>('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(narrow.width)
  await page.setViewportSize(size)
  expect(complaints, name).toEqual([])
}

const shots = process.env.SHOTS

/**
 * Looks at the page as it stands, on a phone and on a desktop, by day and by night: nothing axe objects to, no way to the
 * side on the narrowest phone, no complaint of the browser. SHOTS=folder keeps pictures.
 */
export const look = async (visitor: Visitor, name: string): Promise<void> => {
  const { page, size } = visitor
  // Through the debugger, which the page's own security policy does not concern: the policy stays in force.
  await page.evaluate(axe)
  const wrong: string[] = []
  for (const view of [phone, desktop]) {
    await page.setViewportSize(view)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const one of await violations(visitor, inspected[colorScheme]))
        wrong.push(`${name} ${view.width} ${colorScheme}: ${one}`)
      if (shots) {
        mkdirSync(shots, { recursive: true })
        await page.screenshot({ path: path.join(shots, `${name}.${view.width}.${colorScheme}.png`), fullPage: true })
      }
    }
  }
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize(size)
  expect(wrong).toEqual([])
  await lookNarrow(visitor, name)
}
