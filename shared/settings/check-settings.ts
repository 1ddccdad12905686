import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { settingAt, settingBounds } from './bounds.ts'
import { Emphasis, Settings } from './settings.ts'
import { fullSettingLabel, settingWords, shownSetting } from './words.ts'

/** Pure: what is wrong with settings as given, field by field; and the settings when nothing is. */
export const checkSettings = (given: unknown): { problems: FieldProblem[]; settings?: Settings } => {
  const read = Settings.safeParse(given)
  if (!read.success) {
    const paths = [...new Set(read.error.issues.map(({ path }) => path.join('.')))]
    return { problems: paths.map((path) => ({ path, text: outOfBounds(path, given) })) }
  }
  const problems = together(read.data)
  return problems.length > 0 ? { problems } : { problems, settings: read.data }
}

/** The refusal that shows them at their fields. */
export const wrongSettings = (fields: readonly FieldProblem[]): Refusal =>
  new Refusal(
    'invalid',
    'settings',
    { zh: `还有 ${fields.length} 处要改。`, en: `${fields.length} things to correct.` },
    { fields },
  )

/** What may stand there, in the words and units of the form. */
export const outOfBounds = (path: string, given: unknown): Text => {
  const bounds = settingBounds.get(path)
  if (bounds === undefined) {
    return { zh: '这里不该有这个数。照表里的项目填。', en: 'No such number. Give those of the table.' }
  }
  const { label, unit } = settingWords(path)
  const [min, max] = [shownSetting(path, bounds.min), shownSetting(path, bounds.max)]
  const value = settingAt(given, path)
  const typed = value === undefined ? { zh: '没看懂您填的', en: 'what you entered is no number' } : entered(path, value)
  const whole = bounds.whole ? { zh: '整数', en: 'whole number' } : { zh: '数', en: 'number' }
  return {
    zh: `“${label.zh}”：${typed.zh}。填 ${min} 到 ${max} 之间的${whole.zh}（${unit?.zh ?? '不带单位'}）。`,
    en: `${label.en}: ${typed.en}. Enter a ${whole.en} from ${min} to ${max}${unit ? ` (${unit.en})` : ''}.`,
  }
}

const entered = (path: string, value: number): Text => {
  const shown = shownSetting(path, value)
  return { zh: `您填的是 ${shown}`, en: `you entered ${shown}` }
}

/** What each alone may be and all together may not. */
const together = (settings: Settings): FieldProblem[] => {
  const { widening, waves, chance } = settings
  const later = (path: string, after: string, before: number, value: number): FieldProblem[] =>
    value >= before
      ? []
      : [
          {
            path,
            text: {
              zh: `“${fullSettingLabel(path).zh}”不能早于“${fullSettingLabel(after).zh}”（${shownSetting(after, before)}），您填的是 ${shownSetting(path, value)}。`,
              en: `${fullSettingLabel(path).en}: not before "${fullSettingLabel(after).en}" (${shownSetting(after, before)}); you entered ${shownSetting(path, value)}.`,
            },
          },
        ]
  const steps = [
    ['experts', 'wider'],
    ['newcomers', 'experts'],
  ] as const
  return [
    ...steps.flatMap(([step, before]) =>
      (['afterHours', 'share'] as const).flatMap((name) =>
        later(`widening.${step}.${name}`, `widening.${before}.${name}`, widening[before][name], widening[step][name]),
      ),
    ),
    ...later('waves.soon.hours', 'waves.verySoon.hours', waves.verySoon.hours, waves.soon.hours),
    ...later('waves.verySoon.factor', 'waves.soon.factor', waves.soon.factor, waves.verySoon.factor),
    ...(chance.accepted < chance.asked
      ? []
      : [
          {
            path: 'chance.accepted',
            text: {
              zh: `接受的次数要少于问的次数（${chance.asked}），您填的是 ${chance.accepted}。`,
              en: `Fewer yeses than asks (${chance.asked}); you entered ${chance.accepted}.`,
            },
          },
        ]),
    ...Emphasis.options.filter((name) => nothingCounts(settings, name)).map(emptyScore),
  ]
}

const added = ['skill', 'slack', 'continuity', 'preference', 'outcome'] as const

/** Nobody could be told from anybody else, on-line at least, where only place and language count. */
const nothingCounts = ({ weights, emphasis }: Settings, name: Emphasis): boolean =>
  added.every((part) => weights[part] * (emphasis[name][part] ?? 1) === 0)

const emptyScore = (name: Emphasis): FieldProblem => ({
  path: `emphasis.${name}.skill`,
  text: {
    zh: '这一项里除了路程和语言都是 0 分，排不出先后。至少给技能、时间、连续、意愿、评价中的一项大于 0 的倍数和分。',
    en: 'All parts but distance and language count 0 here, so nobody can be ranked. Give one of skill, time, continuity, wish or ratings more than 0.',
  },
})
