import type { Text } from '#shared/kernel/text.ts'
import type { ConstraintName } from './constraints/index.ts'

/** What is true of the people whom a rule lets through: a funnel counts those, so its steps say what they have, not what stops others. */
export const passedWords: Readonly<Record<ConstraintName, Text>> = {
  manner: { zh: '服务方式合得上', en: 'Serve in the manner asked for' },
  reach: { zh: '路程够得着', en: 'Within reach' },
  skillLevel: { zh: '各项技能都够水平', en: 'Hold every skill at the level asked for' },
  active: { zh: '在册，可以服务', en: 'Active volunteers' },
  conduct: { zh: '作过品行承诺', en: 'Stated good conduct' },
  fitForService: { zh: '说明身心适合', en: 'Stated they are fit for service' },
  guardian: { zh: '成年，或有监护人同意', en: 'Adults, or minors with a guardian’s consent' },
  minorSafe: { zh: '没有让未成年人涉险', en: 'No minor in danger' },
  insurable: { zh: '买得到意外险', en: 'Can be insured' },
  licence: { zh: '证书齐，服务那天有效', en: 'Licences valid on the day' },
  training: { zh: '要的培训都有', en: 'Trained as asked for' },
  safeguarding: { zh: '有未成年人保护培训', en: 'Trained in safeguarding minors' },
  languages: { zh: '会说要的语言', en: 'Speak the languages asked for' },
  directed: { zh: '在定向招募的组织里', en: 'In an organization it is directed to' },
  competitor: { zh: '不是同行', en: 'Not of a competitor' },
  chosenByVolunteer: { zh: '本人没有回避这个单位', en: 'Have not ruled this body out' },
  chosenByRequester: { zh: '对方没有请求回避', en: 'Not ruled out by the requester' },
  available: { zh: '那段时间有空', en: 'Free at that time' },
  noOverlap: { zh: '和别的服务不撞时间', en: 'No other service at that time' },
  travelGap: { zh: '前后赶得上路', en: 'Time to travel before and after' },
  weeklyHours: { zh: '没超每周时长', en: 'Within their weekly hours' },
  notPaused: { zh: '没有暂停接收邀请', en: 'Have not paused invitations' },
  declinedBefore: { zh: '没谢绝过这个需求', en: 'Have not declined this request' },
  oneOpenAsk: { zh: '同一时段没有待回复的邀请', en: 'No unanswered invitation for those hours' },
  weeklyAsks: { zh: '这周还没问满', en: 'Not yet asked as often as they allow this week' },
}
