import type { Text } from '#shared/kernel/text.ts'
import { riskWords } from '../words.ts'
import { type Danger, graveDangers, likelyDangers } from './dangers.ts'
import { childIn } from './first-draft.ts'
import { saidIn } from './said.ts'

/** Something about a need that its author should know before handing it in. It never keeps anybody from doing so. */
export interface Caution {
  name: string
  side: 'benefit' | 'safety'
  /** The words that led to it. */
  word: string
  text: Text
}

interface Rule {
  side: Caution['side']
  words: RegExp
  text: Text
}

/** What free service for public benefit may not do, and what may hurt somebody. */
export const cautionRules = {
  labour: {
    side: 'benefit',
    words: /代工|赶订单|赶货|赶工期|顶班|替班|顶岗|临时工|免费劳动力|搬货|人手不够/,
    text: {
      zh: '志愿服务无偿、公益（第二条），不顶替工人干活，也不替企业赶订单。可以请人教办法、找原因、出主意。',
      en: 'Service is free and for public benefit (Art. 2): nobody stands in for workers or fills orders. People may teach, find causes and advise.',
    },
  },
  selling: {
    side: 'benefit',
    words:
      /推销|销售|带货|招商|拉客户|揽客|卖货|促销|代销|(?:没有?|找)?销路|销不出去|卖不出去|滞销|对接市场|打广告|引流/,
    text: {
      zh: '志愿者不能以这个身份做营利的事（第九条第一项）：不替人卖货、拉客、打广告。可以教怎么卖、怎么做品牌。',
      en: 'Nobody may work for profit as a volunteer (Art. 9(1)): no selling, canvassing or advertising. People may teach how to sell and build a brand.',
    },
  },
  payment: {
    side: 'benefit',
    words: /付费|收费|有偿|报酬|酬劳|佣金|提成|工钱|工资|劳务费|辛苦费|红包|酬谢|给钱/,
    text: {
      zh: '志愿者不收报酬，换个名目收也不行（第九条第四项）。付钱、送礼的话请去掉。',
      en: 'Volunteers take no pay, under no other name either (Art. 9(4)). Please leave out payments and gifts.',
    },
  },
  proxy: {
    side: 'benefit',
    words: /代写|代做|代办|代报|替我们写|帮写论文|包过|挂名|挂证/,
    text: {
      zh: '自己的材料自己写：公益服务（第二条）可以讲怎么写、帮着看，不代写、不代办、不挂名。',
      en: 'Your papers are yours to write: service for public benefit (Art. 2) may explain and review, not write, apply or lend a name.',
    },
  },
  emergency: {
    side: 'safety',
    words: /着火了|起火了|爆炸了|中毒|泄漏了|坍塌|被困|有人受伤|昏迷/,
    text: {
      zh: '有人正有危险，请先打 119、120、110。这里找人要几个小时。',
      en: 'If anybody is in danger now, call 119, 120 or 110 first. Finding people here takes hours.',
    },
  },
  childAlone: {
    side: 'safety',
    words:
      /孩子单独|单独(带|陪|辅导|照看)|独自(带|陪)孩子|一对一(辅导|陪|教)(孩子|学生|儿童)?|儿童单独|上门辅导孩子|陪孩子过夜|留宿/,
    text: {
      zh: '孩子不能跟一位志愿者单独在一起：每个时段至少两位成年志愿者，您这边也要有大人在场。',
      en: 'No child is ever alone with one volunteer: at least two adult volunteers a shift, and an adult of yours present.',
    },
  },
} as const satisfies Record<string, Rule>

const words = (dangers: readonly Danger[]): string => [...new Set(dangers.map(({ word }) => word))].join('、')
const names = (dangers: readonly Danger[], language: 'zh' | 'en'): string =>
  [...new Set(dangers.map(({ kind }) => riskWords[kind][language]))].join(language === 'zh' ? '、' : ', ')

const graveCaution = (dangers: readonly Danger[]): Caution => ({
  name: 'danger',
  side: 'safety',
  word: words(dangers),
  text: {
    zh: '这样的活会伤到人，“危险和保护”一定要写清（第八条）；现场其实没有，就勾“其他”写明。志愿者只看、只讲，要证的活请持证的人干。',
    en: 'Such work hurts people: the part on dangers must be filled in (Art. 8); if there is none after all, tick "other" and say so. Volunteers look and advise; licensed work is for the licensed.',
  },
})

const likelyCaution = (dangers: readonly Danger[]): Caution => ({
  name: 'likely',
  side: 'safety',
  word: words(dangers),
  text: {
    zh: `现场可能有：${names(dangers, 'zh')}。有就在“危险和保护”里勾上（第八条），志愿者先看了才决定来不来。`,
    en: `Perhaps there are: ${names(dangers, 'en')}. Tick what there is among the dangers (Art. 8); volunteers read it before they decide.`,
  },
})

const minorsCaution: Caution = {
  name: 'minors',
  side: 'safety',
  word: '',
  text: {
    zh: '有孩子参加：每个时段至少要两位成年志愿者，您这边也要有大人在场。',
    en: 'Children take part: at least two adult volunteers a shift, and an adult of yours present.',
  },
}

/** Pure: all that a text gives reason to say. Grave dangers come first: the part on risks is then not left empty. */
export const cautionsFor = (text: string): Caution[] => {
  const [dangers, likely] = [graveDangers(text), likelyDangers(text)]
  const told = Object.entries(cautionRules).flatMap(([name, { side, words: said, text: told }]): Caution[] => {
    const word = saidIn(text, said)
    return word === undefined ? [] : [{ name, side, word, text: told }]
  })
  const isAlone = told.some(({ name }) => name === 'childAlone')
  const child = childIn(text)
  return [
    ...(dangers.length > 0 ? [graveCaution(dangers)] : []),
    ...told,
    ...(child !== undefined && !isAlone ? [{ ...minorsCaution, word: child }] : []),
    ...(likely.length > 0 ? [likelyCaution(likely)] : []),
  ]
}
