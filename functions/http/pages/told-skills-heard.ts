import { suggestSkills } from '#functions/suggesting.ts'
import type { Context } from '#shared/authority/context.ts'
import type { SkillLevel } from '#shared/skills/skill.ts'
import type { Suggestion } from '#shared/skills/suggest/suggester.ts'
import { toldLevel, withoutLevels } from '#shared/skills/told-level.ts'
import { leastTold } from '#shared/skills/unmatched.ts'

/** A skill that somebody's own words tell of, with the level they seem to mean. */
export interface ToldSkill {
  code: string
  level: SkillLevel
  because: readonly string[]
}

/** What somebody's words about themself lead to, for them to tick. */
export interface ToldProfile {
  text: string
  skills: readonly ToldSkill[]
  /** Skills that often go with those. */
  related: readonly string[]
}

/** A longer text is a book; a résumé is read to its end. */
export const mostTold = 9000
const stretch = 3000
const most = 6
/** Far behind the best it is a word in passing. */
const leastShare = 0.46
const mostRelated = 4

/** The best of what each stretch of a long text leads to. */
const suggestedBy = async (context: Context, text: string): Promise<Suggestion[]> => {
  const stretches = Array.from({ length: Math.ceil(text.length / stretch) }, (_, at) =>
    text.slice(at * stretch, (at + 1) * stretch),
  )
  const found = await Promise.all(stretches.map((one) => suggestSkills(context, withoutLevels(one))))
  const best = new Map<string, Suggestion>()
  for (const one of found.flat().sort((a, b) => b.score - a.score)) if (!best.has(one.code)) best.set(one.code, one)
  return [...best.values()]
}

/** Reads somebody's words about themself, without the skills named already. Nothing of the text is kept. */
export const toldProfile = async (
  context: Context,
  { text: typed, without }: { text: string; without: readonly string[] },
): Promise<ToldProfile | undefined> => {
  const text = typed.trim().slice(0, mostTold)
  if (text === '') return undefined
  const found = await suggestedBy(context, text)
  const least = Math.max(leastTold, leastShare * (found[0]?.score ?? 0))
  const skills = found
    .filter(({ code, score }) => score >= least && !without.includes(code))
    .slice(0, most)
    .map(({ code, because }) => ({ code, because, level: toldLevel(text, because) }))
  const { relatedSkills } = await import('#shared/skills/suggest/related.ts')
  const known = [...without, ...skills.map(({ code }) => code)]
  const related = relatedSkills(known, mostRelated + known.length).filter((code) => !known.includes(code))
  return { text, skills, related: related.slice(0, mostRelated) }
}
