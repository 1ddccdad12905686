import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import syllables from '#shared/skills/data/syllables.json' with { type: 'json' }
import { fields, leavesOf } from '#shared/skills/suggest/knowledge.ts'
import { suggest } from '#shared/skills/suggest/suggest.ts'
import { domains, isSkill, skillName, skillsOf } from '#shared/skills/taxonomy.ts'

const folder = new URL('../../shared/skills/data/knowledge/', import.meta.url)
const files = readdirSync(folder)
const expressions = z.string().regex(/^[^;；]+(;[^;；]+)*$/, 'expressions separated by ";"')
const Written = z.record(
  z.string(),
  z.strictObject({
    ...(Object.fromEntries(fields.map((field) => [field, expressions])) as Record<
      (typeof fields)[number],
      typeof expressions
    >),
    negatives: expressions.or(z.literal('')),
    related: z.string().regex(/^[A-Z]{2}\d{2}:[1-9](;[A-Z]{2}\d{2}:[1-9])*$/),
  }),
)
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
const all = Object.assign({}, ...files.map((file) => Written.parse(read(file))))
const leaves = leavesOf(all)
const syllableOf = new Map(
  Object.entries(syllables).flatMap(([one, same]) => [...same].map((of) => [of, one] as const)),
)
const found = (text: string): string[] =>
  suggest(text)
    .slice(0, 3)
    .map(({ code }) => code)

describe('what is written about skills', () => {
  it('is one file for each domain, with each of its skills', () => {
    expect(files.sort()).toEqual(domains.map(({ code }) => `${code}.json`).sort())
    for (const file of files) {
      const domain = file.slice(0, 2)
      expect(Object.keys(Written.parse(read(file))).sort(), file).toEqual(
        skillsOf(domain)
          .map(({ code }) => code)
          .sort(),
      )
    }
  })

  it('relates skills that exist, none to itself', () => {
    for (const { code, related } of leaves) {
      expect(
        related.filter((other) => !isSkill(other.code) || other.code === code),
        code,
      ).toEqual([])
    }
  })

  it('leads from each name to its skill, within the first three', () => {
    const missed = leaves.flatMap(({ code, expressions: told }) =>
      told
        .filter(({ field, text }) => field === 'names' && !found(text).includes(code))
        .map(({ text }) => `${code} ${text}: ${found(text).join(' ')}`),
    )
    expect(missed).toEqual([])
  })

  it('leads there from the name typed in pinyin as well', () => {
    const typed = leaves.flatMap(({ code }) => {
      const spoken = [...skillName(code).zh].map((character) => syllableOf.get(character))
      return spoken.includes(undefined) || spoken.length > 8 ? [] : [{ code, pinyin: spoken.join(' ') }]
    })
    expect(typed.length).toBeGreaterThan(100)
    expect(typed.filter(({ code, pinyin }) => !found(pinyin).includes(code))).toEqual([])
    // Run together, a few may be read in two ways: pin an, pi nan.
    const together = typed.filter(({ code, pinyin }) => !found(pinyin.replaceAll(' ', '')).includes(code))
    expect(together.length).toBeLessThanOrEqual(typed.length / 50)
  })
})
