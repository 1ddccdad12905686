import { keptDays } from '#shared/kernel/retention.ts'
import type { Kept } from './kept.ts'

/** What is kept so that the processing itself can be accounted for. */
export const logs = [
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
