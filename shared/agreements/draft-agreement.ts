import { type Context, deciding } from '#shared/authority/context.ts'
import { type Template, tell } from '#shared/messages/message.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import { countedStep, isInsured } from '#shared/placements/confirmation.ts'
import { type Placement, placementLink, placements } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Agreement, agreements, agreementsOf } from './agreement.ts'
import { binding } from './binding.ts'
import { editionFor } from './edition.ts'
import { staffOf } from './signers.ts'

/**
 * Brings the agreement of a placement up to date (Art. 12): drafts the first edition, or the next when the facts or the
 * form changed, takes consent given by accepting, asks for signatures where they are due, and confirms the placement when
 * nothing else is missing. Follows from accepting, standing again, a change of facts, a head-count reached, a wish to
 * sign; running it again changes nothing. Gives nothing back where service has begun or the placement has ended.
 */
export const draftAgreement = async (
  context: Context,
  input: { requestId: string; placementId: string },
): Promise<Agreement | undefined> =>
  deciding(async () => {
    const { table } = context
    const [placement, request, before] = await Promise.all([
      placements.get(table, keys.placement(input.requestId, input.placementId)),
      requests.get(table, keys.request(input.requestId)),
      agreementsOf(table, input.requestId, input.placementId),
    ])
    if (!placement || !request || !awaitsService(placement)) return undefined
    const [volunteer, organization] = await Promise.all([
      volunteers.get(table, keys.volunteer(placement.volunteerId)),
      organizations.get(table, keys.organization(placement.organizationId)),
    ])
    if (!volunteer || !organization) throw new Error(`Placement ${placement.id} lacks its volunteer or organization.`)
    const now = context.clock()
    const { personId } = volunteer
    const latest = before.at(-1)
    const edition = editionFor({ request, placement, organization, personId }, latest, now)
    const isNew = latest?.edition !== edition.edition
    const step = binding({ edition, before, placement, request, personId, now })
    const mustSign = isNew && edition.state === 'open' && edition.form === 'signed'
    await table.write([
      ...(isNew ? [agreements.create(edition)] : changed(latest, edition)),
      ...(sameBinding(placement, step.placement) ? [] : [placements.replace(step.placement)]),
      ...step.changes,
      ...countedStep(placement.reach, step.counts, now, context.random),
      ...(mustSign ? await askToSign(context, { request, placement, organization, personId, edition }) : []),
    ])
    return edition
  })

const awaitsService = ({ state }: Placement): boolean => ['provisional', 'accepted', 'confirmed'].includes(state)

const changed = (latest: Loaded<Agreement> | undefined, edition: Agreement): Change[] =>
  latest && latest.signatures.length !== edition.signatures.length
    ? [agreements.replace({ ...edition, version: latest.version })]
    : []

const sameBinding = (a: Placement, b: Placement): boolean =>
  a.state === b.state && a.agreed === b.agreed && a.agreementEdition === b.agreementEdition

/** The volunteer is told of each; requester and organization once while some of the request's agreements wait for them. */
const askToSign = async (
  context: Context,
  of: {
    request: ServiceRequest
    placement: Placement
    organization: Organization
    personId: string
    edition: Agreement
  },
): Promise<Change[]> => {
  const { request, placement, edition } = of
  const now = context.clock()
  const ask = (to: string, link: string, cause: string, template: Template = 'agreementToSign'): Change[] =>
    tell({ to, template, values: { title: request.title }, link, cause, requestId: request.id }, now)
  const first = await agreements.list(context.table, {
    partition: keys.request(request.id).pk,
    begins: 'AGREEMENT#',
    limit: 25,
    eventual: true,
  })
  const waiting = first.items.some(
    ({ state, form, placementId, organizationId, factsVersion }) =>
      state === 'open' &&
      form === 'signed' &&
      placementId !== placement.id &&
      organizationId === placement.organizationId &&
      factsVersion === edition.factsVersion,
  )
  const cause = `${placement.id}:${edition.edition}`
  const requester = waiting ? [] : [request.contactPersonId]
  const staff = waiting ? [] : await staffOf(context.table, of.organization)
  return [
    ...ask(of.personId, `${placementLink(placement)}/agreement`, cause),
    ...requester
      .filter((to) => to !== of.personId)
      .flatMap((to) => ask(to, `/requests/${request.id}/agreements`, cause)),
    ...staff
      .filter((to) => to !== of.personId && !requester.includes(to))
      .flatMap((to) => ask(to, `/staff/agreements/${request.id}`, cause)),
    // Danger: the organization buys accident insurance before anything is confirmed (Art. 8(6)).
    ...(request.dangerous && !isInsured(placement)
      ? staff.flatMap((to) => ask(to, `/staff/agreements/${request.id}`, cause, 'insuranceNeeded'))
      : []),
  ]
}
