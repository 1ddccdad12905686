import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { isIndustry } from '#shared/organizations/industries.ts'
import { isCreditCode } from './credit-code.ts'
import type { Requester } from './requester.ts'

const isClass = (code: string): boolean => code.length === 4 && isIndustry(code)

/**
 * Pure: what a body got wrong about itself. A code of either kind has to be right; one that registers by itself as an
 * enterprise has to have both: staff vouch by the one, competitors are told apart by the other (Art. 11(2)).
 */
export const requesterFaults = (
  body: Pick<Requester, 'kind' | 'creditCode' | 'industry'>,
  registers: 'self' | 'staff',
): FieldProblem[] => {
  const { creditCode, industry } = body
  const must = registers === 'self' && body.kind === 'enterprise'
  return [
    ...(creditCode === undefined
      ? must
        ? [codeMissing]
        : []
      : isCreditCode(creditCode)
        ? []
        : [{ path: 'creditCode', text: wrongCreditCode(creditCode) }]),
    ...(industry === undefined
      ? must
        ? [industryMissing]
        : []
      : isClass(industry)
        ? []
        : [{ path: 'industry', text: wrongIndustry(industry) }]),
  ]
}

const codeMissing: FieldProblem = {
  path: 'creditCode',
  text: {
    zh: '企业要填统一社会信用代码，营业执照上有。',
    en: 'An enterprise states its unified social credit code; it stands on the business licence.',
  },
}

export const industryMissing: FieldProblem = {
  path: 'industry',
  text: {
    zh: '企业要填行业小类，四位数字，用来避开同行。',
    en: 'An enterprise states its industry class, four digits, so that no competitor is sent.',
  },
}

const wrongCreditCode = (code: string) => ({
  zh: `“${code.slice(0, 24)}”不是统一社会信用代码：应是 18 位，最后一位要对得上。请照证书再抄一遍。`,
  en: `"${code.slice(0, 24)}" is no unified social credit code: 18 signs, the last one a check sign. Copy it again from the certificate.`,
})

const wrongIndustry = (code: string) => ({
  zh: `“${code.slice(0, 24)}”不是行业小类。填四位数字，比如 3670。`,
  en: `"${code.slice(0, 24)}" is no industry class. Enter four digits, such as 3670.`,
})
