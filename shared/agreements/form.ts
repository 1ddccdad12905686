import type { Text } from '#shared/kernel/text.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'

/** What the form of an agreement depends on. */
export interface AgreementCase {
  request: Pick<ServiceRequest, 'dangerous' | 'audience' | 'confidential' | 'scopeItem' | 'shifts' | 'signatureAsked'>
  /** A party asked it for this placement alone. */
  asked: boolean
  /** One person would stand on two of the three sides if accepting were enough. */
  onePersonTwoSides: boolean
}

interface Provision {
  text: Text
  asks: (of: AgreementCase) => boolean
}

/** When an agreement has to be signed by all three (Art. 12: "as needed"), and the reason people read. */
export const signatureProvisions = {
  danger: {
    text: { zh: '服务可能有人身危险（第八条）', en: 'the service may be dangerous (Art. 8)' },
    asks: ({ request }) => request.dangerous,
  },
  minors: {
    text: { zh: '服务的是未成年人', en: 'it serves minors' },
    asks: ({ request }) => request.audience.kind === 'minors',
  },
  secrecy: {
    text: { zh: '涉及保密或知识产权', en: 'it touches secrets or intellectual property' },
    asks: ({ request }) => request.confidential,
  },
  series: {
    text: { zh: '连续多个时段，一起接单', en: 'it is a series of shifts' },
    asks: ({ request }) => request.scopeItem === 5 && request.shifts.length > 1,
  },
  asked: {
    text: { zh: '有一方要求签协议', en: 'a party asked for signatures' },
    asks: ({ request, asked }) => asked || request.signatureAsked,
  },
  onePersonTwoSides: {
    text: { zh: '同一个人不能代表两方', en: 'one person cannot stand for two sides' },
    asks: (of) => of.onePersonTwoSides,
  },
} as const satisfies Record<string, Provision>
export type SignatureProvision = keyof typeof signatureProvisions

const names: readonly SignatureProvision[] = ['danger', 'minors', 'secrecy', 'series', 'asked', 'onePersonTwoSides']

/** Pure: standard terms, agreed by accepting, unless a provision asks for three signatures. */
export const formOf = (of: AgreementCase): { form: 'standard' | 'signed'; because: SignatureProvision[] } => {
  const because = names.filter((name) => signatureProvisions[name].asks(of))
  return { form: because.length > 0 ? 'signed' : 'standard', because }
}
