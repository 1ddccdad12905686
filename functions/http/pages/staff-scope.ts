import type { Call } from '#functions/http/edge.ts'
import type { Option } from '#functions/http/look/fields.tsx'
import type { Language } from '#shared/kernel/text.ts'
import { districtsInReach } from '#shared/organizations/districts-in-reach.ts'
import { cityCode, territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { districts } from '#shared/places/district.ts'

/** The districts a page of staff is about: all in their reach, or the one they chose. */
export interface Scope {
  /** In reach. */
  all: string[]
  /** What was chosen; empty for all of them. */
  chosen: string
  codes: string[]
}

export const scopeOf = (c: Call): Scope => {
  const all = districtsInReach(c.get('context').actor)
  const wanted = c.req.query('district') ?? ''
  const chosen = all.includes(wanted) ? wanted : ''
  return { all, chosen, codes: chosen === '' ? all : [chosen] }
}

/** The inboxes of some districts, as reading them asks for. */
export const inboxesOf = (codes: readonly string[]) =>
  codes.map((code) => ({ organizationId: territoryId(code), reach: territoryReach(code) }))

export const districtText = (code: string, language: Language): string =>
  districts.find((one) => one.code === code)?.[language] ??
  (code === cityCode ? { zh: '市本级', en: 'The city itself' }[language] : code)

/** Choices of a scope; without a choice to make, none. */
export const scopeOptions = ({ all }: Scope, language: Language): Option[] =>
  all.length < 2
    ? []
    : [
        { value: '', text: { zh: '全部辖区', en: 'All districts' }[language] },
        ...all.map((value) => ({ value, text: districtText(value, language) })),
      ]

/** An address with those parameters that have a value. */
export const address = (path: string, query: Readonly<Record<string, string | number | undefined>>): string => {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') given.set(name, String(value))
  }
  return given.size === 0 ? path : `${path}?${given}`
}
