import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { type MatchRun, matchRuns } from '#shared/matching/match-run.ts'
import { type Offer, offersOfRequest } from '#shared/offers/offer.ts'
import { cityCode } from '#shared/organizations/organization.ts'
import { districts } from '#shared/places/district.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { settingsSubject } from '#shared/settings/propose-settings.ts'
import { editionsOf } from '#shared/settings/published.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { addLocalDays, localDate, localMonth } from '#shared/time/shanghai.ts'
import { type Comparison, compare } from './compare.ts'

/** A quarter of a year. */
export const replayDays = 92
/** One replay reads so many waves, the newest first, and says from when on. */
const mostRuns = 3000
const atOnce = 16

export interface QuarterReplayed extends Comparison {
  from: Instant
  to: Instant
  /** There were more waves than one replay reads: older ones of the quarter are left out. */
  capped: boolean
}

/** Months from the newest back to that of `from`. */
const monthsBack = (from: Instant, to: Instant): string[] => {
  const months: string[] = []
  for (
    let date = localDate(to);
    date.slice(0, 7) >= localMonth(from);
    date = addLocalDays(`${date.slice(0, 7)}-01`, -1)
  ) {
    months.push(date.slice(0, 7))
  }
  return months
}

/** The waves of the whole city within a span, newest months first: pages of a district and month, never a scan. */
const runsBetween = async (
  table: Table,
  from: Instant,
  to: Instant,
): Promise<{ runs: MatchRun[]; capped: boolean }> => {
  const runs: MatchRun[] = []
  for (const month of monthsBack(from, to)) {
    const left = mostRuns - runs.length
    if (left <= 0) return { runs, capped: true }
    const pages = await Promise.all(
      [cityCode, ...districts.map(({ code }) => code)].map((code) => runsOfMonth(table, code, month, from, left)),
    )
    const found = pages.flat().sort((a, b) => (a.at < b.at ? 1 : -1))
    runs.push(...found.slice(0, left))
    if (found.length > left) return { runs, capped: true }
  }
  return { runs, capped: false }
}

const runsOfMonth = async (
  table: Table,
  code: string,
  month: string,
  from: Instant,
  most: number,
): Promise<MatchRun[]> => {
  const partition = keys.matchRun(code, month, '', '', '', '').pk
  const runs: MatchRun[] = []
  let cursor: string | undefined
  do {
    const page = await matchRuns.list(table, {
      partition,
      from,
      to: '~',
      backwards: true,
      eventual: true,
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    })
    runs.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined && runs.length <= most)
  return runs
}

const offersFor = async (table: Table, runs: readonly MatchRun[]): Promise<Offer[]> => {
  const ids = [...new Set(runs.map(({ requestId }) => requestId))]
  const offers: Offer[] = []
  for (let at = 0; at < ids.length; at += atOnce) {
    const pages = await Promise.all(ids.slice(at, at + atOnce).map((id) => offersOfRequest(table, id)))
    offers.push(...pages.flat())
  }
  return offers
}

/**
 * What the last quarter would have been under other settings, beside what it was. Reads only. For whoever may read the
 * settings of the city.
 */
export const replayQuarter = async (context: Context, proposed: Settings): Promise<QuarterReplayed> => {
  permit(context, 'settings.read', settingsSubject)
  const { table } = context
  const to = context.clock()
  const [{ runs, capped }, published] = await Promise.all([
    runsBetween(table, addDays(to, -replayDays), to),
    editionsOf(table),
  ])
  const editions = new Map([...published, firstEdition].map(({ name, settings }) => [name, settings]))
  const inForce = published[0]?.settings ?? firstEdition.settings
  const compared = compare({ runs, offers: await offersFor(table, runs), editions, inForce, proposed })
  const oldest = runs.map(({ at }) => at).sort()[0]
  return { ...compared, from: oldest ?? to, to, capped }
}
