import type { Context } from '#shared/authority/context.ts'
import type { Due, DueKind } from '#shared/dues/due.ts'
import type { Reaction, Works } from '#shared/dues/work-due.ts'
import { messageKey } from '#shared/messages/deliver-message.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { widenRequest } from '#shared/offers/widen-request.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { raise } from '#shared/problems/problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { resumeVolunteer } from '#shared/volunteers/pause-volunteer.ts'
import { redrawVolunteer } from '#shared/volunteers/redraw-volunteer.ts'
import { deliver } from './deliver.ts'

const missing: Reaction = async (_, due) => {
  throw new Error(`No verb for ${due.kind}`)
}

/** What follows when something falls due: one verb for each kind. */
const reactions: Record<DueKind, Reaction> = {
  matchRequest,
  widenRequest,
  expireOffer: missing,
  settleRequest: missing,
  decideHeadcount: missing,
  draftAgreement: missing,
  flagCheckOut: missing,
  remindHours: missing,
  closeRequest: missing,
  recordService: missing,
  openRatings: missing,
  resumeVolunteer: (context, { about }) => resumeVolunteer(context, { volunteerId: about }),
  redrawVolunteer: (context, { about }) => redrawVolunteer(context, { volunteerId: about }),
  deliverMessage: (context, { about }) => deliver(context, messageKey(about)),
}

/** Staff nearest to the request learn that its work is stuck; the city, when there is no request. */
const whenStuck = async (context: Context, due: Due): Promise<Change[]> => {
  const request = due.requestId === '' ? undefined : await requests.get(context.table, keys.request(due.requestId))
  const { reach, title } = request ?? { reach: [cityId], title: due.kind }
  const problem = { kind: 'workStuck' as const, reach, requestId: due.requestId, about: due.id, title }
  return [raise(problem, context.clock())]
}

export const works: Works = { reactions, whenStuck }

/** Kinds that read many people: they go through a queue of their own, so that nothing waits behind them. */
export const heavy: ReadonlySet<DueKind> = new Set<DueKind>(['matchRequest', 'widenRequest'])
