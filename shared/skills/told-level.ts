import { type Evidence, evidenceKinds, type SkillLevel } from './skill.ts'

/** Words that tell how well somebody does something, by the level they stand for. The first that fits counts. */
const said: readonly (readonly [SkillLevel, RegExp])[] = [
  [
    1,
    /助理工程师|助理农艺师|初级|实习|学徒|学过|自学|入门|懂一?点|会一?点|略懂|了解|接触过|爱好|业余|新手|刚学|刚接触/,
  ],
  [1, /\b(?:junior|beginner|trainee|learnt|learned|basics?|hobby|a little|some knowledge)\b/i],
  [
    3,
    /高级工程师|正高|高工|高级技师|技师|教授|研究员|主任医师|副?主任护师|高级农艺师|总工|首席|专家|精通|带头人|劳模|工匠/,
  ],
  [3, /\b(?:senior|expert|chief|lead|principal|professor|master|specialist)\b/i],
  [2, /工程师|中级|高级工|主治医师|主管护师|讲师|农艺师|会计师|药师|熟练|擅长|拿手|熟悉|多年|常年|老师傅/],
  [2, /\b(?:engineer|technician|practised|practiced|experienced|skilled|proficient|intermediate)\b/i],
]

const digits = '零一二三四五六七八九'
/** 二十 is 20, 十五 is 15, 三 is 3; nothing where it is no number. */
const numberIn = (text: string): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text]
  const of = (digit: string): number => digits.indexOf(digit === '两' ? '二' : digit)
  const ten = text.includes('十') ? (tens === '' ? 1 : of(tens)) * 10 : 0
  const one = ones === '' ? 0 : of(ones)
  return ten < 0 || one < 0 ? undefined : ten + one
}

const years =
  /((?<!\d)\d{1,2}|[零一二两三四五六七八九十]{1,3})\s*(?:多|余|几)?\s*年(?!级|龄段|代|底|初|前毕业)|(\d{1,2})\s*\+?\s*years?\b/i

const yearsIn = (text: string): number | undefined => {
  const [, chinese, english] = years.exec(text) ?? []
  const found = numberIn(chinese ?? english ?? '')
  return found === undefined || found === 0 || found > 60 ? undefined : found
}

/** Pure: a text without the words that tell a level and nothing of a skill; all places stay. */
export const withoutLevels = (text: string): string =>
  [...said.map(([, words]) => words), years].reduce(
    (left, words) => left.replace(new RegExp(words.source, 'gi'), (found) => '，'.repeat(found.length)),
    text,
  )

const byYears = (years: number): SkillLevel => (years >= 10 ? 3 : years >= 3 ? 2 : 1)

/** The level that a stretch of text names by itself: words such as 学过 or 高级工程师 first, then years. */
export const levelIn = (text: string): SkillLevel | undefined => {
  const [weak] = said.filter(([level, words]) => level === 1 && words.test(text))
  if (weak) return 1
  const years = yearsIn(text)
  const worded = said.find(([, words]) => words.test(text))?.[0]
  if (worded === undefined) return years === undefined ? undefined : byYears(years)
  return years !== undefined && byYears(years) > worded ? byYears(years) : worded
}

const clauses = /[，,、。.；;！!？?\n\r|]+/
const sentences = /[。；;！!？?\n\r]+/

const holds = (stretch: string, words: readonly string[]): boolean => words.some((word) => stretch.includes(word))

/**
 * Pure: the level to propose for a skill that these words of a text led to: as the clause around them tells it, else the
 * one before it in the same sentence ("高级工程师，从事…"), else the whole text, which counts as practised at most. A text
 * that tells nothing of it means the basics.
 */
export const toldLevel = (text: string, because: readonly string[]): SkillLevel => {
  const levels = text.split(sentences).flatMap((sentence) => {
    const parts = sentence.split(clauses)
    return parts.flatMap((part, at) => {
      if (!holds(part, because)) return []
      const before = levelIn(parts[at - 1] ?? '') ?? 1
      return [{ own: levelIn(part), before: before > 1 ? before : undefined }]
    })
  })
  const best = (of: readonly (SkillLevel | undefined)[]): SkillLevel | undefined =>
    of.reduce<SkillLevel | undefined>((most, one) => (one !== undefined && one > (most ?? 0) ? one : most), undefined)
  const isStrong = text.split(clauses).some((part) => (levelIn(part) ?? 0) > 1)
  return best(levels.map(({ own }) => own)) ?? best(levels.map(({ before }) => before)) ?? (isStrong ? 2 : 1)
}

/** Pure: the weakest evidence on which a level counts as named. */
export const evidenceFor = (level: SkillLevel): Evidence => {
  const kinds: readonly Evidence[] = ['claimed', 'document', 'title', 'endorsed', 'proven']
  return kinds.find((kind) => evidenceKinds[kind].carries >= level) ?? 'proven'
}
