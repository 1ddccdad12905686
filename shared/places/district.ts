import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'
import listed from './data/districts.json' with { type: 'json' }
import { Point } from './place.ts'

const Named = z.object({ code: z.string(), zh: z.string(), en: z.string(), point: Point })

/** The city's districts and counties with their townships. */
export const districts = z.array(Named.extend({ townships: z.array(Named) })).parse(listed)

/** The township of a code with its district; together they say where somebody is, so that the two cannot disagree. */
export const townshipOf = (code: string): { districtCode: string; townshipCode: string; point: Point } | undefined => {
  const district = districts.find(({ townships }) => townships.some((one) => one.code === code))
  const township = district?.townships.find((one) => one.code === code)
  return district && township && { districtCode: district.code, townshipCode: code, point: township.point }
}

/** `柳南区 河西街道`: as near as a place is named to people who have not agreed yet. */
export const townshipText = (place: { districtCode: string; townshipCode: string }): Text => {
  const district = districts.find(({ code }) => code === place.districtCode)
  const township = district?.townships.find(({ code }) => code === place.townshipCode)
  return {
    zh: [district?.zh ?? place.districtCode, township?.zh ?? ''].join(' ').trim(),
    en: [township?.en, district?.en ?? place.districtCode].filter((name) => name !== undefined).join(', '),
  }
}
