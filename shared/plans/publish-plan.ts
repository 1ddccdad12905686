import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { groupedBy } from '#shared/kernel/grouped.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { loadNeed } from './open-positions.ts'
import { type Proposal, pairKey } from './packed-board.ts'
import { type Outcome, type Plan, planOf, plans } from './plan.ts'
import { publishLine } from './publish-line.ts'
import { type PlanScope, permittedScope } from './scope.ts'

/** Lines that one publishing works off; the rest is for the next. */
const mostLines = 150
/** Requests worked side by side; within one, line after line, so that nobody is asked beyond what is missing. */
const atOnce = 8

/**
 * Turns the proposals of a plan into offers, each in the ordinary way; nobody is ever assigned. May run twice, at once, or
 * die halfway: who was asked is seen on the offers, and nobody is asked twice. Tells of each line what became of it.
 */
export const publishPlan = async (context: Context, input: { scope: string }): Promise<Outcome[]> => {
  const { table } = context
  const scope = await permittedScope(context, 'plan.change', input.scope)
  const plan = await planOf(table, scope.name)
  if (!plan) throw notPlanned()
  const lines = linesToPublish(plan)
  const now = lines.slice(0, mostLines)
  const byRequest = [...groupedBy(now, ({ requestId }) => requestId)]
  const outcomes: Outcome[] = []
  for (let at = 0; at < byRequest.length; at += atOnce) {
    const parts = await Promise.all(byRequest.slice(at, at + atOnce).map(([id, of]) => publishNeed(context, id, of)))
    outcomes.push(...parts.flat())
  }
  outcomes.push(...lines.slice(mostLines).map((line) => ({ ...nameOf(line), became: 'later' as const })))
  await keepOutcomes(context, scope, outcomes)
  return outcomes
}

const nameOf = ({ requestId, shiftId, positionId, volunteerId }: Proposal) => ({
  requestId,
  shiftId,
  positionId,
  volunteerId,
})

/** Pure: what is still to be asked, the shifts that start first before others, then by worth. */
export const linesToPublish = ({ board }: Pick<Plan, 'board'>): Proposal[] => {
  const starts = new Map(board.positions.map((one) => [`${one.requestId}/${one.shiftId}`, one.starts]))
  const startOf = ({ requestId, shiftId }: Proposal): string => starts.get(`${requestId}/${shiftId}`) ?? ''
  return board.proposals
    .filter(({ state }) => state === 'proposed' || state === 'pinned')
    .sort((a, b) => {
      const [x, y] = [startOf(a), startOf(b)]
      return x === y ? b.value - a.value : x < y ? -1 : 1
    })
}

const publishNeed = async (context: Context, requestId: string, lines: readonly Proposal[]): Promise<Outcome[]> => {
  const request = await requests.get(context.table, keys.request(requestId))
  const need = request && (await loadNeed(context.table, request))
  if (!need) return lines.map((line) => ({ ...nameOf(line), became: 'over' as const }))
  const outcomes: Outcome[] = []
  let offers = need.offers
  for (const line of lines) {
    const { outcome, offer } = await publishLine(context, { ...need, offers }, line)
    if (offer) offers = [...offers, offer]
    outcomes.push({ ...nameOf(line), ...outcome })
  }
  return outcomes
}

/** Notes on the plan as it is now what came of it; a plan made meanwhile keeps its own lines. */
const keepOutcomes = (context: Context, scope: PlanScope, outcomes: readonly Outcome[]): Promise<void> =>
  deciding(async () => {
    const plan = await planOf(context.table, scope.name)
    if (!plan) return
    const sent = new Set(outcomes.filter(({ became }) => became === 'sent').map(pairKey))
    const proposals = plan.board.proposals.map((one) =>
      sent.has(pairKey(one)) && one.state !== 'excluded' ? { ...one, state: 'sent' as const } : one,
    )
    await context.table.write([
      plans.replace({
        ...plan,
        board: { ...plan.board, proposals },
        publishedAt: context.clock(),
        outcomes: outcomes.filter(({ became }) => became !== 'sent'),
      }),
      audited(context, scope.about, 'plan.publish', `${sent.size}/${outcomes.length}`),
    ])
  })

const notPlanned = (): Refusal =>
  new Refusal('state', 'notPlanned', {
    zh: '这里还没有排过方案。先排一个，再发邀请。',
    en: 'Nothing is planned here yet. Make a plan first, then send the invitations.',
  })
