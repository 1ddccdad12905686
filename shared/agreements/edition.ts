import type { Organization } from '#shared/organizations/organization.ts'
import type { Placement } from '#shared/placements/placement.ts'
import { findPosition, type ServiceRequest } from '#shared/requests/service-request.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { AgreedFacts, Agreement, Signature } from './agreement.ts'
import { withSignatures } from './binding.ts'
import { formOf } from './form.ts'
import { addedTerms } from './terms.ts'

/** What an edition is written from. */
export interface EditionCase {
  request: ServiceRequest
  placement: Placement
  organization: Organization
  /** The person behind the volunteer. */
  personId: string
}

/** Who consented without signing: the volunteer by accepting these facts, the requester by posting, the organization by opening. */
const accepted = ({ request, placement, personId }: EditionCase, again: boolean, now: Instant): Signature[] => [
  ...(placement.factsVersion === request.factsVersion
    ? [{ party: 'volunteer', by: personId, at: again ? now : placement.acceptedAt, how: 'accepting' } as const]
    : []),
  {
    party: 'requester',
    by: request.contactPersonId,
    at: request.submittedAt ?? request.createdAt,
    how: 'accepting',
  },
  { party: 'organization', by: request.verification?.by ?? 'system', at: request.openedAt ?? now, how: 'accepting' },
]

const factsOf = ({ request, placement, organization }: EditionCase): AgreedFacts => {
  const found = findPosition(request, placement.shiftId, placement.positionId)
  return {
    scopeItem: request.scopeItem,
    title: request.title,
    problem: request.problem,
    outcome: request.outcome,
    manner: request.manner,
    ...(request.place === undefined ? {} : { place: request.place }),
    audience: request.audience,
    conditions: request.conditions,
    risks: request.risks,
    dangerous: request.dangerous,
    safetyMeasures: request.safetyMeasures,
    confidential: request.confidential,
    requesterName: request.requesterName,
    organizationName: organization.name,
    position: found?.position.name ?? '',
    starts: found?.shift.starts ?? placement.starts,
    ends: found?.shift.ends ?? placement.ends,
  }
}

/**
 * Pure: the edition that should stand for a placement now: the latest one while facts and form are still those it was
 * written from (with consents given by accepting since), otherwise the next one.
 */
export const editionFor = (of: EditionCase, latest: Agreement | undefined, now: Instant): Agreement => {
  const { request, placement, organization, personId } = of
  const sides = accepted(of, latest !== undefined, now)
  const onePersonTwoSides = sides.some(({ party, by }) => party !== 'volunteer' && by === personId)
  const { form, because } = formOf({ request, asked: placement.signatureAsked === true, onePersonTwoSides })
  const consent = form === 'standard' ? sides : []
  if (latest && latest.factsVersion === request.factsVersion && latest.form === form) {
    return latest.state === 'open' ? withSignatures(latest, consent) : latest
  }
  const licences = findPosition(request, placement.shiftId, placement.positionId)?.position.licences ?? []
  const next: Agreement = {
    requestId: request.id,
    placementId: placement.id,
    edition: (latest?.edition ?? 0) + 1,
    factsVersion: request.factsVersion,
    facts: factsOf(of),
    volunteerId: placement.volunteerId,
    organizationId: placement.organizationId,
    requesterId: placement.requesterId,
    reach: [...new Set([...placement.reach, ...organization.path])],
    form,
    because,
    terms: addedTerms({ request, position: { licences } }),
    state: 'open',
    signatures: [],
    draftedAt: now,
  }
  return withSignatures(next, consent)
}
