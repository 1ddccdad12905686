import * as z from 'zod'
import { audited } from '#shared/audit/audit.ts'
import { actorName, behind } from '#shared/authority/actor.ts'
import { asks, bothSides, isOfRequester, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { mustNotHaveEntered } from '#shared/authority/entered.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Problem, type ProblemKind, problemId, problems } from './problem.ts'

const problemWord = { zh: '问题', en: 'case' }

/**
 * Staff close a case of their inbox with a note of what was done; never a case of their own. Closing it twice changes
 * nothing.
 */
export const settleProblem = async (
  context: Context,
  input: { organizationId: string; problemId: string; note: string },
): Promise<Problem> =>
  deciding(async () => {
    const problem = await problems.get(context.table, keys.problem(input.organizationId, input.problemId))
    if (!problem) throw notFound(problemWord)
    permit(context, 'problem.settle', { what: problemWord, reach: problem.reach })
    if (problem.settledAt !== undefined) return problem
    await mustBeApart(context, problem)
    const settled = {
      ...problem,
      settledAt: context.clock(),
      settledBy: actorName(context.actor),
      note: input.note.trim(),
    }
    await context.table.write([
      problems.replace(settled),
      ...answered(settled),
      audited(context, matterOf(problem), 'problem.settle', input.note),
    ])
    return settled
  })

/** Under what the settling is found: the need; without one, whom it concerns, with whose data the words go. */
const matterOf = ({ id, requestId, tells, volunteerId }: Problem): string => requestId || (tells ?? volunteerId ?? id)

/** Word to whoever raised the case. */
const answered = ({ id, tells, title, note = '', settledAt, version }: Loaded<Problem>): Change[] =>
  tells === undefined || settledAt === undefined
    ? []
    : tell(
        {
          to: tells,
          template: 'objectionSettled',
          channel: 'sms',
          values: { title, note },
          link: '/me/on-behalf',
          cause: `${id}:${version}`,
        },
        settledAt,
      )

/** What a case is about, read without knowing those nouns: whose need, and whose service. */
const Sides = z.object({ requesterId: z.string(), contactPersonId: z.string() })
const Served = z.object({ volunteerId: z.string() })

/** Nobody settles a case of their own service or of a body of their own. */
const mustBeApart = async (context: Context, { requestId, about, volunteerId, notBy }: Problem): Promise<void> => {
  const { actor, table } = context
  if (notBy !== undefined && notBy === behind(actor)) throw bothSides()
  await mustNotHaveEntered(context, requestId)
  const [request, placement] = await Promise.all([
    requestId === '' ? undefined : table.get(keys.request(requestId)),
    requestId === '' || about === '' ? undefined : table.get(keys.placement(requestId, about)),
  ])
  const sides = Sides.safeParse(request)
  const served = Served.safeParse(placement)
  const concerned = [volunteerId, served.data?.volunteerId].filter((id) => id !== undefined)
  const isOwn = isOfRequester(actor, about) || (sides.success && asks(actor, sides.data))
  if (isOwn || concerned.some((id) => isVolunteer(actor, id))) throw bothSides()
}

/** What names a case: the same parts raised it. */
export interface Cause {
  kind: ProblemKind
  reach: readonly string[]
  requestId: string
  about?: string
}

/** The changes that close cases whose cause is gone, in the transaction that removed it. Cases nobody raised are left out. */
export const settling = async (table: Table, causes: readonly Cause[], by: string, now: Instant): Promise<Change[]> => {
  const wanted = causes.map(({ kind, reach, requestId, about }) =>
    keys.problem(reach.at(-1) ?? '', problemId(kind, requestId, about)),
  )
  const found = await problems.getMany(table, wanted, { consistent: true })
  return found
    .filter(({ settledAt }) => settledAt === undefined)
    .map((problem) => problems.replace({ ...problem, settledAt: now, settledBy: by }))
}
