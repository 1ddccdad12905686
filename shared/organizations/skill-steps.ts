import type { FieldProblem } from '#shared/kernel/refusal.ts'
import type { LiveSkills } from '#shared/skills/live.ts'
import { liveFrom, type SkillChange } from '#shared/skills/skill-change.ts'
import { domains, isSkill, writtenName, writtenSkillsOf } from '#shared/skills/taxonomy.ts'
import type { SkillsAct } from './change-skills.ts'

type Faults = FieldProblem[]
type Bare<C> = C extends unknown ? Omit<C, 'since' | 'at'> : never

/** All changes are read together by every process: more than these are a new edition of the skills, not words beside it. */
export const mostChanges = 2000

const wordLengths = { least: 2, most: 20 }
const nameLength = 60

/** A word as it is kept and compared: without blanks around, small letters. */
export const tidyWord = (word: string): string => word.trim().replace(/\s+/g, ' ').toLowerCase()

const isThere = (code: string, { into, retired }: LiveSkills): boolean =>
  isSkill(code) && !into.has(code) && !retired.has(code)

const mustBeThere = (path: string, code: string, live: LiveSkills): Faults =>
  isThere(code, live)
    ? []
    : [
        {
          path,
          text: isSkill(code)
            ? {
                zh: `“${writtenName(code).zh}”已经合并或停用，请选现在用的技能。`,
                en: `"${writtenName(code).en}" was merged or retired; choose a skill in use.`,
              }
            : {
                zh: `没有“${code.slice(0, 12)}”这项技能，请从列表里选。`,
                en: `No skill "${code.slice(0, 12)}"; choose one from the list.`,
              },
        },
      ]

const wordFaults = (word: string): Faults => {
  const { length } = [...tidyWord(word)]
  const isNumber = /\d{5}/.test(word)
  if (length >= wordLengths.least && length <= wordLengths.most && !isNumber) return []
  const text = isNumber
    ? { zh: '说法里不要有号码。写大家怎么叫这门本事。', en: 'No numbers: write what people call the skill.' }
    : {
        zh: `“${word.slice(0, 24)}”有 ${length} 个字，说法要 ${wordLengths.least} 到 ${wordLengths.most} 个字。`,
        en: `"${word.slice(0, 24)}" has ${length} characters; a word has ${wordLengths.least} to ${wordLengths.most}.`,
      }
  return [{ path: 'word', text }]
}

const nameFaults = ({ code, name }: { code: string; name: { zh: string; en: string } }, live: LiveSkills): Faults =>
  (['zh', 'en'] as const).flatMap((language): Faults => {
    const said = name[language].trim()
    const path = `name.${language}`
    if (said.length < 2 || said.length > nameLength) {
      return [
        {
          path,
          text: {
            zh: `名称要 2 到 ${nameLength} 个字，中文、英文都要写。`,
            en: `A name has 2 to ${nameLength} characters, in both languages.`,
          },
        },
      ]
    }
    const other = domains
      .flatMap((domain) => writtenSkillsOf(domain.code))
      .find(
        (one) => one.code !== code && isThere(one.code, live) && (live.names.get(one.code) ?? one)[language] === said,
      )
    return other === undefined
      ? []
      : [
          {
            path,
            text: {
              zh: `“${said}”已经是 ${other.code} 的名称。换一个，或者把两项合并。`,
              en: `"${said}" is the name of ${other.code} already. Choose another, or merge the two.`,
            },
          },
        ]
  })

const fault = (path: string, zh: string, en: string): Faults => [{ path, text: { zh, en } }]

/** Pure: why something cannot be done to the skills as they are. */
export const skillFaults = (input: SkillsAct, all: readonly SkillChange[]): Faults => {
  const live = liveFrom(0, all)
  if (all.length >= mostChanges && input.act !== 'dropWord' && input.act !== 'restore') {
    const zh = `已经有 ${all.length} 处改动，满了。先去掉不用的说法。`
    return fault('word', zh, `${all.length} changes are as many as fit. Take back words that are not needed.`)
  }
  switch (input.act) {
    case 'addWord':
      return [...mustBeThere('code', input.code, live), ...wordFaults(input.word)]
    case 'ignoreWord':
      return wordFaults(input.word)
    case 'rename':
      return [...mustBeThere('code', input.code, live), ...nameFaults(input, live)]
    case 'merge':
      // A second press of the same merge is no fault.
      if (live.into.get(input.code) === input.into) return []
      if (input.code === input.into)
        return fault('into', '自己不能并到自己。选另一项。', 'A skill cannot be merged into itself. Choose another.')
      return [...mustBeThere('code', input.code, live), ...mustBeThere('into', input.into, live)]
    case 'retire':
      return live.retired.has(input.code) ? [] : mustBeThere('code', input.code, live)
    case 'restore':
      return isSkill(input.code) ? [] : mustBeThere('code', input.code, live)
    case 'dropWord':
      return []
  }
}

/** Pure: what has to be written and taken away; nothing of both where all is as wanted. */
export const stepsFor = (
  input: SkillsAct,
  all: readonly SkillChange[],
): { put: Bare<SkillChange>[]; remove: SkillChange[] } => {
  const same = (wanted: Bare<SkillChange>): boolean =>
    all.some(({ since: _since, at: _at, ...one }) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(wanted)))
  const put = (...wanted: Bare<SkillChange>[]) => wanted.filter((one) => !same(one))
  switch (input.act) {
    case 'addWord': {
      const word = tidyWord(input.word)
      const remove = all.filter((one) => one.kind === 'ignore' && one.word === word)
      return { put: put({ kind: 'word', code: input.code, word }), remove }
    }
    case 'dropWord': {
      const word = tidyWord(input.word)
      return {
        put: [],
        remove: all.filter((one) => one.kind === 'word' && one.code === input.code && one.word === word),
      }
    }
    case 'ignoreWord':
      return { put: put({ kind: 'ignore', word: tidyWord(input.word) }), remove: [] }
    case 'rename': {
      const name = { zh: input.name.zh.trim(), en: input.name.en.trim() }
      return { put: put({ kind: 'name', code: input.code, name }), remove: [] }
    }
    case 'merge':
      return { put: put({ kind: 'merge', code: input.code, into: input.into }), remove: [] }
    case 'retire':
      return { put: put({ kind: 'retire', code: input.code }), remove: [] }
    case 'restore':
      return { put: [], remove: all.filter((one) => one.kind === 'retire' && one.code === input.code) }
  }
}

const sorted = (one: object): unknown[] =>
  Object.entries(one)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, typeof value === 'object' && value !== null ? sorted(value) : value])
