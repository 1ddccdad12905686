import type { Text } from '#shared/kernel/text.ts'
import { Emphasis } from '#shared/settings/settings.ts'
import { emphasisWords } from '#shared/settings/words.ts'

/** Numbers that belong together, by the beginning of their paths. */
export interface SettingGroup {
  id: string
  title: Text
  hint: Text
  paths: readonly string[]
}

/** What is changed most often first. */
export const settingGroups: readonly SettingGroup[] = [
  {
    id: 'weights',
    title: { zh: '分数的构成', en: 'How points are made up' },
    hint: {
      zh: '只排先后。前七项按比例折成 100 分，后三项是扣分。',
      en: 'Points only rank. The first seven are scaled to 100 together; the last three are taken off.',
    },
    paths: ['weights.'],
  },
  {
    id: 'widening',
    title: { zh: '一步步扩大', en: 'How the search widens' },
    hint: {
      zh: '从开放算起。硬条件不动，只是先问谁。',
      en: 'Counted from opening. Only who is asked first; hard rules stay.',
    },
    paths: ['widening.', 'nearKm'],
  },
  {
    id: 'waves',
    title: { zh: '一批问几人', en: 'How many at a time' },
    hint: { zh: '看还差几人、估计几成会接。', en: 'By the seats missing and the chance of a yes.' },
    paths: ['waves.'],
  },
  {
    id: 'worth',
    title: { zh: '问谁最值', en: 'Whom asking is worth most' },
    hint: {
      zh: '名额补上值多少，减去要打扰的次数和别处的需要。',
      en: 'What a filled seat is worth, less the invitations it takes and what is lost elsewhere.',
    },
    paths: ['worth.'],
  },
  {
    id: 'answer',
    title: { zh: '回复时间和邀请数', en: 'Time to answer, invitations a week' },
    hint: {
      zh: '晚上的时间不算。已报名的人自己定的数不变。',
      en: 'Nights do not count. What people set for themselves stays.',
    },
    paths: ['answer.', 'usualAsksPerWeek'],
  },
  {
    id: 'fairness',
    title: { zh: '新人和不相上下的人', en: 'Newcomers and near-equals' },
    hint: { zh: '不相上下的，先问最久没问的。', en: 'Among near-equals, whoever was asked least recently goes first.' },
    paths: ['newcomers.', 'nearEqual'],
  },
  {
    id: 'chance',
    title: { zh: '估计几成会接', en: 'The estimated chance of a yes' },
    hint: { zh: '只影响一批问几人和先后，不会不问谁。', en: 'It sizes waves and orders asks, and keeps nobody out.' },
    paths: ['chance.'],
  },
]

/** The factors of each emphasis, and how far distance reaches there. */
export const emphasisGroups: readonly SettingGroup[] = Emphasis.options.map((name) => ({
  id: `emphasis-${name}`,
  title: emphasisWords[name],
  hint: { zh: '空着就是 1 倍。', en: 'Blank means once.' },
  paths: [`emphasis.${name}.`, `scaleKm.${name}`],
}))

/** Pure: the paths of a group, in the order of the schema. */
export const pathsOf = ({ paths }: SettingGroup, all: Iterable<string>): string[] =>
  [...all].filter((path) => paths.some((one) => (one.endsWith('.') ? path.startsWith(one) : path === one)))
