import type { Text } from '#shared/kernel/text.ts'
import type { SkillLevel } from '#shared/skills/skill.ts'
import type { AskName } from './asks.ts'

/** What a kind of need is called, what its words are, and how such a need usually looks. */
export interface NeedKind {
  words: Text
  /** What people say when they mean it. */
  said: RegExp
  /** Domains of skills that mostly stand for it. */
  domains: readonly string[]
  hours: number
  level: SkillLevel
  /** What people who come have to know beforehand, the most useful first. */
  asks: readonly AskName[]
}

/** Every kind of need that the coach knows; the first of those with the same number of words is taken. */
export const needKinds = {
  fault: {
    words: { zh: '设备故障', en: 'a machine that fails' },
    said: /故障|报警|停机|停线|死机|坏了|不动了|跳闸|漏油|异响|偏(出|了|位)|抖动|振动大|不稳定|失灵|修不好|老是|程序丢|没有备份/g,
    domains: [],
    hours: 3,
    level: 2,
    asks: ['model', 'since', 'tried'],
  },
  clinic: {
    words: { zh: '义诊', en: 'a free clinic' },
    said: /义诊|看病|坐诊|量血压|测血压|血糖|体检|把脉|健康咨询|巡诊/g,
    domains: [],
    hours: 3,
    level: 2,
    asks: ['people', 'specialty'],
  },
  drill: {
    words: { zh: '演练和应急', en: 'a drill' },
    said: /演练|逃生|疏散|急救|应急|消防器材|心肺复苏|避震/g,
    domains: [],
    hours: 2,
    level: 2,
    asks: ['people', 'learners'],
  },
  elderly: {
    words: { zh: '教老人用手机', en: 'phones for elderly people' },
    said: /智能手机|用手机|微信|视频通话|手机缴费|调大字体|预约挂号|防骗|诈骗/g,
    domains: [],
    hours: 2,
    level: 1,
    asks: ['topics', 'people'],
  },
  youth: {
    words: { zh: '青少年活动', en: 'an activity for young people' },
    said: /学生|孩子|小学|中学|初中|高中|年级|科学课|科普大篷车|流动科技馆|研学|校园|留守儿童|实验课|望远镜|进学校/g,
    domains: [],
    hours: 2,
    level: 1,
    asks: ['grade', 'people', 'guardian'],
  },
  farming: {
    words: { zh: '种植养殖', en: 'farming' },
    said: /种植|养殖|果树|果园|水稻|秧苗|稻田|黄叶|掉果|挂果|病虫|虫害|施肥|修剪|育苗|大棚|土壤|饲料|猪|牛|羊|鸡|鸭|鱼塘|蚕|蘑菇|菌种|油茶|柑|桔|茶园|亩|庄稼|发病/g,
    domains: ['AG', 'AN', 'FW'],
    hours: 3,
    level: 2,
    asks: ['area', 'since', 'tried'],
  },
  evaluation: {
    words: { zh: '评估和把关', en: 'an evaluation' },
    said: /评估|评审|鉴定|验收|诊断|把关|检测|会诊|审一审|看看材料|踩没踩|侵权|热平衡|测试/g,
    domains: [],
    hours: 3,
    level: 3,
    asks: ['papers', 'goal'],
  },
  advice: {
    words: { zh: '政策、专利和经营', en: 'policies, patents and business' },
    said: /申报|高新|专利|商标|政策|补贴|税|加计扣除|融资|贷款|财务|账|认定|品牌|电商|销路|项目书|知识产权|市场/g,
    domains: ['LS', 'BM'],
    hours: 2,
    level: 2,
    asks: ['papers', 'goal'],
  },
  training: {
    words: { zh: '培训', en: 'a training' },
    said: /培训|教(会|我们|工人|职工|检验员|村民|老师)|学会|想学|手把手|带徒|上岗|实操|学习/g,
    domains: [],
    hours: 3,
    level: 2,
    asks: ['people', 'learners', 'goal'],
  },
  talk: {
    words: { zh: '讲座和科普', en: 'a talk' },
    said: /讲座|讲课|讲一[次课堂讲下]|讲讲|上一[课堂]|宣讲|科普|报告会|宣传|普及|讲解/g,
    domains: ['SC', 'SF', 'MD'],
    hours: 2,
    level: 2,
    asks: ['people', 'learners'],
  },
  process: {
    words: { zh: '工艺改进', en: 'a process to improve' },
    said: /工艺|提高|提升|改进|改造|优化|效率|成本|能耗|良率|合格率|返工|生产线|产线|节能|除尘|产能|质量|研发|配方/g,
    domains: ['ME', 'AU', 'VE', 'MT', 'QM', 'FD', 'EN', 'CE'],
    hours: 3,
    level: 2,
    asks: ['figures', 'goal', 'tried'],
  },
  build: {
    words: { zh: '软件和数据', en: 'software and data' },
    said: /软件|系统开发|小程序|数据库|平台|网站|算法|联网|数据分析|信息化/g,
    domains: ['IT'],
    hours: 3,
    level: 2,
    asks: ['current', 'goal'],
  },
  other: {
    words: { zh: '其他', en: 'something else' },
    said: /(?!)/g,
    domains: [],
    hours: 2,
    level: 2,
    asks: ['goal', 'people'],
  },
} as const satisfies Record<string, NeedKind>
export type NeedKindName = keyof typeof needKinds

const namesOf = <Names extends string>(kinds: Readonly<Record<Names, unknown>>): Names[] => {
  const names: Names[] = []
  for (const name in kinds) names.push(name)
  return names
}

/** Pure: the kind a text speaks of most, by different words; where it says little, the skill it needs decides. */
export const kindOfNeed = (text: string, skill?: string): NeedKindName => {
  const domain = skill?.slice(0, 2)
  let best: { name: NeedKindName; worth: number } = { name: 'other', worth: 0 }
  for (const name of namesOf(needKinds)) {
    const { said, domains }: NeedKind = needKinds[name]
    const words = new Set(text.match(said) ?? []).size
    const worth = words + (domain !== undefined && domains.includes(domain) ? 0.9 : 0)
    if (worth > best.worth) best = { name, worth }
  }
  return best.name
}
