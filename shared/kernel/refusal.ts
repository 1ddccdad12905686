import type { Text } from './text.ts'

/** Why the product says no. Each transport maps a code to its own status once, in one place. */
export type RefusalCode =
  | 'invalid'
  | 'signedOut'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'state'
  | 'full'
  | 'busy'
  | 'tooMany'

/** One field that is wrong: where (path in the input, such as `shifts.0.ends`), what is wrong and the remedy. */
export interface FieldProblem {
  path: string
  text: Text
}

/**
 * The product says no. `reason` is a stable name in camelCase (rules and tests use it), `text` is what a person reads,
 * `fields` names the wrong fields, `facts` carries numbers a program may use.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly reason: string
  readonly text: Text
  readonly fields: readonly FieldProblem[]
  readonly facts: Readonly<Record<string, string | number | boolean>>

  constructor(
    code: RefusalCode,
    reason: string,
    text: Text,
    more: { fields?: readonly FieldProblem[]; facts?: Record<string, string | number | boolean> } = {},
  ) {
    super(`${code}/${reason}: ${text.en}`)
    this.name = 'Refusal'
    this.code = code
    this.reason = reason
    this.text = text
    this.fields = more.fields ?? []
    this.facts = more.facts ?? {}
  }
}

/** Nothing of that name is there, or it is not yours to know about: nobody can tell the two apart. */
export const notFound = (what: Text): Refusal =>
  new Refusal('notFound', 'notFound', {
    zh: `没有找到这个${what.zh}。链接可能旧了，回列表里找找。`,
    en: `No such ${what.en}. The link may be old; look in the list.`,
  })

/** The act does not fit the state the thing is in. */
export const wrongState = (reason: string, text: Text): Refusal => new Refusal('state', reason, text)
