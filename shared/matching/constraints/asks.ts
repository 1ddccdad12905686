import { addDays, type Instant } from '#shared/time/instant.ts'
import { overlaps } from '#shared/time/interval.ts'
import { sameWeek, startOfDay, weekday } from '#shared/time/shanghai.ts'
import { mostPerWeek } from '#shared/volunteers/calendar.ts'
import { type Constraint, type MatchFacts, whenAsking } from './constraint.ts'
import type { Way } from './remedy.ts'
import { clockSpan, day } from './words.ts'

// These protect people from being bothered, so they hold only when somebody is to be asked. A person who answers an offer
// they have in hand is not bothered by their own yes: their pause, their budget of asks, and the other offer for the same
// hours (which this yes settles, by the overlap rule) do not stand in their way.

type Rule = Constraint<MatchFacts>

export const notPaused: Rule = {
  label: { zh: '没有暂停', en: 'Not paused' },
  rule: { zh: '暂停接收邀请的人不打扰。', en: 'Whoever paused is left in peace.' },
  source: 'Art. 9',
  group: 'asks',
  purposes: whenAsking,
  check: ({ calendar, now }) =>
    calendar.pausedUntil !== undefined && calendar.pausedUntil > now
      ? {
          reason: {
            zh: `暂停到 ${day(calendar.pausedUntil).zh}`,
            en: `paused until ${day(calendar.pausedUntil).en}`,
          },
        }
      : undefined,
  ways: ({ calendar, now }) => [
    [{ kind: 'resume', by: 'person' }],
    [{ kind: 'wait', by: 'time', until: calendar.pausedUntil ?? now }],
  ],
}

/** Unanswered invitations for hours of this shift. */
const openFor = ({ calendar, shift }: Pick<MatchFacts, 'calendar' | 'shift'>) =>
  calendar.asks.filter((ask) => ask.open && overlaps(ask, shift))

export const oneOpenAsk: Rule = {
  label: { zh: '没有待回复', en: 'No open ask' },
  rule: {
    zh: '同一段时间只有一份待回复的邀请。',
    en: 'At most one unanswered invitation for the same hours.',
  },
  source: 'Art. 9',
  group: 'asks',
  purposes: whenAsking,
  check: ({ calendar, shift }) => {
    const [open] = openFor({ calendar, shift })
    return (
      open && {
        reason: {
          zh: `${day(open.starts).zh} ${clockSpan(open)} 有一份邀请待回复`,
          en: `an invitation for ${day(open.starts).en}, ${clockSpan(open)} is unanswered`,
        },
      }
    )
  },
  ways: (facts) => [
    openFor(facts).map(({ offerId, starts, ends }) => ({
      kind: 'answer',
      by: 'person',
      offerId,
      over: { starts, ends },
    })),
  ],
}

const nextMonday = (now: Instant): Instant => startOfDay(addDays(now, 7 - weekday(now)))

const asksThisWeek = ({ calendar, now }: Pick<MatchFacts, 'calendar' | 'now'>): number =>
  calendar.asks.filter(({ at }) => sameWeek(at, now)).length

export const weeklyAsks: Rule = {
  label: { zh: '每周邀请数', en: 'Weekly asks' },
  rule: {
    zh: '一周的邀请不超过本人定的次数（周一零点起算）。',
    en: 'No more invitations a week than they set, counted from Monday.',
  },
  source: 'Art. 9',
  group: 'asks',
  purposes: whenAsking,
  check: ({ calendar, now }) => {
    const asks = asksThisWeek({ calendar, now })
    return asks < calendar.asksPerWeek
      ? undefined
      : {
          reason: {
            zh: `这周已问 ${asks} 次，最多 ${calendar.asksPerWeek} 次`,
            en: `asked ${asks} times this week, at most ${calendar.asksPerWeek}`,
          },
        }
  },
  ways: ({ calendar, now }) => {
    const asks = asksThisWeek({ calendar, now }) + 1
    const raised: Way[] = asks <= mostPerWeek.asks ? [[{ kind: 'asks', by: 'person', asks }]] : []
    // Who wants no invitation at all gets none next week either.
    const waits: Way[] = calendar.asksPerWeek > 0 ? [[{ kind: 'wait', by: 'time', until: nextMonday(now) }]] : []
    return [...raised, ...waits]
  },
}
