import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { type Counts, readCounts, readGauges } from '#shared/counters/counter.ts'
import { territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { addDays } from '#shared/time/instant.ts'
import { isoWeek } from '#shared/time/shanghai.ts'
import { added, type Dashboard, figures } from './figures.ts'

const trendWeeks = 12

/**
 * How well requests are matched in some districts over the last weeks, from counters alone: the cost does not grow with
 * the number of requests. `weeks` is the span of the figures (1 to 12); the trend always shows twelve.
 */
export const readDashboard = async (
  context: Context,
  input: { districtCodes: readonly string[]; weeks: number },
): Promise<Dashboard> => {
  for (const code of input.districtCodes) {
    permit(context, 'dashboard.read', { what: { zh: '看板', en: 'dashboard' }, reach: territoryReach(code) })
  }
  const now = context.clock()
  const weekNames = Array.from({ length: trendWeeks * 2 }, (_, ago) => isoWeek(addDays(now, -7 * ago))).reverse()
  const span = { from: weekNames[0] ?? '', to: weekNames.at(-1) ?? '' }
  const read = await Promise.all(
    input.districtCodes.map(async (code) => ({
      code,
      byWeek: await readCounts(context.table, territoryId(code), span),
      standing: await readGauges(context.table, territoryId(code)),
    })),
  )
  const sum = (weeks: readonly string[], of: typeof read): Counts =>
    added(of.flatMap(({ byWeek }) => weeks.map((week) => byWeek.get(week) ?? {})))
  const shown = weekNames.slice(-input.weeks)
  const before = weekNames.slice(-2 * input.weeks, -input.weeks)
  return {
    at: now,
    from: shown[0] ?? '',
    to: shown.at(-1) ?? '',
    now: figures(sum(shown, read)),
    before: figures(sum(before, read)),
    standing: added(read.map(({ standing }) => standing)),
    trend: weekNames.slice(-trendWeeks).map((week) => ({ week, ...figures(sum([week], read)) })),
    districts: read.map((one) => ({ code: one.code, ...figures(sum(shown, [one])) })),
  }
}
