import type { Text } from '#shared/kernel/text.ts'
import type { Instant } from '#shared/time/instant.ts'
import { constraints, failures, type Verdict } from './constraints/index.ts'
import { dayAndTime } from './constraints/words.ts'
import { type Audience, remedyText, wayText } from './remedy-words.ts'
import type { ScorePart } from './score.ts'
import type { WhatWouldDo } from './what-would-do.ts'

/** The three questions about any person and any seat, each answered in sentences of both languages; none is ever empty. */
export interface ThreeAnswers {
  why: Text[]
  whyNot: Text[]
  whatWouldDo: Text[]
}

/** Something besides the rules that keeps a person from being asked now, and what would change it. */
export interface Besides {
  reason: Text
  change?: Text
}

export interface Explained {
  verdicts: readonly Verdict[]
  would: WhatWouldDo
  /** A start at which everything would hold as it is. */
  otherStart?: Instant
  besides: readonly Besides[]
  sentences: readonly { part: ScorePart; text: Text }[]
  fit?: number
  probability?: number
  /** Among those who fitted at the last look. */
  rank?: Text
}

/** Pure: what is said about somebody to staff, or to that somebody, who reads no points and no ranks. */
export const threeAnswers = (explained: Explained, to: Audience): ThreeAnswers => ({
  why: why(explained, to),
  whyNot: whyNot(explained),
  whatWouldDo: whatWouldDo(explained, to),
})

const percent = (share: number): number => Math.round(share * 100)

const why = ({ verdicts, sentences, fit, probability, rank }: Explained, to: Audience): Text[] => {
  const all = verdicts.length
  const held = verdicts.filter(({ passed }) => passed).length
  if (held < all) return [{ zh: `${all} 条规则里 ${held} 条都过。`, en: `${held} of ${all} rules hold.` }]
  const rules = { zh: `${all} 条规则每条都过。`, en: `All ${all} rules hold.` }
  if (to === 'person') return [rules, ...sentences.filter(({ part }) => part.points > 0).map(({ text }) => text)]
  return [
    rules,
    ...(fit === undefined ? [] : [{ zh: `${percent(fit)} 分，由这些组成：`, en: `${percent(fit)} points, made of:` }]),
    ...sentences
      .filter(({ part }) => percent(part.points) !== 0)
      .map(({ part, text }) => {
        const points = `${part.points > 0 ? '+' : '−'}${Math.abs(percent(part.points))}`
        return { zh: `${text.zh}（${points}）`, en: `${text.en} (${points})` }
      }),
    ...(probability === undefined
      ? []
      : [{ zh: `估计接受率 ${percent(probability)}%。`, en: `Chance of a yes ${percent(probability)}%.` }]),
    ...(rank === undefined ? [] : [rank]),
  ]
}

const whyNot = ({ verdicts, besides }: Explained): Text[] => {
  const reasons = [
    ...failures(verdicts).map(({ name, reason }) => {
      const { label } = constraints[name]
      return { zh: `${label.zh}：${reason.zh}`, en: `${label.en}: ${reason.en}` }
    }),
    ...besides.map(({ reason }) => reason),
  ]
  return reasons.length > 0 ? reasons : [{ zh: '没有哪条规则拦着。', en: 'Nothing stands against it.' }]
}

const whatWouldDo = ({ verdicts, would, besides, otherStart }: Explained, to: Audience): Text[] => {
  const { changes, fixed, instead } = would
  const texts = changes.map(({ remedy }) => remedyText(remedy, to))
  const said = [
    ...fixed.map((rule): Text => {
      const { label } = constraints[rule]
      return { zh: `“${label.zh}”这一条谁也改不了。`, en: `“${label.en}”: nobody can change that.` }
    }),
    ...(fixed.length > 0 ? [] : headed(texts, to)),
    ...(otherStart === undefined ? [] : [moved(otherStart)]),
    ...(fixed.length > 0
      ? []
      : instead.map(({ rule, way }): Text => {
          const { label } = constraints[rule]
          const { zh, en } = wayText(way, to)
          return { zh: `“${label.zh}”这条，这样也行：${zh}。`, en: `For “${label.en}” this would do as well: ${en}.` }
        })),
    ...besides.flatMap(({ change }) => (change === undefined ? [] : [change])),
  ]
  if (said.length > 0) return said
  return verdicts.every(({ passed }) => passed) && besides.length === 0
    ? [{ zh: '什么都不用改。', en: 'Nothing has to change.' }]
    : [{ zh: '没有办法。', en: 'Nothing can be done about it.' }]
}

const headed = (texts: readonly Text[], to: Audience): Text[] => {
  const [only, ...others] = texts
  if (only === undefined) return []
  const they = to === 'staff' ? { zh: '这个人', en: 'the person' } : { zh: '您', en: 'you' }
  if (others.length === 0) {
    return [
      {
        zh: `只要一处变了，${they.zh}就合适：${only.zh}。`,
        en: `This change alone makes ${they.en} eligible: ${only.en}.`,
      },
    ]
  }
  return [
    {
      zh: `下面 ${texts.length} 处都变了，${they.zh}才合适，少一处都不行：`,
      en: `All ${texts.length} changes together make ${they.en} eligible, and none less:`,
    },
    ...texts,
  ]
}

const moved = (starts: Instant): Text => {
  const { zh, en } = dayAndTime(starts)
  return {
    zh: `或者服务对象改到${zh}开始，别的都不用变。`,
    en: `Or the requester moves the start to ${en}, and nothing else.`,
  }
}
