import { cellToLatLng, getHexagonEdgeLengthAvg, gridDisk, gridRingUnsafe, latLngToCell, UNITS } from 'h3-js'
import { distanceKm, type Point } from './place.ts'

/**
 * Areas are H3 cells of this resolution: about 36 km², 3.7 km from centre to corner. A reach of 10 km costs 19 cells at
 * most, one query each and skill; a coarser grid would read many people out of reach, a finer one would ask too often.
 */
export const areaResolution = 6

export const areaOf = (point: Point): string => latLngToCell(point.lat, point.lng, areaResolution)

export const areaCentre = (area: string): Point => {
  const [lat, lng] = cellToLatLng(area)
  return { lat, lng }
}

const spacingKm = getHexagonEdgeLengthAvg(areaResolution, UNITS.km) * Math.sqrt(3)

/** The cells within `reachKm` of a point, nearest first, ring by ring outwards. */
export const areasWithin = (point: Point, reachKm: number): string[][] => {
  const centre = areaOf(point)
  const rings = Math.ceil(reachKm / spacingKm)
  const near = (area: string): number => distanceKm(point, areaCentre(area))
  const all = gridDisk(centre, 0).map((area) => [area])
  for (let ring = 1; ring <= rings; ring += 1) {
    const cells = gridRingUnsafe(centre, ring)
      .filter((area) => near(area) <= reachKm + spacingKm)
      .sort((a, b) => near(a) - near(b))
    if (cells.length > 0) all.push(cells)
  }
  return all
}
