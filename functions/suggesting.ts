import type { Context } from '#shared/authority/context.ts'
import type { About } from '#shared/skills/suggest/prior.ts'
import type { Suggestion } from '#shared/skills/suggest/suggester.ts'

/**
 * The skills that a text in plain words may ask for, best first, each with the words that led to it. What is written about
 * every skill is half a megabyte: it is loaded at the first question and by nobody else.
 */
export const suggestSkills = async (
  _context: Pick<Context, 'table' | 'clock'>,
  text: string,
  about: About = {},
): Promise<Suggestion[]> => {
  const { suggest } = await import('#shared/skills/suggest/suggest.ts')
  return suggest(text, about)
}
