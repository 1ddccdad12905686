import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { type Leaf, leavesOf } from '#shared/skills/suggest/knowledge.ts'

const folder = new URL('../shared/skills/data/knowledge/', import.meta.url)

const Written = z.record(
  z.string().regex(/^[A-Z]{2}\d{2}$/),
  z.strictObject({
    names: z.string().optional(),
    symptoms: z.string().optional(),
    equipment: z.string().optional(),
    tasks: z.string().optional(),
    phrasings: z.string().optional(),
    english: z.string().optional(),
    negatives: z.string().optional(),
    related: z.string().optional(),
  }),
)

/** Every skill with what is written about it, one file for each domain. */
export const readKnowledge = (): readonly Leaf[] => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  const read = files.map((file) => Written.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
  return leavesOf(Object.assign({}, ...read))
}
