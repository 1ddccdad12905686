import type { Context } from '#shared/authority/context.ts'
import { type Counts, readCounts, readGauges } from '#shared/counters/counter.ts'
import { cityCode, territoryId } from '#shared/organizations/organization.ts'
import { districts } from '#shared/places/district.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { isoWeek } from '#shared/time/shanghai.ts'
import { added, figures, type Share } from './figures.ts'

/** What anybody may know of the whole city: numbers without people. */
export interface PublicFigures {
  at: Instant
  /** Requests looking for people now, by district code; the city's own stand under the city code. */
  open: Record<string, number>
  /** Of the last four weeks, this one included. Minutes; nothing counted: undefined. */
  firstYesMedian: number | undefined
  filled: Share
  /** Services recorded in these weeks. */
  served: number
}

const weeks = 4

/** The numbers of the front page, from counters alone. */
export const publicFigures = async (context: Context): Promise<PublicFigures> => {
  const now = context.clock()
  const span = { from: isoWeek(addDays(now, -7 * (weeks - 1))), to: isoWeek(now) }
  const codes = [cityCode, ...districts.map(({ code }) => code)]
  const read = await Promise.all(
    codes.map(async (code) => ({
      code,
      byWeek: await readCounts(context.table, territoryId(code), span),
      standing: await readGauges(context.table, territoryId(code)),
    })),
  )
  const counts: Counts = added(read.flatMap(({ byWeek }) => [...byWeek.values()]))
  const { firstYesMedian, filled } = figures(counts)
  return {
    at: now,
    open: Object.fromEntries(read.map(({ code, standing }) => [code, Math.max(0, standing['state.open'] ?? 0)])),
    firstYesMedian,
    filled,
    served: counts['service.recorded'] ?? 0,
  }
}
