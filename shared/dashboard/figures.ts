import type { Counts } from '#shared/counters/counter.ts'
import { quantile } from '#shared/counters/histogram.ts'
import { type ScopeItem, UnfilledCause } from '#shared/requests/service-request.ts'
import { standingCode } from '#shared/skills/live.ts'
import type { Instant } from '#shared/time/instant.ts'

/** A share with its parts, so that no percentage stands without what it was made of. Nothing counted: no share. */
export interface Share {
  part: number
  whole: number
  share: number | undefined
}

/** What the counters of a span say. Times in minutes. */
export interface Figures {
  opened: number
  /** Requests all of whose seats were taken when they closed ÷ requests that closed. */
  filled: Share
  /** From opening to the first acceptance. */
  firstYesMedian: number | undefined
  firstYesNinety: number | undefined
  /** Accepted ÷ sent invitations; unanswered ones count as not accepted. */
  accepted: Share
  recordedInTime: Share
  /** Services whose requester said the matter was solved ÷ those that answered. */
  solved: Share
  unfilled: Record<UnfilledCause, number>
  /** Rows: skill code; columns: cause. */
  unfilledBySkill: { skill: string; causes: Partial<Record<UnfilledCause, number>>; total: number }[]
  items: { item: ScopeItem; opened: number; filled: Share }[]
}

export interface Dashboard {
  at: Instant
  /** First and last ISO week of the figures. */
  from: string
  to: string
  now: Figures
  before: Figures
  standing: Counts
  trend: (Figures & { week: string })[]
  districts: (Figures & { code: string })[]
}

/** Sums counters by name. */
export const added = (all: readonly Counts[]): Counts => {
  const sum: Counts = {}
  for (const counts of all) for (const [name, value] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + value
  return sum
}

const share = (part: number, whole: number): Share => ({ part, whole, share: whole > 0 ? part / whole : undefined })

const scopeItems: readonly ScopeItem[] = [1, 2, 3, 4, 5, 6, 7, 8]

/** Pure: every figure of the dashboard from one sum of counters. */
export const figures = (counts: Counts): Figures => {
  const of = (name: string): number => counts[name] ?? 0
  const filled = (prefix: string): Share =>
    share(of(`${prefix}.closedFilled`), of(`${prefix}.closedFilled`) + of(`${prefix}.closedUnfilled`))
  return {
    opened: of('request.opened'),
    filled: filled('request'),
    firstYesMedian: quantile(counts, 'firstYes', 0.5),
    firstYesNinety: quantile(counts, 'firstYes', 0.9),
    accepted: share(of('offer.accepted'), of('offer.sent')),
    recordedInTime: share(of('service.recordedInTime'), of('service.recorded')),
    solved: share(of('solved.yes'), of('solved.yes') + of('solved.partly') + of('solved.no')),
    unfilled: {
      noSkill: of('unfilled.noSkill'),
      noTime: of('unfilled.noTime'),
      tooFar: of('unfilled.tooFar'),
      declined: of('unfilled.declined'),
      unclear: of('unfilled.unclear'),
      tooLate: of('unfilled.tooLate'),
    },
    unfilledBySkill: bySkill(counts),
    items: scopeItems.map((item) => ({ item, opened: of(`item${item}.opened`), filled: filled(`item${item}`) })),
  }
}

const bySkill = (counts: Counts): Figures['unfilledBySkill'] => {
  const rows = new Map<string, Partial<Record<UnfilledCause, number>>>()
  for (const [name, value] of Object.entries(counts)) {
    const [kind, code = '', cause] = name.split('.')
    const skill = standingCode(code)
    const known = UnfilledCause.safeParse(cause)
    if (kind !== 'unfilledSkill' || !known.success) continue
    const row = rows.get(skill) ?? {}
    rows.set(skill, { ...row, [known.data]: (row[known.data] ?? 0) + value })
  }
  return [...rows]
    .map(([skill, causes]) => ({ skill, causes, total: Object.values(causes).reduce((sum, n) => sum + n, 0) }))
    .sort((a, b) => b.total - a.total)
}
