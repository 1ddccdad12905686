import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { Missing, missingFor } from '#shared/placements/confirmation.ts'
import { type Placement, placementStateWords } from '#shared/placements/placement.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { addMinutes, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'

/** Check-in opens this long before the start and closes with the end. */
export const earlyMinutes = 30
/** So many wrong codes in so many minutes, then a pause. */
export const wrongCodeLimit = { tries: 5, minutes: 10 } as const

const wall = (at: Instant): string => `${localDate(at)} ${localTime(at)}`

/** Pure: refuses a check-in to a need that was withdrawn or closed, also before its people have been released. */
export const mustGoOn = ({ state }: Pick<ServiceRequest, 'state'>): void => {
  if (state === 'open' || state === 'underway') return
  throw wrongState('requestEnded', {
    zh: '这个需求已经取消或结束，不能签到了。您的接单也会取消，不用过来。',
    en: 'This request was withdrawn or closed, so there is no check-in. Your placement is released too; you need not come.',
  })
}

/** Pure: refuses a check-in that comes too early or too late, or before everything is in place (Art. 8(6)). */
export const mustBeReady = (placement: Placement, request: { dangerous: boolean }, now: Instant): void => {
  if (!['provisional', 'accepted', 'confirmed'].includes(placement.state)) throw notForChecking(placement)
  const missing = missingFor(placement, request)
  if (placement.state !== 'confirmed' || missing.length > 0) {
    throw new Refusal(
      'state',
      missing.includes('insurance') ? 'notInsured' : 'notConfirmed',
      {
        zh: `这次服务还没确认，不能签到：${missing.map((name) => Missing[name].zh).join('，')}。请联系组织补齐。`,
        en: `This service is not confirmed, so there is no check-in yet: ${missing.map((name) => Missing[name].en).join(', ')}. Ask the organization.`,
      },
      { facts: { missing: missing.join(' ') } },
    )
  }
  const opens = addMinutes(placement.starts, -earlyMinutes)
  if (now < opens) {
    throw wrongState('tooEarly', {
      zh: `现在是 ${localTime(now)}，${wall(opens)} 起才能签到。`,
      en: `It is ${localTime(now)}; check-in opens at ${wall(opens)}.`,
    })
  }
  if (now >= placement.ends) {
    throw wrongState('tooLate', {
      zh: `服务在 ${wall(placement.ends)} 已经结束，签不了到。确实到了，请联系科协。`,
      en: `The service ended at ${wall(placement.ends)}; check-in is closed. If you were there, contact the association.`,
    })
  }
}

export const notForChecking = (placement: Placement): Refusal =>
  wrongState('notForChecking', {
    zh: `这次接单现在是“${placementStateWords[placement.state].zh}”，这一步做不了。刷新页面看看。`,
    en: `This placement is "${placementStateWords[placement.state].en}" now, so this step does not apply. Reload the page.`,
  })

/** Pure: the wrong codes that still count. */
export const recentWrong = (wrong: readonly Instant[], now: Instant): Instant[] =>
  wrong.filter((at) => minutesBetween(at, now) < wrongCodeLimit.minutes)

/** Pure: refuses another try while too many were wrong, whatever was typed. */
export const mustNotGuess = (wrong: readonly Instant[], now: Instant): void => {
  const recent = recentWrong(wrong, now)
  const first = recent[0]
  if (recent.length < wrongCodeLimit.tries || first === undefined) return
  const again = localTime(addMinutes(first, wrongCodeLimit.minutes + 1))
  throw new Refusal('tooMany', 'wrongCodes', {
    zh: `10 分钟内输错了 ${recent.length} 次。请 ${again} 以后再试，或请对方找科协打印签到码。`,
    en: `${recent.length} wrong codes within 10 minutes. Try again after ${again}, or have the association print codes.`,
  })
}

export const wrongCode = (typed: string): Refusal =>
  new Refusal(
    'invalid',
    'wrongCode',
    { zh: '签到码不对。', en: 'The code is not right.' },
    {
      fields: [
        {
          path: 'code',
          text: {
            zh: `您输的是 ${typed.slice(0, 12)}。码每分钟换一次，请让对方念屏幕上现在的 6 位数。`,
            en: `You typed ${typed.slice(0, 12)}. The code changes every minute: ask for the 6 digits on the other side's screen now.`,
          },
        },
      ],
    },
  )
