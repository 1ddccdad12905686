import { may, permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { type Placement, placementsOfRequest } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Agreement, agreementsOf, agreementWord } from './agreement.ts'
import { awaitsOrganization, maySignFor } from './organization-services.ts'

/** One agreement that holds or waits, with its placement. */
export interface AgreementAtHand {
  agreement: Agreement
  placement: Placement
  pseudonym: string
  /** The reader may sign it for its organization, and it waits for that. */
  toSign: boolean
}

/** The agreements of one request that staff of an organization may read. */
export interface RequestAgreements {
  requestId: string
  title: string
  /** Of the text that is read here; signing names it. */
  factsVersion: number
  dangerous: boolean
  agreements: AgreementAtHand[]
}

/**
 * The latest agreements of a request, for staff of its territory and for those whose organization's volunteers serve in
 * it: each sees those in reach, no others.
 */
export const readAgreements = async (context: Context, input: { requestId: string }): Promise<RequestAgreements> => {
  const { table } = context
  const request = await requests.get(table, keys.request(input.requestId))
  if (!request) throw notFound(agreementWord)
  const [editions, placed] = await Promise.all([
    agreementsOf(table, request.id),
    placementsOfRequest(table, request.id),
  ])
  const latest = [...new Map(editions.map((edition) => [edition.placementId, edition])).values()]
  const mine = latest.filter(({ reach }) => may(context.actor, 'agreement.read', { what: agreementWord, reach }))
  if (mine.length === 0) permit(context, 'agreement.read', { what: agreementWord, reach: request.reach })
  const [bodies, people] = await Promise.all([
    organizations.getMany(table, [...new Set(mine.map(({ organizationId }) => organizationId))].map(keys.organization)),
    volunteers.getMany(table, [...new Set(mine.map(({ volunteerId }) => volunteerId))].map(keys.volunteer)),
  ])
  return {
    requestId: request.id,
    title: request.title,
    factsVersion: request.factsVersion,
    dangerous: request.dangerous,
    agreements: mine.flatMap((agreement) => {
      const placement = placed.find(({ id }) => id === agreement.placementId)
      const organization = bodies.find(({ id }) => id === agreement.organizationId)
      if (!placement) return []
      return [
        {
          agreement,
          placement,
          pseudonym: people.find(({ id }) => id === agreement.volunteerId)?.pseudonym ?? '',
          toSign: awaitsOrganization(agreement) && organization !== undefined && maySignFor(context, organization),
        },
      ]
    }),
  }
}
