import { type AskName, asks } from './asks.ts'
import { type NeedKindName, needKinds } from './kinds.ts'

/** Questions that every need answers, and those of its kind. */
export type Question = 'when' | 'risk' | 'conditions' | AskName

/** What a need says so far. */
export interface SaidSoFar {
  kind: NeedKindName
  text: string
  outcome: string
  /** Every shift has its day and times. */
  when: boolean
  /** The statement on risks is complete. */
  risk: boolean
  conditions: boolean
  /** People are counted in a field of their own. */
  people: boolean
  /** Left unanswered on purpose. */
  skipped: readonly string[]
}

/** Nobody is asked more than this; two of them are about the kind of need. */
export const mostQuestions = 5
const mostOfKind = 2

/** The line under which an answer stands in the text. */
export const answerLine = (name: AskName, answer: string): string => `${asks[name].label}：${answer.trim()}`

const labels = Object.values(asks).map(({ label }) => `${label}：`)

/** Pure: a text without the answers that joined it. */
export const ownWords = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !labels.some((label) => line.startsWith(label)))
    .join('\n')

const wasAnswered = (name: AskName, { text }: SaidSoFar): boolean => text.includes(`${asks[name].label}：`)

/** Answered when asked, or left out on purpose. */
const isSettled = (name: AskName, said: SaidSoFar): boolean =>
  wasAnswered(name, said) || said.skipped.includes(name) || (name === 'goal' && said.outcome.trim() !== '')

const isKnown = (name: AskName, said: SaidSoFar): boolean =>
  asks[name].said.test(said.text) || (name === 'people' && said.people)

/** Pure: everything still worth asking, the most useful first: what tells whom to look for, then when, dangers, the place. */
export const openQuestions = (said: SaidSoFar): Question[] => {
  const ofKind: readonly AskName[] = needKinds[said.kind].asks
  const settled = ofKind.filter((name) => isSettled(name, said)).length
  const left = ofKind
    .filter((name) => !isKnown(name, said) && !isSettled(name, said))
    .slice(0, Math.max(0, mostOfKind - settled))
  const [first, ...others] = left
  const always = (['when', 'risk', 'conditions'] as const).filter((name) => !said[name] && !said.skipped.includes(name))
  // Where one question of the kind was answered, what every need says comes before the second.
  return settled === 0 && first !== undefined ? [first, ...always, ...others] : [...always, ...left]
}
