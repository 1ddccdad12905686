import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { parseInput } from '#functions/http/input.ts'
import { Refusal } from '#shared/kernel/refusal.ts'

const wordsOf = (schema: z.ZodType, input: unknown): string[] => {
  try {
    parseInput(schema, input)
    return []
  } catch (error) {
    return error instanceof Refusal ? error.fields.flatMap(({ text }) => [text.zh, text.en]) : ['broken']
  }
}

describe('what is wrong with an input is said with a number, a space and a measure word', () => {
  const cases: [string, z.ZodType, unknown, string, string][] = [
    ['too few', z.array(z.string()).min(1), [], '至少 1 项。现在是 0。', 'At least 1 entries. It is 0 now.'],
    ['too many', z.array(z.string()).max(1), ['a', 'b'], '最多 1 项。现在是 2。', 'At most 1 entries. It is 2 now.'],
    ['too short', z.string().min(4), '焊', '至少 4 个字。现在是 1。', 'At least 4 characters. It is 1 now.'],
    ['too large a number', z.number().max(40), 41, '最多 40。现在是 41。', 'At most 40. It is 41 now.'],
  ]
  for (const [what, schema, input, zh, en] of cases) {
    it(what, () => expect(wordsOf(schema, input)).toEqual([zh, en]))
  }

  it('and nothing is said where nothing is wrong', () => {
    expect(wordsOf(z.array(z.string()).min(1), ['a'])).toEqual([])
  })
})
