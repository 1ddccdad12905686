import { type Form, textOf } from '#functions/http/form.ts'
import { settingAt, settingBounds } from '#shared/settings/bounds.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { settingWords, shownSetting } from '#shared/settings/words.ts'

/** The form as typed: each number under its path, in the units people read. */
export interface TypedSettings {
  numbers: Readonly<Record<string, string>>
  reason: string
  /** The edition it was filled from. */
  basedOn: string
}

/** Pure: an edition as the form shows it; a factor that is not named is left blank. */
export const typedFrom = (settings: Settings, basedOn: string): TypedSettings => ({
  numbers: Object.fromEntries(
    [...settingBounds.keys()].map((path) => {
      const value = settingAt(settings, path)
      return [path, value === undefined ? '' : shownSetting(path, value)]
    }),
  ),
  reason: '',
  basedOn,
})

export const typedSettings = (form: Form): TypedSettings => ({
  numbers: Object.fromEntries([...settingBounds.keys()].map((path) => [path, textOf(form, path).slice(0, 20)])),
  reason: textOf(form, 'reason').slice(0, 2000),
  basedOn: textOf(form, 'basedOn').slice(0, 20),
})

type Group = { [name: string]: Group | number | string }

/** `12.5 %` in hundredths as 0.125; what is no number stays as it was typed, to be refused. */
const numberFrom = (path: string, text: string): number | string => {
  const plain = text.normalize('NFKC').replace(/[%\s]/g, '')
  const value = plain === '' ? Number.NaN : Number(plain)
  return Number.isFinite(value) ? Number((value / settingWords(path).times).toFixed(6)) : text
}

const placed = (into: Group, [name = '', ...rest]: readonly string[], value: number | string): Group => {
  if (rest.length === 0) return { ...into, [name]: value }
  const inner = into[name]
  return { ...into, [name]: placed(typeof inner === 'object' ? inner : {}, rest, value) }
}

const emphasisGroups = (): Group => {
  const names = [...settingBounds.keys()]
    .filter((path) => path.startsWith('emphasis.'))
    .map((path) => path.split('.')[1])
  return { emphasis: Object.fromEntries(names.map((name) => [name, {}])) }
}

/** Pure: what was typed, in the shape of settings; blank factors are left out. */
export const settingsTyped = ({ numbers }: TypedSettings): unknown =>
  Object.entries(numbers).reduce(
    (settings, [path, text]) =>
      path.startsWith('emphasis.') && text.trim() === ''
        ? settings
        : placed(settings, path.split('.'), numberFrom(path, text)),
    emphasisGroups(),
  )
