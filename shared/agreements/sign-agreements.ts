import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { may, permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { mustNotHaveEntered } from '#shared/authority/entered.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { countedStep } from '#shared/placements/confirmation.ts'
import { isLive, placements } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Agreement, agreements, agreementsOf, agreementWord } from './agreement.ts'
import { binding } from './binding.ts'
import { sign } from './sign.ts'

/** What one act of signing did: how many were signed now, and which could not be because the signer is on the other side. */
export interface Signed {
  signed: number
  ownSide: string[]
}

/** At most seven changes a placement: with this many a write stays below a hundred. */
const atOnce = 12

/**
 * Requester or organization sign all agreements of a request that wait for them, in one act. `factsVersion` is that of
 * the text they read. An organization signs for its own volunteers and for those of organizations under it.
 */
export const signAgreements = async (
  context: Context,
  input: { requestId: string; as: 'requester' | 'organization'; factsVersion: number },
): Promise<Signed> => {
  const request = await requests.get(context.table, keys.request(input.requestId))
  if (!request) throw notFound(agreementWord)
  const all = latestEditions(await agreementsOf(context.table, request.id))
  if (input.as === 'organization') await mustNotHaveEntered(context, request.id)
  const mine = input.as === 'requester' ? asRequester(context, request, all) : await asOrganization(context, all)
  if (input.factsVersion !== request.factsVersion) throw factsMoved()
  const open = mine.filter(({ state }) => state === 'open').map(({ placementId }) => placementId)
  const result: Signed = { signed: 0, ownSide: [] }
  for (let at = 0; at < open.length; at += atOnce) {
    const done = await deciding(() => signChunk(context, { request, party: input.as }, open.slice(at, at + atOnce)))
    result.signed += done.signed
    result.ownSide.push(...done.ownSide)
  }
  return result
}

/** The last edition of each placement; they come in order. */
const latestEditions = <A extends Agreement>(all: readonly A[]): A[] => [
  ...new Map(all.map((agreement) => [agreement.placementId, agreement])).values(),
]

const asRequester = (context: Context, request: ServiceRequest, all: Agreement[]): Agreement[] => {
  permit(context, 'agreement.signAsRequester', { what: agreementWord, requesterId: request.requesterId })
  return all
}

const asOrganization = async (context: Context, all: Agreement[]): Promise<Agreement[]> => {
  const ids = [...new Set(all.map(({ organizationId }) => organizationId))]
  const found = await organizations.getMany(context.table, ids.map(keys.organization))
  const act = 'agreement.signAsOrganization'
  const mine = found.filter(({ path }) => may(context.actor, act, { what: agreementWord, reach: path }))
  if (mine.length === 0) permit(context, act, { what: agreementWord, reach: [] })
  return all.filter(({ organizationId }) => mine.some(({ id }) => id === organizationId))
}

const signChunk = async (
  context: Context,
  of: { request: ServiceRequest; party: 'requester' | 'organization' },
  placementIds: readonly string[],
): Promise<Signed> => {
  const { table } = context
  const { request } = of
  const now = context.clock()
  const by = actorName(context.actor)
  const [editions, placed] = await Promise.all([
    Promise.all(placementIds.map((id) => agreementsOf(table, request.id, id))),
    placements.getMany(
      table,
      placementIds.map((id) => keys.placement(request.id, id)),
      { consistent: true },
    ),
  ])
  const people = await volunteers.getMany(table, [...new Set(placed.map((p) => p.volunteerId))].map(keys.volunteer))
  const result: Signed = { signed: 0, ownSide: [] }
  const changes: Change[] = []
  let confirmed = 0
  for (const before of editions) {
    const latest = before.at(-1)
    const placement = placed.find(({ id }) => id === latest?.placementId)
    const personId = people.find(({ id }) => id === placement?.volunteerId)?.personId
    if (!latest || !placement || personId === undefined || latest.state !== 'open' || !isLive(placement.state)) continue
    if (latest.factsVersion !== request.factsVersion) continue
    if (by === personId || latest.signatures.some((s) => s.by === by && s.party !== of.party)) {
      result.ownSide.push(placement.id)
      continue
    }
    const edition = sign(latest, { party: of.party, by, personId, now })
    if (edition === latest) continue
    const step = binding({ edition, before, placement, request, personId, now })
    changes.push(agreements.replace(edition), placements.replace(step.placement), ...step.changes)
    confirmed += step.counts['placement.confirmed'] ?? 0
    result.signed += 1
  }
  if (changes.length === 0) return result
  await table.write([
    ...changes,
    ...countedStep(request.reach, confirmed === 0 ? {} : { 'placement.confirmed': confirmed }, now, context.random),
    audited(context, request.id, `agreement.sign.${of.party}`, `${result.signed}`),
  ])
  return result
}

const factsMoved = (): Refusal =>
  new Refusal('conflict', 'factsMoved', {
    zh: '您打开之后，需求的时间、地点、风险或条件变了。请看过最新的协议再签。',
    en: 'Time, place, risk or conditions changed after you opened the page. Read the latest agreements, then sign.',
  })
