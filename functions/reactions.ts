import type { Context } from '#shared/authority/context.ts'
import type { Due, DueKind } from '#shared/dues/due.ts'
import type { Reaction, Works } from '#shared/dues/work-due.ts'
import { messageKey } from '#shared/messages/deliver-message.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { raise } from '#shared/problems/problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { deliver } from './deliver.ts'

/** Whom the plan of the whole district proposes: they come first in a wave. */
const planned = async (context: Context) => (await import('#shared/plans/proposed-for.ts')).proposedFor(context)

/**
 * What follows when something falls due: one verb for each kind. `about` is what the due item says it is about. A verb is
 * loaded when it is first needed: most calls of a function need one or two of them.
 */
const reactions: Record<DueKind, Reaction> = {
  matchRequest: async (context, { requestId }) =>
    (await import('#shared/offers/match-request.ts')).matchRequest(context, { requestId }, await planned(context)),
  widenRequest: async (context, { requestId }) =>
    (await import('#shared/offers/widen-request.ts')).widenRequest(context, { requestId }, await planned(context)),
  expireOffer: async (context, { requestId, about: offerId }) =>
    (await import('#shared/offers/expire-offer.ts')).expireOffer(context, { requestId, offerId }),
  settleRequest: async (context, { requestId }) =>
    (await import('#shared/offers/settle-request.ts')).settleRequest(context, { requestId }),
  decideHeadcount: async (context, { requestId, about: shiftId }) =>
    (await import('#shared/offers/decide-headcount.ts')).decideHeadcount(context, { requestId, shiftId }),
  draftAgreement: async (context, { requestId, about: placementId }) =>
    (await import('#shared/agreements/draft-agreement.ts')).draftAgreement(context, { requestId, placementId }),
  flagCheckOut: async (context, { requestId, about: placementId }) =>
    (await import('#shared/attendance/flag-check-out.ts')).flagCheckOut(context, { requestId, placementId }),
  remindHours: async (context, { requestId, about: placementId }) =>
    (await import('#shared/attendance/remind-hours.ts')).remindHours(context, { requestId, placementId }),
  recordService: async (context, { requestId, about: placementId }) =>
    (await import('#shared/records/record-service.ts')).recordService(context, { requestId, placementId }),
  resumeVolunteer: async (context, { about: volunteerId }) =>
    (await import('#shared/volunteers/pause-volunteer.ts')).resumeVolunteer(context, { volunteerId }),
  redrawVolunteer: async (context, { about: volunteerId }) =>
    (await import('#shared/volunteers/redraw-volunteer.ts')).redrawVolunteer(context, { volunteerId }),
  forgetNewcomer: async (context, { about: personId }) =>
    (await import('#shared/privacy/forget-newcomer.ts')).forgetNewcomer(context, { personId }),
  erasePerson: async (context, { about: personId }) =>
    (await import('#shared/privacy/erase-rest.ts')).eraseRest(context, { personId }),
  expireApproval: async (context, { about }) => {
    const [organizationId = '', approvalId = ''] = about.split('|')
    await (await import('#shared/approvals/answer-approval.ts')).expireApproval(context, { organizationId, approvalId })
  },
  guardianEnded: async (context, { about: volunteerId }) =>
    (await import('#shared/guardians/end-consent.ts')).endConsent(context, { volunteerId }),
  importRows: async (context, { about }) => {
    const [importId = '', part = ''] = about.split('|')
    await (await import('#shared/register/run-import.ts')).runImport(context, { importId, part: Number(part) })
  },
  undoImport: async (context, { about }) => {
    const [importId = '', row = ''] = about.split('|')
    await (await import('#shared/register/undo-rows.ts')).undoRows(context, { importId, fromRow: Number(row) })
  },
  sendInvitation: async (context, { about: personId }) =>
    (await import('#shared/register/send-invitation.ts')).sendInvitation(context, { personId }),
  comeOfAge: async (context, { about: volunteerId }) =>
    (await import('#shared/guardians/come-of-age.ts')).comeOfAge(context, { volunteerId }),
  sealHours: async (context) => (await import('#shared/audit/seal-hours.ts')).sealHours(context),
  checkChain: async (context) => (await import('#shared/oversight/check-audit.ts')).checkAudit(context),
  tellAffected: async (context, { about: breachId }) =>
    (await import('#shared/oversight/tell-affected.ts')).tellAffected(context, { breachId }),
  sendNews: async (context, { about: volunteerId }) =>
    (await import('#shared/searches/send-news.ts')).sendNews(context, { volunteerId }),
  closeRequest: async (context, { requestId }) =>
    (await import('#shared/offers/close-request.ts')).closeRequest(context, { requestId }),
  openRatings: async (context, { requestId, about: placementId }) =>
    (await import('#shared/records/open-ratings.ts')).openRatings(context, { requestId, placementId }),
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
