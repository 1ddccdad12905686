import { busySlots } from '#shared/matching/free-time.ts'
import { distanceKm, travelMinutes } from '#shared/places/place.ts'
import { minutesBetween } from '#shared/time/instant.ts'
import { type Interval, overlaps } from '#shared/time/interval.ts'
import { localTime, sameWeek } from '#shared/time/shanghai.ts'
import { type Calendar, type Commitment, mostPerWeek } from '#shared/volunteers/calendar.ts'
import { always, type Constraint, type MatchFacts } from './constraint.ts'
import { clockSpan, day, decimal } from './words.ts'

type Rule = Constraint<MatchFacts>

export const available: Rule = {
  label: { zh: '有空', en: 'Free' },
  rule: {
    zh: '整个时段都在本人填的空闲时间里；半小时没有空满的不算。',
    en: 'The whole shift lies in the time they gave; a half-hour counts only if wholly free.',
  },
  source: 'Art. 9',
  group: 'time',
  purposes: always,
  check: ({ calendar, shift }) => {
    const busy = busySlots(calendar, shift)
    const [first] = busy
    const last = busy.at(-1)
    if (first === undefined || last === undefined) return undefined
    const span = clockSpan({ starts: first.starts, ends: last.ends })
    const on = day(first.starts)
    return calendar.weekly.length === 0 && !calendar.exceptions.some(({ free }) => free)
      ? {
          reason: { zh: '还没有填空闲时间', en: 'Has not said when they are free' },
        }
      : { reason: { zh: `${on.zh} ${span} 没空`, en: `not free on ${on.en}, ${span}` } }
  },
  ways: ({ calendar, shift }) => [[{ kind: 'free', by: 'person', spans: joinedUp(busySlots(calendar, shift)) }]],
}

/** Half-hours that follow each other, as one span each. */
const joinedUp = (slots: readonly Interval[]): Interval[] => {
  const spans: Interval[] = []
  for (const { starts, ends } of slots) {
    const last = spans.at(-1)
    if (last?.ends === starts) last.ends = ends
    else spans.push({ starts, ends })
  }
  return spans
}

const leaving = ({ placementId, starts, ends }: Commitment) =>
  ({ kind: 'leave', by: 'person', placementId, over: { starts, ends } }) as const

export const noOverlap: Rule = {
  label: { zh: '不撞时间', en: 'No overlap' },
  rule: {
    zh: '不和已接的服务重叠；前后相接不算重叠。',
    en: 'No overlap with an accepted service; back to back is none.',
  },
  source: 'Art. 9',
  group: 'time',
  purposes: always,
  check: ({ calendar, shift }) => {
    const clash = calendar.commitments.find((commitment) => overlaps(commitment, shift))
    return (
      clash && {
        reason: {
          zh: `${day(clash.starts).zh} ${clockSpan(clash)} 有别的服务`,
          en: `another service on ${day(clash.starts).en}, ${clockSpan(clash)}`,
        },
      }
    )
  },
  ways: ({ calendar, shift }) => [calendar.commitments.filter((one) => overlaps(one, shift)).map(leaving)],
}

interface Tight {
  commitment: Commitment
  km: number
  has: number
  needs: number
}

/** Commitments that leave too little time to get here from, or from here to. */
const tooTight = function* ({ calendar, request, shift }: MatchFacts): Generator<Tight> {
  const here = request.manner === 'onSite' ? request.place?.point : undefined
  // Online service is done from anywhere: nothing to travel.
  if (here === undefined) return
  for (const commitment of calendar.commitments) {
    if (commitment.point === undefined || overlaps(commitment, shift)) continue
    const has =
      commitment.ends <= shift.starts
        ? minutesBetween(commitment.ends, shift.starts)
        : minutesBetween(shift.ends, commitment.starts)
    const km = distanceKm(commitment.point, here)
    const needs = travelMinutes(km)
    if (has < needs) yield { commitment, km, has, needs }
  }
}

export const travelGap: Rule = {
  label: { zh: '路上时间', en: 'Travel time' },
  rule: {
    zh: '两次服务之间来得及赶路：直线距离 ×1.4、每小时 25 公里、另加 10 分钟；同一地点可以相接。',
    en: 'Time to travel between services: straight line × 1.4 at 25 km/h plus 10 minutes; none at one place.',
  },
  source: 'Art. 8(4), 9',
  group: 'time',
  purposes: always,
  check: (facts) => {
    const [tight] = tooTight(facts)
    if (tight === undefined) return undefined
    const before = tight.commitment.ends <= facts.shift.starts
    const at = localTime(before ? tight.commitment.ends : tight.commitment.starts)
    return {
      reason: {
        zh: `${at} ${before ? '结束' : '开始'}的服务在 ${decimal(tight.km)} 公里外，路上要 ${tight.needs} 分钟，只有 ${Math.floor(tight.has)} 分钟`,
        en: `a service ${before ? 'ending' : 'starting'} at ${at} is ${decimal(tight.km)} km away: ${tight.needs} minutes to travel, ${Math.floor(tight.has)} left`,
      },
    }
  },
  ways: (facts) => [[...tooTight(facts)].map(({ commitment }) => leaving(commitment))],
}

/** Hours already promised in the week in which the shift starts; a shift counts where it starts. */
export const hoursInWeek = (calendar: Calendar, at: string): number =>
  calendar.commitments
    .filter(({ starts }) => sameWeek(starts, at))
    .reduce((sum, { starts, ends }) => sum + minutesBetween(starts, ends) / 60, 0)

export const weeklyHours: Rule = {
  label: { zh: '每周时长', en: 'Weekly hours' },
  rule: {
    zh: '不超过本人定的每周时长；一次服务算在开始的那一周。',
    en: 'Within the weekly hours they set; a service counts in the week in which it starts.',
  },
  source: 'Art. 9',
  group: 'limits',
  purposes: always,
  check: ({ calendar, shift }) => {
    const needs = minutesBetween(shift.starts, shift.ends) / 60
    const used = hoursInWeek(calendar, shift.starts)
    if (used + needs <= calendar.hoursPerWeek) return undefined
    return {
      reason: {
        zh: `那一周已有 ${decimal(used)} 小时，再加 ${decimal(needs)} 小时，超过自定的 ${decimal(calendar.hoursPerWeek)} 小时`,
        en: `${decimal(used)} h promised that week, ${decimal(needs)} more exceed their ${decimal(calendar.hoursPerWeek)}`,
      },
      relaxation: { kind: 'hours', hours: Math.ceil(used + needs) },
    }
  },
  ways: ({ calendar, shift }) => {
    const hours = Math.ceil(hoursInWeek(calendar, shift.starts) + minutesBetween(shift.starts, shift.ends) / 60)
    return hours <= mostPerWeek.hours ? [[{ kind: 'hours', by: 'person', hours }]] : []
  },
}
