import { type Refusal, wrongState } from './refusal.ts'
import type { Text } from './text.ts'

/** From each state, the states that may follow. One table per noun drives code, tests, pages and README. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>

export const mayBecome = <State extends string>(table: Transitions<State>, from: State, to: State): boolean =>
  table[from].includes(to)

/** Refuses a step the table does not have. */
export const step = <State extends string>(
  table: Transitions<State>,
  words: Readonly<Record<State, Text>>,
  from: State,
  to: State,
): State => {
  if (mayBecome(table, from, to)) return to
  throw stepRefused(words[from], words[to])
}

const stepRefused = (from: Text, to: Text): Refusal =>
  wrongState('forbiddenStep', {
    zh: `现在是“${from.zh}”，不能变成“${to.zh}”。刷新页面看看最新情况。`,
    en: `It is "${from.en}" now and cannot become "${to.en}". Reload the page to see the latest state.`,
  })
