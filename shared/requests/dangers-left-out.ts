import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { untoldDangers } from './coach/dangers.ts'
import type { RequestInput } from './request-input.ts'
import { riskWords } from './words.ts'

/** Pure: a need whose words name a grave danger, but whose statement of risks (Art. 8) leaves it out. */
export const dangersLeftOut = ({ title, problem, conditions, risks }: RequestInput): FieldProblem[] => {
  const untold = untoldDangers(
    `${title}\n${problem}\n${conditions}`,
    risks.map(({ kind }) => kind),
  )
  if (untold.length === 0) return []
  const words = [...new Set(untold.map(({ word }) => word))]
  const kinds = untold.map(({ kind }) => riskWords[kind])
  return [
    {
      path: 'risks',
      text: {
        zh: `您写了“${words.join('”“')}”，危险里要勾上“${kinds.map(({ zh }) => zh).join('”“')}”（第八条）。现场其实没有，就勾“其他”，写一句为什么。`,
        en: `You wrote "${words.join('", "')}": tick ${kinds.map(({ en }) => `"${en}"`).join(', ')} among the dangers (Art. 8). If there is none after all, tick "other" and say why.`,
      },
    },
  ]
}
