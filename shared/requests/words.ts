import type { Text } from '#shared/kernel/text.ts'
import type { Audience, Destination, RiskKind, ScopeItem, UnfilledCause } from './service-request.ts'

export const requestWord: Text = { zh: '需求', en: 'request' }

export const scopeItemWords: Readonly<Record<ScopeItem, Text>> = {
  1: { zh: '基层阵地', en: 'grassroots positions' },
  2: { zh: '供需对接', en: 'supply and demand' },
  3: { zh: '场馆公园', en: 'venues and parks' },
  4: { zh: '大型活动', en: 'campaigns' },
  5: { zh: '设施与活动', en: 'facilities and events' },
  6: { zh: '老人、孩子、困难群众', en: 'elderly, minors, hardship' },
  7: { zh: '线上服务', en: 'online service' },
  8: { zh: '其他', en: 'other' },
}

export const destinationWords: Readonly<Record<Destination, Text>> = {
  community: { zh: '进社区', en: 'community' },
  village: { zh: '进乡村', en: 'village' },
  school: { zh: '进学校', en: 'school' },
  enterprise: { zh: '进企业', en: 'enterprise' },
  industrialPark: { zh: '进园区', en: 'industrial park' },
}

export const riskWords: Readonly<Record<RiskKind, Text>> = {
  arc: { zh: '弧光、烟尘', en: 'arc light, fumes' },
  movingMachine: { zh: '会动的机械', en: 'moving machines' },
  heat: { zh: '高温、烫伤', en: 'heat, burns' },
  height: { zh: '登高', en: 'heights' },
  electric: { zh: '用电', en: 'electricity' },
  pressure: { zh: '高压', en: 'pressure' },
  chemical: { zh: '化学品', en: 'chemicals' },
  fire: { zh: '明火', en: 'fire' },
  dust: { zh: '粉尘、噪声', en: 'dust, noise' },
  sharp: { zh: '割伤、扎伤', en: 'cuts' },
  slip: { zh: '湿滑', en: 'slippery ground' },
  water: { zh: '临水', en: 'water' },
  traffic: { zh: '交通', en: 'traffic' },
  crowd: { zh: '人多拥挤', en: 'crowds' },
  outdoor: { zh: '野外、天气', en: 'outdoors, weather' },
  biological: { zh: '病菌、虫叮', en: 'germs, bites' },
  animal: { zh: '牲畜、狗', en: 'animals' },
  other: { zh: '其他', en: 'other' },
}

export const unfilledCauseWords: Readonly<Record<UnfilledCause, Text>> = {
  noSkill: { zh: '没人会', en: 'nobody has the skill' },
  noTime: { zh: '没时间', en: 'nobody is free' },
  tooFar: { zh: '太远', en: 'too far' },
  declined: { zh: '都谢绝', en: 'all declined' },
  unclear: { zh: '说不清', en: 'unclear' },
  tooLate: { zh: '来不及', en: 'too late' },
}

/** What belongs under each item, with examples, for whoever has to choose one. */
export const scopeItemHelp: Readonly<Record<ScopeItem, Text>> = {
  1: {
    zh: '文明实践站、党群中心等基层的讲座、培训、义诊、农技、防灾、健康。',
    en: 'Talks, training, free clinic, farming, safety and health at community and village centres.',
  },
  2: {
    zh: '企业、园区、乡村的技术难题：看设备、改工艺、出主意。',
    en: 'Technical difficulties of enterprises, parks and villages: machines, processes, advice.',
  },
  3: {
    zh: '科技馆、博物馆、图书馆、公园里的讲解和值守。',
    en: 'Guiding and shifts in museums, libraries, parks and other public places.',
  },
  4: {
    zh: '科技周、科普日、三下乡等固定日子的大活动。',
    en: 'Big events on fixed dates, such as science week and science day.',
  },
  5: {
    zh: '帮着办科普设施、群众科技活动、协会活动，常常要固定的人。',
    en: 'Helping to run science facilities, popular science and association events, often with the same people.',
  },
  6: {
    zh: '专门为老人、孩子、困难群众做的服务。',
    en: 'Service meant for elderly people, children, people in hardship.',
  },
  7: { zh: '全程在网上做的服务。', en: 'Service done wholly over the network.' },
  8: {
    zh: '上面都不像的公益科技服务；找人前由工作人员确认。',
    en: 'Anything else for public benefit; staff confirm it first.',
  },
}

export const audienceWords: Readonly<Record<Audience['kind'], Text>> = {
  public: { zh: '一般群众', en: 'the general public' },
  minors: { zh: '未成年人', en: 'minors' },
  elderly: { zh: '老年人', en: 'elderly people' },
  hardship: { zh: '困难群众', en: 'people in hardship' },
  staff: { zh: '本单位职工', en: 'our own staff' },
  farmers: { zh: '农户', en: 'farmers' },
}
