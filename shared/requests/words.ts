import type { Text } from '#shared/kernel/text.ts'
import type { Destination, RiskKind, ScopeItem, UnfilledCause } from './service-request.ts'

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
  electric: { zh: '用电、压力', en: 'electricity, pressure' },
  chemical: { zh: '化学品', en: 'chemicals' },
  water: { zh: '临水', en: 'water' },
  traffic: { zh: '交通', en: 'traffic' },
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
