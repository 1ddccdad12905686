import * as z from 'zod'

/** Degrees, WGS 84. */
export const Point = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
export type Point = z.infer<typeof Point>

/**
 * Where service happens. Before agreement people see district and township; the exact address opens to both sides
 * once they agreed.
 */
export const Place = z.object({
  districtCode: z.string().regex(/^\d{6}$/),
  townshipCode: z.string().regex(/^\d{9}$/),
  point: Point,
  address: z.string().min(1).max(120),
})
export type Place = z.infer<typeof Place>

const earthKm = 6371.0088
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Straight-line distance in kilometres (haversine). */
export const distanceKm = (a: Point, b: Point): number => {
  const half = (from: number, to: number): number => Math.sin((to - from) / 2) ** 2
  const inner =
    half(radians(a.lat), radians(b.lat)) +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(radians(a.lng), radians(b.lng))
  return 2 * earthKm * Math.asin(Math.sqrt(Math.min(1, inner)))
}

/** How long people take: a detour factor on the straight line, a speed, and minutes for getting ready. */
export const travelRule = { detour: 1.4, kmPerHour: 25, readyMinutes: 10 } as const

/** Whole minutes from one place to another, rounded up; 0 within the same place (under 100 m). */
export const travelMinutes = (km: number): number =>
  km < 0.1 ? 0 : Math.ceil((km * travelRule.detour * 60) / travelRule.kmPerHour + travelRule.readyMinutes)
