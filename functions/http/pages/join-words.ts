import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { RequesterKind } from '#shared/requesters/requester.ts'

export const problem = (path: string, zh: string, en: string): FieldProblem => ({ path, text: { zh, en } })

/** All that is wrong with a form, in one answer. */
export const toCorrect = (fields: readonly FieldProblem[]): Refusal =>
  new Refusal(
    'invalid',
    'joining',
    { zh: `还有 ${fields.length} 处要改。`, en: `${fields.length} things to correct.` },
    { fields },
  )

/** Who belongs under each kind of body. */
export const kindHelp: Readonly<Record<RequesterKind, Text>> = {
  community: { zh: '居委会、社区服务站', en: 'residents’ committee, community station' },
  village: { zh: '村委会、村集体', en: 'village committee, village collective' },
  school: { zh: '中小学、幼儿园、高校', en: 'schools, kindergartens, universities' },
  enterprise: { zh: '公司、工厂、合作社', en: 'companies, factories, cooperatives' },
  industrialPark: { zh: '园区管委会、运营方', en: 'the administration of a park' },
  venue: { zh: '科技馆、图书馆、公园', en: 'science centres, libraries, parks' },
  publicBody: { zh: '机关、事业单位', en: 'offices and public institutions' },
  association: { zh: '科协、学会、协会', en: 'associations and societies' },
}
