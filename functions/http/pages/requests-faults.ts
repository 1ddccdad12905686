import type { FieldProblem } from '#shared/kernel/refusal.ts'

// What a form of a need lacks: the fault, with what was typed, then the remedy. Rules about a complete need stand with the need.

const at =
  (zh: string, en: string) =>
  (path: string): FieldProblem => ({ path, text: { zh, en } })

export const missing = {
  title: (path: string, typed: string): FieldProblem => ({
    path,
    text:
      typed === ''
        ? { zh: '给这件事起个名，一句话，4 到 60 个字。', en: 'Give it a title in one line, 4 to 60 characters.' }
        : {
            zh: `“${typed}”太短，志愿者看不出是什么事。写 4 到 60 个字。`,
            en: `"${typed}" is too short to tell what it is about. Write 4 to 60 characters.`,
          },
  }),
  problem: (path: string, typed: string): FieldProblem => ({
    path,
    text:
      typed === ''
        ? { zh: '先说说难在哪，两三句就行。', en: 'Say what the difficulty is; two or three sentences will do.' }
        : {
            zh: `只写了 ${typed.length} 个字，看不出要找谁。至少 10 个字：哪里不对、试过什么。`,
            en: `${typed.length} characters do not tell whom to look for. Write at least 10: what is wrong, what you tried.`,
          },
  }),
  skills: at('还没选要懂什么。打开一个门类，勾一项以上。', 'No skill chosen yet. Open a field and tick at least one.'),
  skill: at('这个名额要懂什么，还没选。', 'Choose what people on this seat must know.'),
  span: at('哪天、几点到几点，还没选。', 'Choose the day, and from when to when.'),
  day: at('哪一天，还没选。', 'Choose the day.'),
  start: at('几点开始，还没选。', 'Choose when it starts.'),
  end: at('几点结束，还没选。', 'Choose when it ends.'),
  number: (path: string, typed: string, from: number, to: number): FieldProblem => ({
    path,
    text: {
      zh: typed === '' ? `填一个数，${from} 到 ${to}。` : `“${typed}”不行，填 ${from} 到 ${to} 的整数。`,
      en:
        typed === ''
          ? `Enter a number from ${from} to ${to}.`
          : `"${typed}" will not do; enter a whole number from ${from} to ${to}.`,
    },
  }),
  manner: at('选一下：来现场，还是线上。', 'Choose: on site or online.'),
  township: at('在哪个乡镇、街道，还没选。', 'Choose the township.'),
  address: at(
    '写上门牌或厂名，签协议后对方才看得到。',
    'Write the address; the other side sees it only after agreement.',
  ),
  scope: at(
    '选一项最接近的。拿不准选“其他”，工作人员会帮您改。',
    'Choose the closest one. Not sure? Choose "other"; staff will help.',
  ),
  destination: at('选一下服务进到哪里（第三条）。', 'Choose where the service goes (Art. 3).'),
  audience: at('选一下服务谁。', 'Choose whom it serves.'),
  conditions: at('写写现场有什么：设备、场地、谁接待。', 'Say what is there: equipment, room, who receives people.'),
  risks: at(
    '有没有危险要说清。没有就勾“除日常风险外没有”（第八条）。',
    'Say whether there are dangers. If not, tick "none beyond everyday ones" (Art. 8).',
  ),
  risksAgree: at('勾了危险，又勾了“没有”。留一样。', 'You ticked dangers and also "none". Keep one of the two.'),
  otherRisk: at('“其他”是什么危险，写一句。', 'Say in a few words what the other danger is.'),
  danger: at('可能伤到人吗？选“可能”或“不会”。', 'May anybody be hurt? Choose "possibly" or "no".'),
  free: at(
    '提交前请确认这是免费的公益服务（第二条）。',
    'Before you submit, confirm that this is free service for public benefit (Art. 2).',
  ),
} as const

export const tooLong = (path: string, typed: string, most: number): FieldProblem => ({
  path,
  text: {
    zh: `写了 ${typed.length} 个字，最多 ${most} 个。删短一些。`,
    en: `You wrote ${typed.length} characters; at most ${most}. Make it shorter.`,
  },
})

const formOrder = [
  'problem',
  'title',
  'outcome',
  'skills',
  'shifts',
  'manner',
  'place',
  'scopeItem',
  'campaignId',
  'destination',
  'audience',
  'conditions',
  'risks',
  'riskNotes',
  'dangerous',
  'safetyMeasures',
  'free',
]

/** Faults as one meets them going down the form; within a shift, its time comes before its people. */
export const inOrder = (problems: readonly FieldProblem[]): FieldProblem[] => {
  const place = ({ path }: FieldProblem): number => {
    const [field = '', at = '', part] = path.split('.')
    return (
      formOrder.indexOf(field) * 100 + (field === 'shifts' ? Number(at || 0) * 2 + Number(part === 'positions') : 0)
    )
  }
  return [...problems].sort((a, b) => place(a) - place(b))
}
