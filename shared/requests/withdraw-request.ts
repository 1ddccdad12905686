import { overtaken } from '#shared/approvals/four-eyes.ts'
import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { boardEntries, boardEntryOf } from './board.ts'
import { drafts } from './draft.ts'
import { moveRequest } from './move-request.ts'
import { requestStateWords, requests, requestTransitions } from './requests.ts'
import { seats, seatsOf } from './seat.ts'
import { requestWord } from './words.ts'

/**
 * The requester takes a need back, at any time before service begins. Seats close in the same write, so nobody can accept
 * any more; those who had accepted are released and told right after. A draft simply goes.
 */
export const withdrawRequest = async (context: Context, input: { requestId: string; reason: string }): Promise<void> =>
  deciding(async () => {
    const [request, draft] = await Promise.all([
      requests.get(context.table, keys.request(input.requestId)),
      drafts.get(context.table, keys.draft(input.requestId)),
    ])
    const owned = request ?? draft
    if (!owned) throw notFound(requestWord)
    permit(context, 'request.change', { what: requestWord, requesterId: owned.requesterId })
    if (draft) return context.table.write([drafts.remove(draft)])
    if (!request || request.state === 'withdrawn') return
    const now = context.clock()
    const state = step(requestTransitions, requestStateWords, request.state, 'withdrawn')
    const open = request.state === 'open' ? await seatsOf(context.table, request.id) : []
    const changes: Change[] = [
      ...moveRequest(context.random, { ...request, state, closedAt: now, answer: input.reason }, request),
      ...open.map((seat) => seats.replace({ ...seat, state: 'closed' })),
      count(request.reach.at(-1) ?? '', { 'request.withdrawn': 1 }, now, context.random),
      audited(context, request.id, 'request.withdraw', input.reason),
      ...(await overtaken(context, { kind: 'openRequest', about: request.id, reach: request.reach })),
    ]
    if (request.state === 'open') {
      const board = boardEntryOf(request)
      changes.push(
        { kind: 'remove', key: boardEntries.keyOf(board) },
        fallsDue({ kind: 'settleRequest', requestId: request.id, at: now, cause: `withdrawn:${request.version}` }, now),
      )
    }
    await context.table.write(changes)
  })
