import { asks } from '#shared/requests/coach/asks.ts'
import { graveDangers, kindsNamed, likelyDangers } from '#shared/requests/coach/dangers.ts'
import { answerLine } from '#shared/requests/coach/next-question.ts'
import type { RiskKind } from '#shared/requests/service-request.ts'
import { laterTime } from './requests-coach-draft.ts'
import type { TypedRequest } from './requests-typed.ts'

// An answer to a question of the coach, put where it belongs in the form. What was typed there before stays.

const noAnswer: TypedRequest['ask'] = {
  name: '',
  text: '',
  date: '',
  starts: '',
  ends: '',
  danger: '',
  dangers: '',
  protection: '',
}

const withTimes = (typed: TypedRequest, minutes: number): TypedRequest => {
  const { date, starts, ends } = typed.ask
  if (date === '' && starts === '') return typed
  const [first, ...others] = typed.shifts
  if (!first) return typed
  const day = date || first.date
  const from = starts || first.starts
  return {
    ...typed,
    shifts: [{ ...first, date: day, starts: from, ends: ends || laterTime(from, minutes) }, ...others],
  }
}

/** "Nothing", or what may hurt: by the words of the answer, and where it has none by those of the need. */
const withRisks = (typed: TypedRequest): TypedRequest => {
  const { danger, dangers, protection } = typed.ask
  if (danger === 'none') return { ...typed, risks: ['none'], dangerous: 'no' }
  if (danger !== 'some' && danger !== 'harm') return typed
  const words = dangers.trim()
  const heard = [...graveDangers(typed.problem), ...likelyDangers(typed.problem)].map(({ kind }) => kind)
  // Where neither tells, "other" stands, and handing in asks for its words.
  const kinds: RiskKind[] = words !== '' ? kindsNamed(words) : heard.length > 0 ? heard : ['other']
  return {
    ...typed,
    risks: [...new Set(kinds)],
    riskNotes: { ...typed.riskNotes, ...Object.fromEntries(words === '' ? [] : kinds.map((kind) => [kind, words])) },
    dangerous: danger === 'harm' ? 'yes' : 'no',
    safetyMeasures: protection.trim() || typed.safetyMeasures,
  }
}

const isAsk = (name: string): name is keyof typeof asks => Object.hasOwn(asks, name)

const withWords = (typed: TypedRequest): TypedRequest => {
  const { name, text } = typed.ask
  const answer = text.trim()
  if (answer === '') return typed
  if (name === 'conditions') return { ...typed, conditions: answer }
  if (!isAsk(name)) return typed
  if (name === 'goal') return { ...typed, outcome: answer.slice(0, 500) }
  const problem = `${typed.problem.trimEnd()}\n${answerLine(name, answer)}`
  const count = /\d{1,6}/.exec(answer.normalize('NFKC'))?.[0]
  return name === 'people' && count !== undefined
    ? { ...typed, problem, audience: { ...typed.audience, count: typed.audience.count || count } }
    : { ...typed, problem }
}

/** Takes the last answer over into the form. `minutes`: how long such a visit usually takes, where no end was told. */
export const answered = (typed: TypedRequest, minutes: number): TypedRequest => {
  const { name } = typed.ask
  if (name === '') return typed
  const next = name === 'when' ? withTimes(typed, minutes) : name === 'risk' ? withRisks(typed) : withWords(typed)
  return { ...next, ask: noAnswer }
}
