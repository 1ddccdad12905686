import type { Runs } from '#shared/approvals/answer-approval.ts'
import { VerifyInput, verifyRequest } from '#shared/requests/verify-request.ts'

/** What is done when a second person confirms: one verb for each kind, with what it was proposed with. */
export const approved: Runs = {
  openRequest: (context, { about, input }) =>
    verifyRequest(context, {
      requestId: about,
      verdict: 'open',
      how: VerifyInput.shape.how.parse(input.how),
      note: input.note ?? '',
      publicBenefit: input.publicBenefit === 'yes',
      answer: '',
      confirming: true,
    }),
  removeVolunteer: async (context, { about, input }) =>
    (await import('#shared/volunteers/suspend-volunteer.ts')).suspendVolunteer(context, {
      volunteerId: about,
      state: 'removed',
      reason: input.reason ?? '',
      confirming: true,
    }),
  openContacts: async (context, { about, input }) =>
    (await import('#shared/oversight/open-contacts.ts')).openContacts(context, {
      breachId: about,
      note: input.note ?? '',
      confirming: true,
    }),
  publishSettings: async (context, { input, note }) =>
    (await import('#shared/settings/propose-settings.ts')).proposeSettings(context, {
      settings: JSON.parse(input.settings ?? '{}'),
      basedOn: input.basedOn ?? '',
      reason: note,
      confirming: true,
    }),
  correctRecord: async (context, { input }) =>
    (await import('#shared/records/decide-correction.ts')).decideCorrection(context, {
      requestId: input.requestId ?? '',
      placementId: input.placementId ?? '',
      granted: true,
      note: input.note ?? '',
      confirming: true,
    }),
}
