import type { Text } from '#shared/kernel/text.ts'
import sections from './data/industries.json' with { type: 'json' }

/** GB/T 4754-2017: sections with their divisions 01 to 97. A class is a division with two more digits. */
export interface IndustrySection extends Text {
  divisions: readonly (Text & { code: string })[]
}

export const industrySections: readonly IndustrySection[] = sections

const divisionCodes: ReadonlySet<string> = new Set(
  industrySections.flatMap(({ divisions }) => divisions.map(({ code }) => code)),
)

/** A division, or a class of one. */
export const isIndustry = (code: string): boolean => /^\d{2}(\d{2})?$/.test(code) && divisionCodes.has(code.slice(0, 2))

/** Whether two are of the same class; where one side names its division only, of the same division. */
export const isSameIndustry = (a: string, b: string): boolean => {
  const digits = Math.min(a.length, b.length)
  return a.slice(0, digits) === b.slice(0, digits)
}
