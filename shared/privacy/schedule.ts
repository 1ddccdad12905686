import { keptDays } from '#shared/kernel/retention.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Kept } from './kept.ts'

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
    entities: ['Offer', 'MatchedPosition'],
    what: { zh: '收到的邀请、为什么问您、您的答复', en: 'Invitations, why you were asked, your answers' },
    why: { zh: '可以解释每一次匹配', en: 'So that each match can be explained' },
    who: withStaff,
    howLong: {
      zh: '匹配明细半年；邀请一直保留，删除后只剩代号',
      en: 'details of a match half a year; invitations are kept, after deletion under an id only',
    },
    ends: 'anonymous',
    acts: ['offer.read', 'match.explain'],
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
    entities: ['ServiceRequest', 'RequestDraft'],
    what: { zh: '您作为联系人提的需求', en: 'Needs you are the contact of' },
    why: { zh: '核实需求，和志愿者联系', en: 'Verifying the need, contact with volunteers' },
    who: bothSides,
    howLong: {
      zh: '需求长期保留；草稿一年不动就清掉；删除后联系人只剩代号',
      en: 'the need is kept; drafts go after a year untouched; after deletion the contact is an id only',
    },
    ends: 'anonymous',
    acts: ['request.read', 'request.list', 'request.verify'],
  },
  {
    name: 'onBehalf',
    entities: ['Delegation', 'DoneFor', 'Entered'],
    what: { zh: '工作人员在柜台或电话里替您办的事', en: 'What staff did for you at a counter or by phone' },
    why: {
      zh: '您可以查、可以撤销；办的人不能又去核实、裁定',
      en: 'So that you can check and undo it, and whoever did it does not decide on it too',
    },
    who: { zh: '本人；经办人；审计', en: 'you; whoever acted; auditors' },
    howLong: {
      zh: `代办本身一天；办过的事三年；谁替哪一方办过，随那个需求保留，只是代号`,
      en: `the time of acting a day; what was done three years (${keptDays.audit} days); who acted in a matter, by id, as long as the matter`,
    },
    ends: 'expiry',
    acts: ['delegation.start'],
  },
  {
    name: 'audit',
    entities: ['Audit', 'Seal', 'SealLeaves', 'SealHead', 'ChainCheck'],
    what: {
      zh: '谁看过、改过您的资料；每小时封存成一条链，只含代号',
      en: 'Who looked at your data or changed it, under ids, sealed every hour into a chain',
    },
    why: {
      zh: '您可以查，出了事可以追，改动会被发现',
      en: 'So that you can check, misuse can be traced, and tampering is found',
    },
    who: { zh: '本人；审计', en: 'you; auditors' },
    howLong: {
      zh: '三年，到期按整小时删除',
      en: `three years (${keptDays.audit} days), then whole sealed hours go`,
    },
    ends: 'expiry',
    acts: ['audit.read'],
  },
  {
    name: 'breaches',
    entities: ['Breach', 'BreachPerson'],
    what: {
      zh: '发生泄露时：哪些人的哪几类资料受影响，只记代号',
      en: 'After a breach: whose data of which kinds was affected, under ids',
    },
    why: {
      zh: '通知您和主管部门（《个人信息保护法》第 57 条）',
      en: 'Telling you and the authority (PIPL, Art. 57)',
    },
    who: {
      zh: '市科协和管理员；联系方式要两个人同意才打开',
      en: 'the city association and administrators; contact details only when two people open them',
    },
    howLong: { zh: '三年', en: `three years (${keptDays.audit} days)` },
    ends: 'expiry',
    acts: ['breach.report'],
  },
  {
    name: 'calls',
    entities: [],
    what: {
      zh: '访问日志：代号、时间、哪个页面、网络地址段、结果',
      en: 'The log of calls: id, time, which page, class of address, answer',
    },
    why: {
      zh: '《网络安全法》第 21 条要求至少留六个月',
      en: 'The Cybersecurity Law (Art. 21) asks for six months at least',
    },
    who: { zh: '管理员', en: 'administrators' },
    howLong: { zh: `${keptDays.calls} 天，不在数据库里`, en: `${keptDays.calls} days, outside the database` },
    ends: 'expiry',
    acts: [],
  },
] as const satisfies readonly Kept[]
export type KeptName = (typeof schedule)[number]['name']

/** Copies of the whole table, for emergencies, age out after so many days. */
export const backupDays = 35
