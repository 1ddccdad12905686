import * as z from 'zod'
import { derivedId } from '#shared/kernel/id.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, lists } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'

export const ProblemKind = z.enum([
  'nobodyFits',
  'allDeclined',
  'insuranceMissing',
  'coverSought',
  'checkOutForgotten',
  'notCheckedIn',
  'hoursLate',
  'hoursDisputed',
  'belowMinimum',
  'workStuck',
  'auditBroken',
  'requesterUnvouched',
  'noShowObjected',
  'correctionAsked',
  'approvalAwaited',
  'guardianEnded',
  'dataChangeAsked',
  'actedWithoutCode',
  'actObjected',
])
export type ProblemKind = z.infer<typeof ProblemKind>

/** A case staff should look at, in the inbox of the territorial node. The same cause makes one problem, not many. */
export const Problem = z.object({
  id: z.string(),
  kind: ProblemKind,
  organizationId: z.string(),
  reach: z.array(z.string()),
  requestId: z.string(),
  about: z.string(),
  /** Whom it concerns, where it is one volunteer. */
  volunteerId: z.string().optional(),
  /** Who must not settle it: it is about what they did. */
  notBy: z.string().optional(),
  /** Who raised it and is told how it was settled. */
  tells: z.string().optional(),
  title: z.string(),
  /** What whoever raised it wrote; goes with their data. */
  words: z.string().max(500).optional(),
  at: Instant,
  settledAt: Instant.optional(),
  settledBy: z.string().optional(),
  note: z.string().max(500).optional(),
})
export type Problem = z.infer<typeof Problem>

export const problems = entity('Problem', Problem, (problem) => ({
  ...keys.problem(problem.organizationId, problem.id),
  ...(problem.settledAt === undefined ? lists.openProblems(problem.organizationId, problem.at, problem.id) : {}),
}))

/** The same cause always has the same id, so that it is found again when it is settled. */
export const problemId = (kind: ProblemKind, requestId: string, about = ''): string =>
  derivedId('due', 'problem', kind, requestId, about)

/** The change that puts a case into the inbox of the node nearest to it. */
export const raise = (
  problem: {
    kind: ProblemKind
    reach: readonly string[]
    requestId: string
    about?: string
    title: string
    volunteerId?: string
    notBy?: string
    tells?: string
    words?: string
  },
  now: Instant,
): Change =>
  problems.put({
    id: problemId(problem.kind, problem.requestId, problem.about),
    kind: problem.kind,
    organizationId: problem.reach.at(-1) ?? '',
    reach: [...problem.reach],
    requestId: problem.requestId,
    about: problem.about ?? '',
    title: problem.title,
    ...(problem.volunteerId === undefined ? {} : { volunteerId: problem.volunteerId }),
    ...(problem.notBy === undefined ? {} : { notBy: problem.notBy }),
    ...(problem.tells === undefined ? {} : { tells: problem.tells }),
    ...(problem.words === undefined ? {} : { words: problem.words }),
    at: now,
  })
