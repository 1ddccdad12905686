import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { step, type Transitions } from '#shared/kernel/transitions.ts'
import { offerStateWords, offerTransitions } from '#shared/offers/offer.ts'
import { placementStateWords, placementTransitions } from '#shared/placements/placement.ts'
import { requestStateWords, requestTransitions } from '#shared/requests/requests.ts'

interface Machine {
  noun: string
  table: Transitions<string>
  words: Record<string, Text>
  first: string[]
  last: string[]
}

const machines: Machine[] = [
  {
    noun: 'request',
    table: requestTransitions,
    words: requestStateWords,
    first: ['draft'],
    last: ['refused', 'closed', 'withdrawn'],
  },
  {
    noun: 'offer',
    table: offerTransitions,
    words: offerStateWords,
    first: ['sent'],
    last: ['accepted', 'declined', 'expired'],
  },
  {
    noun: 'placement',
    table: placementTransitions,
    words: placementStateWords,
    first: ['provisional', 'accepted'],
    last: ['recorded', 'withdrawn', 'calledOff'],
  },
]

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

describe.each(machines)('the states of a $noun', ({ noun, table, words, first, last }) => {
  const states = Object.keys(table)
  const pairs = states.flatMap((from) => states.map((to) => ({ from, to })))

  test.each(pairs.filter(({ from, to }) => table[from]!.includes(to)))('$from may become $to', ({ from, to }) => {
    expect(step(table, words, from, to)).toBe(to)
  })

  test.each(pairs.filter(({ from, to }) => !table[from]!.includes(to)))(
    '$from cannot become $to, and whoever tries reads why',
    ({ from, to }) => {
      let said: unknown
      try {
        step(table, words, from, to)
      } catch (error) {
        said = error
      }
      expect(said).toBeInstanceOf(Refusal)
      const { code, text } = said as Refusal
      expect(code).toBe('state')
      for (const language of ['zh', 'en'] as const) {
        expect(text[language]).toContain(words[from]![language])
        expect(text[language]).toContain(words[to]![language])
      }
    },
  )

  test('are all reached from the first, and end where they should', () => {
    const reached = new Set(first)
    for (const state of reached) for (const next of table[state]!) reached.add(next)
    expect([...reached].sort()).toEqual(states.sort())
    expect(states.filter((state) => table[state]!.length === 0).sort()).toEqual([...last].sort())
  })

  test('are the ones the README lists', () => {
    const row = readme.split('\n').find((line) => line.startsWith(`| ${noun} | ${first[0]}`)) ?? ''
    const named = new Set(row.match(/\b[a-z][a-zA-Z]+\b/g)?.filter((word) => !['or', 'exits', noun].includes(word)))
    expect([...named].sort()).toEqual(states.sort())
  })
})
