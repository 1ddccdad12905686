import { describe, expect, it } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import { allModules } from '#functions/http/parts.ts'
import { authority } from '#shared/authority/authority.ts'

const { routes } = createApp({ embedded: false } as never, await allModules())
const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

/** Acts after which somebody is held to something, or may do more or less than before. */
const weighty = [
  'agreement.signAsVolunteer',
  'agreement.signAsRequester',
  'agreement.signAsOrganization',
  'approval.answer',
  'breach.report',
  'hours.decide',
  'requester.vouch',
  'role.appoint',
  'role.grant',
  'token.manage',
  'delegation.start',
]
/** Acts that leave everybody free: asking, telling, offering, confirming by both sides, taking back. */
const light = [
  'request.post request.change request.verify match.again offer.answer placement.withdraw placement.standAgain',
  'insurance.record agreement.askSignature attendance.showCode attendance.printCodes attendance.check',
  'attendance.stateNoShow attendance.tend hours.confirmAsVolunteer hours.confirmAsRequester rating.asVolunteer',
  'story.offer story.publish',
  'rating.asRequester certificate.issue calendar.change volunteer.change volunteer.vouch guardian.ask problem.settle messages.read',
  'search.keep skills.word skills.change settings.change plan.change requester.prove register.import register.export organization.found person.register holidays.load campaign.change',
]
  .join(' ')
  .split(' ')
const reading = Object.keys(authority).filter((act) => /\.(read|list|explain)$/.test(act))

describe('the rule of fresh codes: what binds somebody or changes rights', () => {
  it('is decided for every act of the table of authority', () => {
    expect(Object.keys(authority).filter((act) => ![...weighty, ...light, ...reading].includes(act))).toEqual([])
  })

  it('holds at every route, and these are all that ask', () => {
    expect(
      routes
        .filter(({ needs }) => needs.stepUp)
        .map(named)
        .sort(),
    ).toEqual(
      [
        'post /placements/:requestId/:placementId/sign',
        'post /requests/:id/agreements',
        'post /staff/acting/papers',
        'post /staff/agreements/:requestId/sign',
        'post /staff/approvals/:organizationId/:approvalId/confirm',
        'post /staff/requests/:id/correction/:placementId',
        'post /staff/requests/:id/hours/:placementId',
        'post /staff/requests/:id/objection/:placementId',
        'post /staff/breaches',
        'post /staff/breaches/:breachId/contacts',
        'post /staff/breaches/:breachId/tell',
        'post /staff/requesters/:id',
        'post /staff/register-import/export',
        // Cannot be undone, and reaches everybody who holds the skill.
        'post /staff/skills/change',
        'post /staff/tokens',
        'post /staff/volunteers/:volunteerId/role',
        'post /staff/volunteers/:volunteerId/role-end',
        'post /staff/volunteers/:volunteerId/sign-out',
        'post /staff/volunteers/:volunteerId/standing',
        'post /me/delete',
        'post /me/identities',
        'get /me/identities/callback',
        'post /api/v1/approvals/:organizationId/:approvalId/confirm',
        'post /api/v1/delegations/papers',
        'post /api/v1/me/identities',
        'post /api/v1/people/:personId/roles',
        'post /api/v1/people/:personId/roles/end',
        'post /api/v1/requests/:requestId/agreements/sign-as-organization',
        'post /api/v1/requests/:requestId/agreements/sign-as-requester',
        'post /api/v1/requests/:requestId/placements/:placementId/agreement/sign',
        'post /api/v1/requests/:requestId/placements/:placementId/correction/decide',
        'post /api/v1/requests/:requestId/placements/:placementId/hours/decide',
        'post /api/v1/requests/:requestId/placements/:placementId/no-show/decide',
        'post /api/v1/requesters/:requesterId/vouch',
        'post /api/v1/register-exports',
        'post /api/v1/tokens',
        'post /api/v1/volunteers/:volunteerId/reinstate',
        'post /api/v1/volunteers/:volunteerId/sign-out',
        'post /api/v1/volunteers/:volunteerId/suspend',
      ].sort(),
    )
  })

  it('lets nobody wait who takes back, turns down or ends something', () => {
    const free = routes.filter(
      ({ admits, needs, method }) => method !== 'get' && weighty.includes(admits) && !needs.stepUp,
    )
    expect(free.map(named).sort()).toEqual([
      'post /api/v1/approvals/:organizationId/:approvalId/reject',
      // Begun with a code that the person for whom is acted reads out.
      'post /api/v1/delegations',
      'post /api/v1/delegations/code',
      'post /api/v1/tokens/revoke',
      'post /staff/acting/code',
      'post /staff/approvals/:organizationId/:approvalId/reject',
      'post /staff/requesters/:id/acting',
      'post /staff/requesters/:id/papers/:paperId',
      'post /staff/tokens/end',
      'post /staff/volunteers/:volunteerId/acting',
    ])
    expect(routes.filter(({ path, needs }) => needs.stepUp && path.endsWith('/withdraw'))).toEqual([])
  })
})
