import { Refusal } from '#shared/kernel/refusal.ts'
import type { Hand } from './actor.ts'
import type { Act } from './authority.ts'

/**
 * What staff may do for somebody at a counter or by phone, and what the person must have proved for it: that they agree
 * (`any`), or that with a code to their own phone (`code`: signatures). What is not here nobody does for another.
 */
export const onBehalf = {
  'request.post': 'any',
  'request.change': 'any',
  'request.read': 'any',
  'requester.read': 'any',
  'attendance.showCode': 'any',
  'attendance.stateNoShow': 'any',
  'hours.confirmAsRequester': 'any',
  'rating.asRequester': 'any',
  'offer.read': 'any',
  'offer.answer': 'any',
  'placement.read': 'any',
  'placement.withdraw': 'any',
  'placement.standAgain': 'any',
  'calendar.change': 'any',
  'volunteer.read': 'any',
  'hours.confirmAsVolunteer': 'any',
  'rating.asVolunteer': 'any',
  'agreement.read': 'any',
  'agreement.askSignature': 'any',
  'agreement.signAsRequester': 'code',
  'agreement.signAsVolunteer': 'code',
} as const satisfies Partial<Record<Act, 'any' | 'code'>>

const proofFor = (act: string): 'any' | 'code' | undefined => Object.entries(onBehalf).find(([one]) => one === act)?.[1]

/** Pure: whether an act is open to whoever does it: always for oneself, in somebody's place only as the table above says. */
export const mayOnBehalf = (by: Hand | undefined, act: string): boolean => {
  if (by === undefined) return true
  const asked = proofFor(act)
  return asked === 'any' || (asked === 'code' && by.proof === 'code')
}

/** Refuses what nobody does for another, and a signature where the person's own code was not given. */
export const mustBeForOthers = (by: Hand | undefined, act: string): void => {
  if (by === undefined || mayOnBehalf(by, act)) return
  throw proofFor(act) === 'code' ? ownCodeNeeded() : notOnBehalf()
}

export const notOnBehalf = (): Refusal =>
  new Refusal('forbidden', 'notOnBehalf', {
    zh: '您正在替人代办，这一件只能由本人自己办，或不属于代办。请先点“结束代办”再办您自己的事；对方的账号和隐私请本人登录办理。',
    en: 'You are acting for somebody, and this is not done for others. End it first to go on with your own work; their account and privacy they see to themselves, signed in.',
  })

const ownCodeNeeded = (): Refusal =>
  new Refusal('forbidden', 'ownCodeNeeded', {
    zh: '签协议要用本人手机上的验证码，这次代办是看证件开始的。请结束代办，用验证码重新开始，或由本人登录签。',
    en: 'Signing needs a code from the person’s own phone; this was begun on papers. End it and begin again with a code, or let them sign in and sign.',
  })
