import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { suggest } from '#shared/skills/suggest/suggest.ts'

// Needs in plain words, one JSON object a line on standard input; the skills each may need, one line each, to standard output.

const Need = z.object({
  id: z.string(),
  text: z.string(),
  scopeItem: z.int().min(1).max(8).optional(),
  requesterKind: z.string().optional(),
})

const refuse = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

const parsed = (line: string, number: number): unknown => {
  try {
    return JSON.parse(line)
  } catch (error) {
    return refuse(`line ${number}: this is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const needOf = (line: string, number: number): z.infer<typeof Need> => {
  const need = Need.safeParse(parsed(line, number))
  if (need.success) return need.data
  const faults = need.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`)
  return refuse(`line ${number}: ${faults.join('; ')}`)
}

const lines = readFileSync(0, 'utf8')
  .replace(/^\uFEFF/, '')
  .split(/\r?\n/)
const needs = lines.flatMap((line, at) => (line.trim() === '' ? [] : [needOf(line, at + 1)]))
for (const { id, text, scopeItem, requesterKind } of needs) {
  const skills = suggest(text, { ...(scopeItem && { scopeItem }), ...(requesterKind && { requesterKind }) })
  process.stdout.write(`${JSON.stringify({ id, skills })}\n`)
}
