import type { Text } from '#shared/kernel/text.ts'

/** What staff have changed about the skills as they came with the product; it grows by one version with each act. */
export interface LiveSkills {
  version: number
  /** Words of people that mean a skill. */
  words: readonly { code: string; word: string }[]
  names: ReadonlyMap<string, Text>
  /** Merged skills by the one they are now. */
  into: ReadonlyMap<string, string>
  retired: ReadonlySet<string>
  /** Words that mean no skill and are counted no more. */
  ignored: ReadonlySet<string>
}

export const asWritten: LiveSkills = {
  version: 0,
  words: [],
  names: new Map(),
  into: new Map(),
  retired: new Set(),
  ignored: new Set(),
}

// One state for the process, as the lists that came with the product are: whatever shows or matches a skill, in a page or
// deep in a rule, sees the same version. `keep-live.ts` brings it up to date; nothing else writes it.
let live = asWritten
let merged = new Map<string, string[]>()

export const liveSkills = (): LiveSkills => live

export const goLive = (next: LiveSkills): void => {
  live = next
  merged = new Map()
  for (const [code, into] of next.into) merged.set(into, [...(merged.get(into) ?? []), code])
}

/** The code that a skill has today: of a merged one, the skill it became. */
export const standingCode = (code: string): string => live.into.get(code) ?? code

/** The skill's own code and those that were merged into it: under which people may still be found. */
export const codesOf = (code: string): string[] => [code, ...(merged.get(code) ?? [])]
