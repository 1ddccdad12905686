import type * as z from 'zod'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'

type Issue = z.core.$ZodIssue

/** What was given, short enough to be told again. */
const shown = (input: unknown): string => {
  if (typeof input === 'string') return `“${input.slice(0, 40)}”`
  return typeof input === 'number' || typeof input === 'boolean' ? String(input) : ''
}

/** A number, a space, the measure word: as everywhere in the texts. A plain number has none. */
const unitsOf = (origin: string): Text => {
  switch (origin) {
    case 'string':
      return { zh: ' 个字', en: ' characters' }
    case 'array':
    case 'set':
      return { zh: ' 项', en: ' entries' }
    default:
      return { zh: '', en: '' }
  }
}

const limit = (issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, input: unknown): Text => {
  const units = unitsOf(issue.origin)
  const has = typeof input === 'string' || Array.isArray(input) ? input.length : shown(input)
  const now = { zh: has === '' ? '' : `现在是 ${has}。`, en: has === '' ? '' : ` It is ${has} now.` }
  return issue.code === 'too_small'
    ? { zh: `至少 ${issue.minimum}${units.zh}。${now.zh}`, en: `At least ${issue.minimum}${units.en}.${now.en}` }
    : { zh: `最多 ${issue.maximum}${units.zh}。${now.zh}`, en: `At most ${issue.maximum}${units.en}.${now.en}` }
}

/** One wrong place in an input, in words: what is wrong, what was given, what would be right. */
const textOf = (issue: Issue): Text => {
  const { input } = issue
  if (input === undefined || input === '' || input === null) {
    return { zh: '这一项要填。', en: 'This is needed.' }
  }
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return limit(issue, input)
    case 'invalid_value': {
      const values = issue.values.map(String).slice(0, 12).join(' / ')
      return {
        zh: `不能是${shown(input) || '这个值'}，请用其中之一：${values}。`,
        en: `${shown(input) || 'This value'} is not among the choices: ${values}.`,
      }
    }
    case 'unrecognized_keys': {
      const names = issue.keys.join(', ')
      return { zh: `没有这些项：${names}。请去掉。`, en: `There is no such entry: ${names}. Leave it out.` }
    }
    case 'invalid_format':
      return {
        zh: `${shown(input)}格式不对，应为 ${issue.format}。`,
        en: `${shown(input)} is not in the right form (${issue.format}).`,
      }
    case 'invalid_type':
      return {
        zh: `${shown(input) || '这一项'}类型不对，应为 ${issue.expected}。`,
        en: `${shown(input) || 'This'} is of the wrong kind; ${issue.expected} is expected.`,
      }
    default:
      return {
        zh: `${shown(input) || '这一项'}不合要求，请改。`,
        en: `${shown(input) || 'This'} does not fit. Change it.`,
      }
  }
}

const problemOf = (issue: Issue): FieldProblem => ({ path: issue.path.map(String).join('.'), text: textOf(issue) })

/** The input as its schema says, or every wrong field together as one refusal. The border between outside and inside. */
export const parseInput = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(problemOf)
  throw new Refusal(
    'invalid',
    'input',
    {
      zh: `有 ${fields.length} 处要改。`,
      en: fields.length === 1 ? 'One thing to correct.' : `${fields.length} things to correct.`,
    },
    { fields },
  )
}
