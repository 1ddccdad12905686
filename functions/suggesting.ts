import type { Context } from '#shared/authority/context.ts'
import type { About } from '#shared/skills/suggest/prior.ts'
import type { Suggestion } from '#shared/skills/suggest/suggester.ts'
import { readTicks, type ShownSkill } from '#shared/skills/ticks.ts'
import { keptFor, minute } from './http/pages/kept.ts'

type Reading = Pick<Context, 'table' | 'clock'>

/** So many of the suggestions are put before somebody to tick. */
export const mostShown = 5

const ticks = keptFor<Awaited<ReturnType<typeof readTicks>>, Reading>(10 * minute, ({ table }) => readTicks(table))

/**
 * The skills that a text in plain words may ask for, best first, each with the words that led to it; what people ticked
 * before moves them. What is written about every skill is half a megabyte: it is loaded at the first question.
 */
export const suggestSkills = async (context: Reading, text: string, about: About = {}): Promise<Suggestion[]> => {
  const [{ suggest }, { learnedFrom }, counted] = await Promise.all([
    import('#shared/skills/suggest/suggest.ts'),
    import('#shared/skills/suggest/learn.ts'),
    ticks(context),
  ])
  return suggest(text, { ...about, learned: learnedFrom(counted) })
}

/** What was put before somebody for this text and which of it they asked for, to be counted with what they hand in. */
export const shownFor = async (
  context: Reading,
  text: string,
  about: About,
  chosen: readonly string[],
): Promise<ShownSkill[]> => {
  const shown = (await suggestSkills(context, text, about)).slice(0, mostShown).map(({ code }) => code)
  const { expressionsIn } = await import('#shared/skills/suggest/told.ts')
  const expressions = expressionsIn(text, shown)
  return shown.map((code) => ({ code, expressions: expressions.get(code) ?? [], ticked: chosen.includes(code) }))
}
