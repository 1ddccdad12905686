import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { AcceptanceModel } from './acceptance-model.ts'
import type { AskCount } from './learn-acceptance.ts'
import { rounded } from './rounded.ts'

const pack = ({ fit, likes, way, shortNotice, asksOfWeek, own, asked, accepted }: AskCount): string =>
  [fit, likes, way, shortNotice, asksOfWeek, own, asked, accepted].join(',')

const unpack = (line: string): AskCount => {
  const numbers = line.split(',').map(Number)
  const [fit = 0, likes = 0, way = 0, shortNotice = 0, asksOfWeek = 0, own = 0, asked = 0, accepted = 0] = numbers
  return { fit, likes, way, shortNotice, asksOfWeek, own, asked, accepted }
}

/** A line for each cell: some thirty bytes instead of a hundred and more. */
const PackedCounts = z.codec(z.string(), z.custom<AskCount[]>(Array.isArray), {
  decode: (text) => (text === '' ? [] : text.split('\n').map(unpack)),
  encode: (counts) => counts.map(pack).join('\n'),
})

/** All answers, added up by what was known when people were asked: read and written once a day. */
export const answerCounts = entity('AnswerCounts', z.object({ counts: PackedCounts }), () => keys.answerCounts())

/** What is left of an answer after a day: half after ten weeks. */
const keptADay = 0.99
/** A cell with less than this in it has nothing to say. */
const least = 0.05
const mostCells = 800

/** Pure: the counts one day later. Whatever order answers come in, the counts are the same. */
export const dayLater = (counts: readonly AskCount[], answers: readonly AskCount[]): AskCount[] => {
  const cells = new Map<string, AskCount>()
  const add = (one: AskCount, weight: number): void => {
    const name = pack({ ...one, asked: 0, accepted: 0 })
    const { asked, accepted } = cells.get(name) ?? { asked: 0, accepted: 0 }
    cells.set(name, { ...one, asked: asked + weight * one.asked, accepted: accepted + weight * one.accepted })
  }
  for (const one of counts) add(one, keptADay)
  for (const one of answers) add(one, 1)
  return [...cells]
    .map(([name, one]) => ({ name, one: { ...one, asked: rounded(one.asked), accepted: rounded(one.accepted) } }))
    .filter(({ one }) => one.asked >= least)
    .sort((a, b) => b.one.asked - a.one.asked || (a.name < b.name ? -1 : 1))
    .slice(0, mostCells)
    .map(({ one }) => one)
}

/** Pure: the model as it is kept, in whole ten-thousandths: short, and the same wherever it is read. */
export const keptModel = ({ base, fit, likes, way, shortNotice, mean }: AcceptanceModel): AcceptanceModel => ({
  base: rounded(base),
  fit: rounded(fit),
  likes: rounded(likes),
  way: rounded(way),
  shortNotice: rounded(shortNotice),
  mean: rounded(Math.min(0.99, Math.max(0.01, mean))),
})
