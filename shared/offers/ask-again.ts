import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound, wrongState } from '#shared/kernel/refusal.ts'
import { requests } from '#shared/requests/requests.ts'
import { requestWord } from '#shared/requests/words.ts'
import { keys } from '#shared/table/keys.ts'

/**
 * Staff have people looked for again at once, say after somebody new enrolled. Nobody who was asked is asked twice, and no
 * more people are asked than seats are missing.
 */
export const askAgain = async (context: Context, input: { requestId: string }): Promise<void> => {
  const request = await requests.get(context.table, keys.request(input.requestId))
  if (!request) throw notFound(requestWord)
  permit(context, 'match.again', { what: requestWord, reach: request.reach })
  if (request.state !== 'open') throw notLooking()
  const now = context.clock()
  await context.table.write([
    fallsDue({ kind: 'matchRequest', requestId: request.id, at: now, cause: `again:${now}` }, now),
    audited(context, request.id, 'match.again'),
  ])
}

const notLooking = () =>
  wrongState('notLooking', {
    zh: '这个需求现在不在找人，没法再找。',
    en: 'People are not sought for this request now, so nobody can be asked.',
  })
