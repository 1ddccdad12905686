import type { Text } from '#shared/kernel/text.ts'
import type { DeclineReason } from './offer.ts'

export const offerWord: Text = { zh: '邀请', en: 'invitation' }

export const declineReasonWords: Readonly<Record<DeclineReason, Text>> = {
  busy: { zh: '想帮，但这个时间不行', en: 'would help, but not at that time' },
  tooFar: { zh: '太远', en: 'too far' },
  notMySkill: { zh: '不是我的专长', en: 'not my field' },
  unclear: { zh: '没看明白要做什么', en: 'the need is unclear' },
  risk: { zh: '觉得有危险', en: 'the risk' },
  other: { zh: '别的原因', en: 'another reason' },
}
