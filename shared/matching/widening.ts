import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { addMinutes, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { oneDecimal } from './rounded.ts'
import type { Seen } from './seen.ts'

/** How a request widens by itself (published). Never a hard rule, never a person's own limit: only who is asked first. */
export const wideningSteps = [
  { name: 'near', rule: { zh: '先问近处、水平正合适的人', en: 'people close by, at the level asked for' } },
  { name: 'wider', rule: { zh: '再问愿意走远路的人', en: 'people who travel further' } },
  { name: 'experts', rule: { zh: '再问水平更高的人', en: 'people of a higher level' } },
  { name: 'newcomers', rule: { zh: '不再限制新人的比例', en: 'newcomers without a share' } },
] as const

/** The steps with the hours after which they begin. */
export const wideningTimetable = ({ widening }: Settings) =>
  wideningSteps.map((step) => ({
    ...step,
    ...(step.name === 'near' ? { afterHours: 0, share: 0 } : widening[step.name]),
  }))

/** Which step of the timetable holds: after so many hours, or sooner when little time is left. */
export const wideningStep = (
  openedAt: Instant,
  starts: Instant,
  now: Instant,
  settings: Settings = firstEdition.settings,
): number => {
  const lead = minutesBetween(openedAt, starts)
  const gone = minutesBetween(openedAt, now)
  return wideningTimetable(settings).reduce(
    (step, { afterHours, share }, at) => (gone >= Math.min(afterHours * 60, lead * share) ? at : step),
    0,
  )
}

/** When the next step begins; undefined after the last. */
export const nextWidening = (
  openedAt: Instant,
  starts: Instant,
  now: Instant,
  settings: Settings = firstEdition.settings,
): Instant | undefined => {
  const next = wideningTimetable(settings)[wideningStep(openedAt, starts, now, settings) + 1]
  if (next === undefined) return undefined
  const lead = Math.max(0, minutesBetween(openedAt, starts))
  return addMinutes(openedAt, Math.ceil(Math.min(next.afterHours * 60, lead * next.share)))
}

/** Pure: who may be asked at a step of the timetable. */
export const admittedAt = <One extends Seen>(
  people: readonly One[],
  step: number,
  { nearKm }: Settings = firstEdition.settings,
): One[] =>
  people.filter(
    ({ km, values }) => (step >= 1 || oneDecimal(km ?? 0) <= nearKm) && (step >= 2 || values.overQualified <= 0.5),
  )
