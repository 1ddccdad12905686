import { type Context, deciding } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { leastAskers, type WordAsked, type WordSeen, wordsAsked, wordsSeen } from './asked-word.ts'
import { liveSkills } from './live.ts'
import type { Suggestion } from './suggest/suggester.ts'
import { ledNowhere, unmatchedWords } from './unmatched.ts'

export interface Told {
  districtCode: string
  /** The body or person who wrote it: kept as a keyed hash for each word, so that one asker counts once. */
  asker: string
  text: string
  suggestions: readonly Suggestion[]
  /** What they chose, where they chose. */
  chosen?: readonly string[]
}

/**
 * Counts the words of a text that led to no skill, or not to the one chosen. The text is not kept. A word stands as a keyed
 * hash until several different askers of the district used it; only then is it written in letters, for staff to give it a skill.
 */
export const noteWords = async (context: Context, told: Told): Promise<void> => {
  const { suggestions, chosen = [] } = told
  if (!ledNowhere(suggestions, chosen)) return
  const { ignored, words } = liveSkills()
  const isKnown = (word: string): boolean => ignored.has(word) || words.some((one) => one.word === word)
  const suggested = suggestions.map(({ code }) => code)
  const missed = chosen.filter((code) => !suggested.includes(code))
  for (const word of unmatchedWords(told.text, suggestions).filter((one) => !isKnown(one)))
    await noteWord(context, told, word, missed)
}

const noteWord = (
  { table, clock, vault }: Context,
  { districtCode, asker }: Told,
  word: string,
  missed: readonly string[],
): Promise<void> =>
  deciding(async () => {
    const now = clock()
    const hash = vault.fingerprint(`word:${districtCode}:${word}`)
    const who = vault.fingerprint(`asker:${districtCode}:${word}:${asker}`)
    const [seen, asked] = await Promise.all([
      wordsSeen.get(table, keys.wordSeen(hash)),
      wordsAsked.get(table, keys.wordAsked(districtCode, word)),
    ])
    const next = seenBy(seen, { hash, who, now })
    await table.write([
      seen ? wordsSeen.replace({ ...next, version: seen.version }) : wordsSeen.create(next),
      ...(next.askers.length < leastAskers ? [] : [askedAgain(asked, { districtCode, word, missed, now })]),
    ])
  })

/** Pure: one asker more; the same one again changes nothing but the day. */
const seenBy = (
  seen: WordSeen | undefined,
  { hash, who, now }: { hash: string; who: string; now: Instant },
): WordSeen => ({
  hash,
  askers: [...new Set([...(seen?.askers ?? []), who])].slice(0, leastAskers),
  at: now,
})

const askedAgain = (
  before: Loaded<WordAsked> | undefined,
  { districtCode, word, missed, now }: { districtCode: string; word: string; missed: readonly string[]; now: Instant },
) => {
  const chosen = { ...before?.chosen }
  for (const code of missed.slice(0, 3)) chosen[code] = (chosen[code] ?? 0) + 1
  const next = { districtCode, word, times: (before?.times ?? leastAskers - 1) + 1, chosen, at: now }
  return before ? wordsAsked.replace({ ...next, version: before.version }) : wordsAsked.create(next)
}
