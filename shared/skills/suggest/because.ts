import { type Folded, wordsAt } from './fold.ts'
import type { Reason } from './score.ts'

const most = 5

/** Stretches that touch or overlap become one; what they brought is added up. */
const joined = (reasons: readonly Reason[]): Reason[] => {
  const list: Reason[] = []
  for (const reason of [...reasons].sort((a, b) => a.starts - b.starts || b.ends - a.ends)) {
    const last = list.at(-1)
    if (last && reason.starts < last.ends) {
      last.ends = Math.max(last.ends, reason.ends)
      last.worth += reason.worth
    } else list.push({ ...reason })
  }
  return list
}

/** The words of the text that led to a skill, as they stand there, those first that did most. */
export const becauseOf = (folded: Folded, reasons: readonly Reason[]): string[] => {
  const told = joined(reasons).sort((a, b) => b.worth - a.worth || a.starts - b.starts)
  const enough = (told[0]?.worth ?? 0) / 5
  const words = told.filter(({ worth }) => worth >= enough).map(({ starts, ends }) => wordsAt(folded, starts, ends))
  return [...new Set(words)].slice(0, most)
}
