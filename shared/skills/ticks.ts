import * as z from 'zod'
import { keys } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import type { Ticks } from './suggest/learn.ts'

/** A skill that was suggested, the expressions of it that stood in the text, and whether it was asked for in the end. */
export interface ShownSkill {
  code: string
  expressions: readonly string[]
  ticked: boolean
}

const Numbers = z.record(z.string(), z.unknown())
const prefixes = { shown: 'shown ', ticked: 'ticked ' } as const

/**
 * Counts that a skill was suggested because of some expressions, and ticked: one small item a skill. The expressions are
 * those of the list of skills, never what somebody typed. Nothing where none stood in the text.
 */
export const countTicks = ({ code, expressions, ticked }: ShownSkill): Change[] => {
  const numbers = Object.fromEntries(
    expressions.flatMap((expression) => [
      [`${prefixes.shown}${expression}`, 1],
      ...(ticked ? [[`${prefixes.ticked}${expression}`, 1] as const] : []),
    ]),
  )
  return expressions.length === 0 ? [] : [{ kind: 'add', key: keys.skillTicks(code), entity: 'SkillTicks', numbers }]
}

/** All counts, expression by expression: three hundred small items at most. */
export const readTicks = async (table: Table): Promise<Ticks[]> => {
  const all: Ticks[] = []
  let cursor: string | undefined
  do {
    const page = await table.query({
      partition: keys.skillTicks('').pk,
      eventual: true,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const item of page.items) all.push(...ticksIn(item.sk, Numbers.parse(item)))
    cursor = page.cursor
  } while (cursor !== undefined)
  return all
}

const ticksIn = (code: string, numbers: Readonly<Record<string, unknown>>): Ticks[] =>
  Object.entries(numbers).flatMap(([name, shown]) => {
    if (!name.startsWith(prefixes.shown) || typeof shown !== 'number') return []
    const expression = name.slice(prefixes.shown.length)
    const ticked = numbers[`${prefixes.ticked}${expression}`]
    return [{ code, expression, shown, ticked: typeof ticked === 'number' ? ticked : 0 }]
  })
