import * as z from 'zod'
import { unit } from './rounded.ts'
import type { PartValues, Seen } from './seen.ts'

/** One person as a wave saw them, and how often an invitation of theirs for this seat had been closed before. */
export interface SeenInRun extends Seen {
  proposed: boolean
  round: number
}

const parts = [
  'skill',
  'slack',
  'continuity',
  'preference',
  'language',
  'outcome',
  'overQualified',
  'load',
  'asked',
] as const satisfies readonly (keyof PartValues)[]

/** Whole numbers in base 36; nothing for 0, which most of them are. */
const short = (value: number): string => (value === 0 ? '' : value.toString(36))
const long = (text: string | undefined): number => (text === undefined || text === '' ? 0 : Number.parseInt(text, 36))
const thousandths = (value: number): number => Math.round(value * 1000)
const tenThousandths = (value: number): number => Math.round(value * 10_000)

const pack = (one: SeenInRun): string => {
  const { answers, km, lastAskedAt, elsewhere } = one
  const numbers = [
    ...parts.map((name) => tenThousandths(one.values[name])),
    // One more than the metres, so that nothing means that the way is not known.
    km === undefined ? 0 : thousandths(km) + 1,
    tenThousandths(one.way),
    answers.accepted,
    answers.declined,
    answers.silent,
    one.asksOfWeek,
    lastAskedAt === undefined ? 0 : Date.parse(lastAskedAt),
    tenThousandths(elsewhere ?? 0),
    one.proposed ? 1 : 0,
    one.round,
  ]
  return [one.volunteerId, ...numbers.map(short)].join(',').replace(/,+$/, '')
}

const unpack = (line: string): SeenInRun => {
  const [volunteerId = '', ...texts] = line.split(',')
  const numbers = texts.map(long)
  const number = (at: number): number => numbers[parts.length + at] ?? 0
  const [metres, asked, elsewhere] = [number(0), number(6), number(7)]
  const value = (name: keyof PartValues): number => unit((numbers[parts.indexOf(name)] ?? 0) / 10_000)
  return {
    volunteerId,
    values: {
      skill: value('skill'),
      slack: value('slack'),
      continuity: value('continuity'),
      preference: value('preference'),
      language: value('language'),
      outcome: value('outcome'),
      overQualified: value('overQualified'),
      load: value('load'),
      asked: value('asked'),
    },
    way: number(1) / 10_000,
    answers: { accepted: number(2), declined: number(3), silent: number(4) },
    asksOfWeek: number(5),
    proposed: number(8) === 1,
    round: number(9),
    ...(metres === 0 ? {} : { km: (metres - 1) / 1000 }),
    ...(asked === 0 ? {} : { lastAskedAt: new Date(asked).toISOString() }),
    ...(elsewhere === 0 ? {} : { elsewhere: elsewhere / 10_000 }),
  }
}

/** People of a run as one short text, a line each: some sixty bytes for each instead of five hundred. */
export const PackedPeople = z.codec(z.string(), z.custom<SeenInRun[]>(Array.isArray), {
  decode: (text) => (text === '' ? [] : text.split('\n').map(unpack)),
  encode: (people) => people.map(pack).join('\n'),
})
