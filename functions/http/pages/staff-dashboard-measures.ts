import { durationText } from '#functions/http/look/format.ts'
import type { Measure } from '#functions/http/look/kpi.tsx'
import type { Dashboard, Figures, Share } from '#shared/dashboard/figures.ts'
import { type Language, say, type Text } from '#shared/kernel/text.ts'

/** Whether a week before the present one counted anything at all. */
export const hasFullWeek = ({ trend }: Pick<Dashboard, 'trend'>): boolean =>
  trend.slice(0, -1).some(({ opened, accepted, filled }) => opened + accepted.whole + filled.whole > 0)

/** A share in whole percent; nothing counted: a dash. */
export const percent = ({ share }: Share): string => (share === undefined ? '—' : String(Math.round(share * 100)))

/** Requests that closed without every seat taken. */
export const unfilledOf = ({ filled }: Figures): number => filled.whole - filled.part

const changeOf = (now: number | undefined, before: number | undefined, words: (by: number) => Text, up: boolean) => {
  if (now === undefined || before === undefined) return undefined
  const by = Math.round(now - before)
  const direction = by === 0 ? ('same' as const) : by > 0 ? ('up' as const) : ('down' as const)
  return { direction, good: by > 0 === up, text: by === 0 ? { zh: '持平', en: 'level' } : words(by) }
}

const points = (share: Share): number | undefined => (share.share === undefined ? undefined : share.share * 100)
const signed = (by: number): string => (by > 0 ? `+${by}` : `−${Math.abs(by)}`)

/** The five measures of matching, each with its definition and what it was made of, against the span before. */
export const measuresOf = (
  { now, before }: { now: Figures; before: Figures },
  weeks: number,
  language: Language,
): Measure[] => {
  const shareMeasure = (name: Text, of: (figures: Figures) => Share, definition: Text): Measure => {
    const share = of(now)
    const change = changeOf(
      points(share),
      points(of(before)),
      (by) => ({ zh: `比前 ${weeks} 周 ${signed(by)}`, en: `${signed(by)} on ${weeks} weeks before` }),
      true,
    )
    return {
      name: say(name, language),
      value: percent(share),
      ...(share.share === undefined ? {} : { unit: '%' }),
      definition: `${say(definition, language)}（${share.part}/${share.whole}）`,
      ...(change ? { change: { ...change, text: say(change.text, language) } } : {}),
    }
  }
  return [
    shareMeasure({ zh: '满足率', en: 'Filled' }, ({ filled }) => filled, {
      zh: '开始时名额全满的需求 ÷ 已经结束找人的需求',
      en: 'Requests with every seat taken ÷ requests that closed',
    }),
    timeMeasure(now, before, language),
    shareMeasure({ zh: '邀请接受率', en: 'Acceptance' }, ({ accepted }) => accepted, {
      zh: '接单 ÷ 发出的邀请；没回的算没接',
      en: 'Accepted ÷ invitations sent; no answer counts as no',
    }),
    shareMeasure({ zh: '按时记录', en: 'Recorded in time' }, ({ recordedInTime }) => recordedInTime, {
      zh: '10 个工作日内记下的服务 ÷ 记下的服务',
      en: 'Services recorded within 10 working days ÷ all recorded',
    }),
    shareMeasure({ zh: '真解决', en: 'Solved' }, ({ solved }) => solved, {
      zh: '说“解决了”的 ÷ 回答了的',
      en: 'Requesters who said "solved" ÷ those who answered',
    }),
  ]
}

const timeMeasure = (now: Figures, before: Figures, language: Language): Measure => {
  const [median, ninety] = [now.firstYesMedian, now.firstYesNinety]
  const change = changeOf(
    median,
    before.firstYesMedian,
    (by) =>
      by > 0
        ? { zh: `慢了 ${durationText(by, 'zh')}`, en: `${durationText(by, 'en')} slower` }
        : { zh: `快了 ${durationText(-by, 'zh')}`, en: `${durationText(-by, 'en')} faster` },
    false,
  )
  const nine = ninety === undefined ? '—' : durationText(ninety, language)
  return {
    name: say({ zh: '匹配用时', en: 'Time to a first yes' }, language),
    value: median === undefined ? '—' : durationText(median, language),
    definition: say(
      {
        zh: `从开放到第一个人接单，取中位数；九成在 ${nine}内`,
        en: `From opening to the first acceptance, median; nine in ten within ${nine}`,
      },
      language,
    ),
    ...(change ? { change: { ...change, text: say(change.text, language) } } : {}),
  }
}
