import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { lists } from '#shared/table/keys.ts'
import { type Problem, problems } from './problem.ts'

/** The open cases of some organizations' inboxes, oldest first. `reach` of each is what the reader has to be inside of. */
export const listProblems = async (
  context: Context,
  input: { inboxes: readonly { organizationId: string; reach: readonly string[] }[] },
): Promise<Loaded<Problem>[]> => {
  for (const { reach } of input.inboxes) {
    permit(context, 'problem.read', { what: { zh: '问题', en: 'problem' }, reach })
  }
  const pages = await Promise.all(
    input.inboxes.map(({ organizationId }) =>
      problems.list(context.table, {
        index: 'list',
        partition: lists.openProblemsPartition(organizationId),
        limit: 100,
      }),
    ),
  )
  return pages.flatMap(({ items }) => items).sort((a, b) => (a.at < b.at ? -1 : 1))
}
