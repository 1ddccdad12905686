import { districts } from '#shared/places/district.ts'
import type { Point } from '#shared/places/place.ts'

export interface Township {
  code: string
  zh: string
  point: Point
}

/** The townships of a district; throws for a code that is none. */
export const townshipsOf = (districtCode: string): readonly Township[] => {
  const found = districts.find(({ code }) => code === districtCode)
  if (!found) throw new Error(`No district ${districtCode}.`)
  return found.townships
}

export const townshipOf = (code: string): Township => {
  const found = townshipsOf(code.slice(0, 6)).find((one) => one.code === code)
  if (!found) throw new Error(`No township ${code}.`)
  return found
}

/** Degrees of one kilometre at the latitude of the city. */
const degreesPerKm = { lat: 1 / 110.6, lng: 1 / 101.4 } as const

/** A point around the middle of a township: within some kilometres, rounded to about a hundred metres. Nobody's address. */
export const scattered = ({ zh, point }: Township, random: () => number): Point => {
  const km = (zh.endsWith('街道') ? 0.9 : 2.5) * Math.sqrt(random())
  const angle = random() * 2 * Math.PI
  const rounded = (degrees: number): number => Math.round(degrees * 1000) / 1000
  return {
    lat: rounded(point.lat + Math.sin(angle) * km * degreesPerKm.lat),
    lng: rounded(point.lng + Math.cos(angle) * km * degreesPerKm.lng),
  }
}
