import type { Text } from '#shared/kernel/text.ts'
import { townshipText } from '#shared/places/district.ts'
import { riskWords, scopeItemWords } from '#shared/requests/words.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'
import type { AgreedFacts, Agreement } from './agreement.ts'
import { unsigned } from './binding.ts'
import { type Element, elementWords } from './elements.ts'
import { termsFor } from './terms.ts'

/** One part of an agreement: its heading and what it says. Words the requester wrote stand as they were written. */
export interface AgreementSection {
  element: Element
  heading: Text
  lines: Text[]
}

const same = (words: string): Text => ({ zh: words, en: words })
const lines = (...all: (Text | undefined)[]): Text[] => all.filter((line) => line !== undefined)
const quoted = (label: Text, words: string): Text | undefined =>
  words === '' ? undefined : { zh: `${label.zh}：${words}`, en: `${label.en}: ${words}` }

const span = ({ starts, ends }: AgreedFacts): Text => {
  const [day, last] = [localDate(starts), localDate(ends)]
  const until = day === last ? localTime(ends) : `${last} ${localTime(ends)}`
  return {
    zh: `${day} ${localTime(starts)} 至 ${until}（北京时间）`,
    en: `${day} ${localTime(starts)} to ${until} (Beijing time)`,
  }
}

/** The exact address opens to both sides once they agreed; before that the township is enough to decide. */
const placeLines = ({ manner, place }: AgreedFacts, agreed: boolean): Text[] => {
  if (manner === 'online' || !place) return [{ zh: '线上，不限地点', en: 'Online, no place' }]
  const near = townshipText(place)
  if (agreed) return [{ zh: `${near.zh} ${place.address}`, en: `${place.address}, ${near.en}` }]
  return [near, { zh: '详细地址在协议达成后显示。', en: 'The exact address is shown once the agreement is made.' }]
}

const safetyLines = (facts: AgreedFacts): Text[] => [
  ...(facts.risks.length === 0
    ? [{ zh: '除日常风险外，没有其他危险。', en: 'No dangers beyond everyday ones.' }]
    : facts.risks.map(({ kind, note }) => ({
        zh: `${riskWords[kind].zh}：${note}`,
        en: `${riskWords[kind].en}: ${note}`,
      }))),
  ...lines(quoted({ zh: '保护措施', en: 'Protection' }, facts.safetyMeasures)),
]

const own: Readonly<Record<Element, (facts: AgreedFacts, agreed: boolean) => Text[]>> = {
  content: (facts) =>
    lines(
      quoted({ zh: '事项', en: 'Matter' }, facts.title),
      { zh: `范围：${scopeItemWords[facts.scopeItem]?.zh}`, en: `Scope: ${scopeItemWords[facts.scopeItem]?.en}` },
      quoted({ zh: '岗位', en: 'Position' }, facts.position),
      same(facts.problem),
      quoted({ zh: '期望的结果', en: 'Wanted outcome' }, facts.outcome),
    ),
  manner: ({ manner }) => [
    manner === 'online'
      ? { zh: '通过网络提供服务', en: 'Service over the network' }
      : { zh: '到现场提供服务', en: 'Service on site' },
  ],
  time: (facts) => [span(facts)],
  place: placeLines,
  conditions: ({ conditions }) => [same(conditions)],
  safety: safetyLines,
  volunteer: () => [],
  requester: ({ requesterName }) => [{ zh: `服务对象：${requesterName}`, en: `Requester: ${requesterName}` }],
  organization: ({ organizationName }) => [
    { zh: `组织：${organizationName.zh}`, en: `Organization: ${organizationName.en}` },
  ],
  other: () => [],
}

const order: readonly Element[] = [
  'content',
  'manner',
  'time',
  'place',
  'conditions',
  'safety',
  'volunteer',
  'requester',
  'organization',
  'other',
]

/**
 * Pure: an edition as people read it, with every element of Art. 12, for page and printed sheet. Speaks from the facts
 * kept in the edition, so that it reads the same for good.
 */
export const agreementText = (agreement: Agreement): AgreementSection[] =>
  order.map((element) => ({
    element,
    heading: elementWords[element],
    lines: [...own[element](agreement.facts, unsigned(agreement).length === 0), ...termsFor(element, agreement.terms)],
  }))
