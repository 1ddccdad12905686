import { domains, writtenSkillsOf } from '../taxonomy.ts'

/** What the words for a skill tell of it. */
export const fields = ['names', 'symptoms', 'equipment', 'tasks', 'phrasings', 'english'] as const
export type Field = (typeof fields)[number]

/** One skill as it is written down: expressions separated by ";", related skills as `code:weight` (1 to 9). */
export type Written = Partial<Readonly<Record<Field | 'negatives' | 'related', string>>>

/** One skill as the engine reads it. `related`: who else could help, 0 to 1. */
export interface Leaf {
  code: string
  expressions: readonly { field: Field; text: string }[]
  negatives: readonly string[]
  related: readonly { code: string; weight: number }[]
}

const parts = (list: string | undefined): string[] =>
  (list ?? '')
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** "数控机床与切削加工(粗、精)" says the skill's name, and each of its parts. */
const namesIn = (name: string): string[] => [
  name,
  ...name.split(/[与和及、,，/()（）]/).filter((part) => [...part].length > 1),
]

const relatedIn = (list: string | undefined): Leaf['related'] =>
  parts(list).flatMap((part) => {
    const [code = '', weight = '0'] = part.split(':')
    return Number(weight) > 0 ? [{ code: code.trim(), weight: Number(weight) / 10 }] : []
  })

/** Every leaf of the taxonomy with what is written about it; one without knowledge has its names and synonyms. */
export const leavesOf = (written: Readonly<Record<string, Written>>): readonly Leaf[] =>
  domains.flatMap(({ code: domain }) =>
    writtenSkillsOf(domain).map(({ code, zh, en, synonyms }) => {
      const of = written[code] ?? {}
      const seen = new Set<string>()
      const named = [...namesIn(zh), ...synonyms].map((text) => ({ field: 'names' as const, text }))
      const told = fields.flatMap((field) => parts(of[field]).map((text) => ({ field, text })))
      return {
        code,
        expressions: [...named, ...told, { field: 'english' as const, text: en }].filter(({ text }) => {
          const isNew = !seen.has(text)
          seen.add(text)
          return isNew
        }),
        negatives: parts(of.negatives),
        related: relatedIn(of.related),
      }
    }),
  )
