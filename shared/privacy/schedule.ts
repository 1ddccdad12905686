import { keptDays } from '#shared/kernel/retention.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Kept } from './kept.ts'
import { keptSearches, keptStories } from './kept-stories.ts'
import { logs } from './schedule-of-logs.ts'

const self: Text = { zh: '本人', en: 'you' }
const withStaff: Text = {
  zh: '本人；本县区科协和所在组织的工作人员',
  en: 'you; staff of your district and of your organizations',
}
const bothSides: Text = {
  zh: '双方；本县区科协和所属组织的工作人员',
  en: 'both sides; staff of the district and of the organization',
}

/** All personal data of the product. Items that are in no line hold none. */
export const schedule = [
  {
    name: 'account',
    entities: [
      'Person',
      'PersonDetails',
      'PersonKey',
      'PhoneOwner',
      'IdOwner',
      'IdentityLink',
      'RegisterOwner',
      'Membership',
      'SamplePeople',
    ],
    what: {
      zh: '姓名、手机号、身份；另外同意了才有身份证号',
      en: 'Name, phone number, roles; an identity number only if you consented to it',
    },
    why: {
      zh: '登录；协议和证明上的姓名；服务前后联系',
      en: 'Signing in; the name on agreements and certificates; contact around a service',
    },
    who: {
      zh: '本人；达成协议的另一方（服务结束后关上）；核实需求的工作人员',
      en: 'you; the other side once agreed, until some days after; staff who verify a need',
    },
    howLong: {
      zh: `到您删除为止。用您专属的密钥加密，删除时先销毁密钥。登录后一直没有身份的，${keptDays.newcomer} 天没来就删除`,
      en: `until you delete it. Encrypted under a key of your own, which is destroyed first. Who signed in and never took a role is deleted ${keptDays.newcomer} days after they were last seen`,
    },
    ends: 'deletion',
    acts: ['placement.read', 'request.verify', 'person.register', 'role.appoint', 'role.grant'],
  },
  {
    name: 'signIn',
    entities: ['Challenge', 'SendCap', 'Session', 'Once'],
    what: { zh: '登录状态、验证码', en: 'Sign-ins and codes' },
    why: { zh: '确认是您本人', en: 'To know that it is you' },
    who: self,
    howLong: {
      zh: '验证码一小时，发送次数三天，登录最多 60 天',
      en: 'codes an hour, how often they were sent three days, a sign-in 60 days at most',
    },
    ends: 'expiry',
    acts: [],
  },
  {
    name: 'consents',
    entities: ['Consent'],
    what: { zh: '同意和撤回的记录', en: 'What you consented to, and withdrew' },
    why: {
      zh: '证明处理有依据（《个人信息保护法》第 14、15 条）',
      en: 'Proof of the ground for each use (PIPL, Art. 14 and 15)',
    },
    who: self,
    howLong: { zh: '一直保留；删除后只剩代号', en: 'kept; after deletion under an id only' },
    ends: 'anonymous',
    acts: [],
  },
  {
    name: 'volunteer',
    entities: ['Volunteer', 'IndexCard', 'IndexEntry', 'Paper', 'Guardian'],
    what: {
      zh: '专长、证明材料、语言、大致位置、能去多远、所在组织；未成年人的监护人手机号',
      en: 'Skills, papers, languages, rough home area, reach, organizations; of a minor the guardian’s number',
    },
    why: { zh: '按《办法》第十一条匹配需求', en: 'Matching under Art. 11 of the Measures' },
    who: withStaff,
    howLong: { zh: '到您删除为止', en: 'until you delete it' },
    ends: 'deletion',
    acts: ['volunteer.read', 'volunteer.list', 'volunteer.vouch'],
  },
  {
    name: 'registerList',
    entities: ['RegisterImport', 'ImportRows', 'ImportOutcome', 'Invitation', 'DeclinedInvitation'],
    what: {
      zh: '登记平台名册上的姓名、手机号、身份证号、登记号；按名册发出的邀请',
      en: 'Name, phone, identity and register number on a list of the register; invitations sent from it',
    },
    why: {
      zh: '核对谁已在登记平台注册（《办法》第七条）；身份证号只用来找人，不留',
      en: 'Checking who is enrolled there (Art. 7 of the Measures); identity numbers only find people and are not kept',
    },
    who: { zh: '上传名册的科协或组织的工作人员', en: 'staff of the association or organization that sent the list' },
    howLong: {
      zh: `名册 ${keptDays.importRows} 天；逐行结果 ${keptDays.importOutcome} 天；没来报名的，${keptDays.invited} 天后删除；拒绝过邀请的，只留手机号的密钥散列 ${keptDays.declined} 天，免得再打扰`,
      en: `the list a day; what was done for each row ${keptDays.importOutcome} days; who never came is deleted after ${keptDays.invited} days; of who said no only a keyed hash of the number, ${keptDays.declined} days, so that nobody asks again`,
    },
    ends: 'expiry',
    acts: ['register.import', 'register.export'],
  },
  {
    name: 'calendar',
    entities: ['Calendar'],
    what: {
      zh: '空闲时间、近期的服务和邀请、接受的比例',
      en: 'Free time, recent services and invitations, how often you say yes',
    },
    why: { zh: '不在您没空时打扰，不排重', en: 'Not to ask when you are busy, nor twice for one hour' },
    who: self,
    howLong: {
      zh: '服务过后 14 天、邀请过后 28 天清掉；其余到您删除为止',
      en: 'services go after 14 days, invitations after 28; the rest when you delete it',
    },
    ends: 'deletion',
    acts: ['volunteer.read'],
  },
  {
    name: 'offers',
    entities: ['Offer', 'MatchedPosition', 'MatchRun', 'Plan'],
    what: { zh: '收到的邀请、为什么问您、您的答复', en: 'Invitations, why you were asked, your answers' },
    why: { zh: '可以解释每一次匹配', en: 'So that each match can be explained' },
    who: withStaff,
    howLong: {
      zh: '匹配明细半年，每批邀请是怎么定的（只有代号和数）一年，排班方案 30 天；邀请一直保留，删除后只剩代号',
      en: 'details of a match half a year, what each wave was decided on (ids and numbers only) a year, plans 30 days; invitations are kept, after deletion under an id only',
    },
    ends: 'anonymous',
    acts: ['offer.read', 'match.explain', 'plan.read'],
  },
  {
    name: 'services',
    entities: ['Placement', 'Agreement', 'Attendance', 'Rating', 'Regular', 'Seat', 'UsedCode'],
    what: { zh: '接单、协议、签到签退、时长、评价', en: 'Placements, agreements, check-ins, hours, ratings' },
    why: { zh: '履行服务协议，出现争议时有据可查', en: 'The service agreement, and evidence in a dispute' },
    who: bothSides,
    howLong: { zh: '随服务记录保留；删除后只剩代号', en: 'as long as the record; after deletion under an id only' },
    ends: 'anonymous',
    acts: ['placement.read', 'agreement.read', 'hours.decide'],
  },
  {
    name: 'records',
    entities: ['ServiceRecord', 'ChainHead', 'Certificate'],
    what: { zh: '服务记录和证明', en: 'Service records and certificates' },
    why: { zh: '民政部令第 67 号要求如实记录', en: 'Order 67 of the Ministry of Civil Affairs asks for true records' },
    who: {
      zh: '本人；工作人员；拿到证明码的人（只见姓和尾号）',
      en: 'you; staff; whoever holds a code (surname and last digits only)',
    },
    howLong: {
      zh: '长期；删除后只剩代号，证明上写“本人的资料已删除”',
      en: 'for good; after deletion under an id only, and certificates say so',
    },
    ends: 'anonymous',
    acts: ['record.read', 'certificate.issue'],
  },
  keptStories,
  keptSearches,
  {
    name: 'messages',
    entities: ['Message'],
    what: { zh: '发给您的消息', en: 'Messages to you' },
    why: { zh: '告诉您该知道的事', en: 'To tell you what you need to know' },
    who: self,
    howLong: {
      zh: `${keptDays.message} 天；验证码短信 ${keptDays.code} 天`,
      en: `${keptDays.message} days; messages with a code ${keptDays.code}`,
    },
    ends: 'expiry',
    acts: ['messages.read'],
  },
  {
    name: 'contact',
    entities: ['ServiceRequest', 'RequestDraft', 'Proof'],
    what: {
      zh: '您作为联系人提的需求、替单位传的证明材料',
      en: 'Needs you are the contact of, documents you sent for your body',
    },
    why: { zh: '核实需求，和志愿者联系', en: 'Verifying the need, contact with volunteers' },
    who: bothSides,
    howLong: {
      zh: '需求长期保留；草稿一年不动就清掉；删除后联系人只剩代号',
      en: 'the need is kept; drafts go after a year untouched; after deletion the contact is an id only',
    },
    ends: 'anonymous',
    acts: ['request.read', 'request.list', 'request.verify'],
  },
  ...logs,
] as const satisfies readonly Kept[]
export type KeptName = (typeof schedule)[number]['name']

/** Copies of the whole table, for emergencies, age out after so many days. */
export const backupDays = 35
