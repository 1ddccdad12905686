import { describe, expect, it, test } from 'vitest'
import { changesBetween, settingAt, settingBounds } from '#shared/settings/bounds.ts'
import { checkSettings } from '#shared/settings/check-settings.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { settingsFrom } from '#shared/settings/published.ts'
import { Settings } from '#shared/settings/settings.ts'
import { fullSettingLabel, settingWords, shownSetting } from '#shared/settings/words.ts'

const { settings: first } = firstEdition
/** The settings with another number at one path. */
const withNumber = (path: string, value: unknown): unknown => {
  const copy = structuredClone(first) as Record<string, unknown>
  const names = path.split('.')
  const last = names.pop() ?? ''
  let at: Record<string, unknown> = copy
  for (const name of names) at = at[name] as Record<string, unknown>
  at[last] = value
  return copy
}
const problemsOf = (path: string, value: unknown) => checkSettings(withNumber(path, value)).problems
const paths = [...settingBounds.keys()]

describe('the settings', () => {
  it('that came with the product are within their own bounds', () => {
    expect(checkSettings(first)).toEqual({ problems: [], settings: first })
  })

  test.each(paths)('%s has words in both languages, and bounds that leave room', (path) => {
    const { label, unit } = settingWords(path)
    const all = [label, fullSettingLabel(path), ...(unit ? [unit] : [])]
    expect(all.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true)
    const { min, max } = settingBounds.get(path) ?? { min: 0, max: 0 }
    expect(max).toBeGreaterThan(min)
  })

  it('call no two numbers by the same full name', () => {
    const names = paths.map((path) => fullSettingLabel(path).zh)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test.each(paths)('%s is refused beyond its bounds, with what was typed and what may stand there', (path) => {
    const { min, max, whole } = settingBounds.get(path) ?? { min: 0, max: 0, whole: false }
    const step = whole ? 1 : (max - min) / 100
    for (const value of [min - step, max + step]) {
      const [problem] = problemsOf(path, value)
      expect(problem?.path).toBe(path)
      const shown = [value, min, max].map((one) => shownSetting(path, one))
      for (const one of shown) {
        expect(problem?.text.zh).toContain(one)
        expect(problem?.text.en).toContain(one)
      }
    }
  })

  it('refuse what is no number, and a half where people are counted', () => {
    expect(problemsOf('nearKm', 'ten').map(({ path }) => path)).toEqual(['nearKm'])
    expect(
      problemsOf('newcomers.every', 5.5)
        .map(({ text }) => text.en)
        .join(),
    ).toContain('whole number')
  })

  it.each([
    ['widening.experts.afterHours', 5],
    ['widening.newcomers.share', 0.1],
    ['waves.soon.hours', 3],
    ['chance.accepted', 5],
  ])('%s at %d contradicts its neighbour and is refused', (path, value) => {
    expect(problemsOf(path, value).map((one) => one.path)).toEqual([path])
  })

  it('ask no fewer very soon than soon', () => {
    expect(problemsOf('waves.soon.factor', 1.5).map(({ path }) => path)).toEqual(['waves.verySoon.factor'])
  })

  it('refuse an emphasis in which nothing counts', () => {
    const even = { skill: 0, slack: 0, continuity: 0, preference: 0, outcome: 0 }
    expect(problemsOf('emphasis.even', even).map(({ path }) => path)).toEqual(['emphasis.even.skill'])
    expect(problemsOf('emphasis.even', { ...even, outcome: 0.1 })).toEqual([])
  })

  it('tell every number that differs, and a factor that nobody named counts as 1', () => {
    const other = Settings.parse(withNumber('emphasis.even', { skill: 1, load: 2 }))
    expect(changesBetween(first, { ...other, nearKm: 12 })).toEqual([
      { path: 'emphasis.even.load', before: 1, after: 2 },
      { path: 'nearKm', before: 10, after: 12 },
    ])
    expect(changesBetween(first, first)).toEqual([])
  })

  it('of an older product read the numbers it did not know from the first edition, and no factor that was never named', () => {
    const { nearKm: _, waves, ...older } = structuredClone(first)
    const { hoped: __, ...fewer } = waves
    const read = settingsFrom({ ...older, waves: fewer, emphasis: { ...older.emphasis, near: { skill: 2 } } })
    expect([read.nearKm, read.waves.hoped]).toEqual([first.nearKm, first.waves.hoped])
    expect(settingAt(read, 'emphasis.near.distance')).toBeUndefined()
  })
})
