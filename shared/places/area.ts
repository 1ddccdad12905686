import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js'
import { distanceKm, type Point } from './place.ts'

/**
 * 片区: an H3 cell. Everybody stands in the near layer (36 km² cells), which is read for the closest 10 km; whoever
 * travels further also stands once in a layer of larger cells that suits how far. A place is so answered by a number of
 * cells that no reach can grow: about 17 near, 30 regional (253 km²) and 20 far ones (12,000 km²), one query each and skill.
 */
export const layers = {
  near: { resolution: 6, reachKm: 10 },
  regional: { resolution: 5, reachKm: 40 },
  far: { resolution: 3, reachKm: 200 },
} as const
export type Layer = keyof typeof layers
export const layerNames: readonly Layer[] = ['near', 'regional', 'far']

export const areaOf = (point: Point, layer: Layer = 'near'): string =>
  latLngToCell(point.lat, point.lng, layers[layer].resolution)

/** The layer besides the near one in which somebody of this reach is found; none for those who stay near. */
export const wideLayer = (reachKm: number): Exclude<Layer, 'near'> | undefined => {
  if (reachKm <= layers.near.reachKm) return undefined
  return reachKm <= layers.regional.reachKm ? 'regional' : 'far'
}

/** One cell that may hold people in reach of a point. `nearestKm` is no more than the distance of anybody in it. */
export interface NearArea {
  layer: Layer
  cell: string
  nearestKm: number
}

const spacingKm = (radius: number): number => radius * Math.sqrt(3) * 0.85

/** Every cell in which somebody of that layer may live who reaches the point; nearest first. */
export const areasAround = (point: Point, layer: Layer): NearArea[] => {
  const { reachKm, resolution } = layers[layer]
  const home = latLngToCell(point.lat, point.lng, resolution)
  const rings = Math.ceil((reachKm + radiusKm(home)) / spacingKm(radiusKm(home)))
  return gridDisk(home, rings)
    .flatMap((cell): NearArea[] => {
      const nearestKm = cell === home ? 0 : Math.max(0, distanceKm(point, centreOf(cell)) - radiusKm(cell))
      return nearestKm <= reachKm ? [{ layer, cell, nearestKm }] : []
    })
    .sort((a, b) => a.nearestKm - b.nearestKm || (a.cell < b.cell ? -1 : 1))
}

const centreOf = (cell: string): Point => {
  const [lat, lng] = cellToLatLng(cell)
  return { lat, lng }
}

/** From the centre of a cell to its farthest corner. */
const radiusKm = (cell: string): number => {
  const centre = centreOf(cell)
  return Math.max(...cellToBoundary(cell).map(([lat, lng]) => distanceKm(centre, { lat, lng })))
}
