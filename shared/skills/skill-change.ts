import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'
import type { LiveSkills } from './live.ts'

const Since = { since: z.number().int().min(1), at: Instant }

/** One thing that staff changed about the skills, and with which version it came; who did it stands in the audit. */
export const SkillChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('word'), code: z.string(), word: z.string(), ...Since }),
  z.object({ kind: z.literal('name'), code: z.string(), name: Text, ...Since }),
  z.object({ kind: z.literal('merge'), code: z.string(), into: z.string(), ...Since }),
  z.object({ kind: z.literal('retire'), code: z.string(), ...Since }),
  z.object({ kind: z.literal('ignore'), word: z.string(), ...Since }),
])
export type SkillChange = z.infer<typeof SkillChange>

const about = (change: SkillChange): string => {
  switch (change.kind) {
    case 'word':
      return `${change.code}#${change.word}`
    case 'ignore':
      return change.word
    default:
      return change.code
  }
}

export const skillChanges = entity('SkillChange', SkillChange, (change) => keys.skillChange(change.kind, about(change)))

/** When the skills last changed; its own version tells how often. Read every minute by every process, so that the changes are not. */
export const SkillsVersion = z.object({ at: Instant })
export type SkillsVersion = z.infer<typeof SkillsVersion>
export const skillsVersions = entity('SkillsVersion', SkillsVersion, () => keys.skillsVersion())

/** Pure: where a chain of merges ends. */
const endOf = (code: string, into: ReadonlyMap<string, string>): string => {
  let end = code
  for (const seen = new Set<string>(); !seen.has(end); end = into.get(end) ?? end) seen.add(end)
  return end
}

/** Pure: all changes as what they make of the skills. */
export const liveFrom = (version: number, changes: readonly SkillChange[]): LiveSkills => {
  const steps = new Map(changes.flatMap((one) => (one.kind === 'merge' ? [[one.code, one.into]] : [])))
  return {
    version,
    words: changes.flatMap((one) => (one.kind === 'word' ? [{ code: one.code, word: one.word }] : [])),
    names: new Map(changes.flatMap((one) => (one.kind === 'name' ? [[one.code, one.name]] : []))),
    into: new Map([...steps.keys()].map((code) => [code, endOf(code, steps)])),
    retired: new Set(changes.flatMap((one) => (one.kind === 'retire' ? [one.code] : []))),
    ignored: new Set(changes.flatMap((one) => (one.kind === 'ignore' ? [one.word] : []))),
  }
}
