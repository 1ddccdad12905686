import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import {
  addMinutes,
  earlier,
  type Instant,
  later,
  minutesBetween,
  toInstant,
  toMilliseconds,
} from '#shared/time/instant.ts'
import { addWaking, isQuiet, nextWaking, wakingBetween } from './waking.ts'

/** A shift this close (waking or not) is worth disturbing for. */
const nearShiftHours = 14

/** Whether people may be asked at this moment, or else when: at 8:00, unless the shift is near. */
export const askingTime = (starts: Instant, now: Instant): Instant =>
  isQuiet(now) && minutesBetween(now, starts) > nearShiftHours * 60 ? nextWaking(now) : now

/** Time to answer: a share of what is left, at most so many hours; quiet hours do not count. */
export const answerBy = (
  starts: Instant,
  now: Instant,
  { answer }: Pick<Settings, 'answer'> = firstEdition.settings,
): Instant => {
  const waking = wakingBetween(now, starts)
  if (waking < 60) return later(addMinutes(now, minutesBetween(now, starts) / 2), addMinutes(now, 1))
  return earlier(addWaking(now, Math.floor(Math.min(answer.longestHours * 60, waking * answer.share))), starts)
}

/** What is still hoped of an invitation nobody answered yet: most people answer within hours, or never. */
export const stillHoped = (
  { probability, sentAt }: { probability: number; sentAt: Instant },
  now: Instant,
  { waves }: Pick<Settings, 'waves'> = firstEdition.settings,
): number => probability * 0.5 ** (wakingBetween(sentAt, now) / (waves.silenceHours * 60))

/** When silence is looked at again: at full steps of the clock, so that several looks of one need fall together. */
export const nextLook = (now: Instant, { waves }: Pick<Settings, 'waves'> = firstEdition.settings): Instant => {
  const step = waves.lookHours * 3_600_000
  return nextWaking(toInstant(Math.ceil((toMilliseconds(now) + step / 2) / step) * step))
}
