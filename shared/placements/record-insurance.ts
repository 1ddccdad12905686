import * as z from 'zod'
import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { bothSides, isVolunteer } from '#shared/authority/apart.ts'
import { may, permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { settling } from '#shared/problems/settle-problem.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { confirmIfComplete, countedStep } from './confirmation.ts'
import { type Placement, placements, placementsOfRequest, placementWord } from './placement.ts'

/** A policy of accident insurance (Art. 8(6)) for one placement, all of a shift, or all of a request. */
export const InsuranceInput = z.object({
  requestId: z.string(),
  placementId: z.string().optional(),
  shiftId: z.string().optional(),
  policy: z.string().trim().min(4).max(60),
  starts: Instant,
  ends: Instant,
})
export type InsuranceInput = z.infer<typeof InsuranceInput>

/** Five changes a placement at most. */
const atOnce = 15

const insurable = new Set<Placement['state']>(['provisional', 'accepted', 'confirmed'])

/**
 * Staff record a policy. Refused, field by field, when it does not cover every shift it is meant for, to the minute. The
 * task "insure" is settled and placements that waited for nothing else are confirmed. Gives back how many it covers.
 */
export const recordInsurance = async (context: Context, input: InsuranceInput): Promise<{ insured: number }> => {
  const request = await requests.get(context.table, keys.request(input.requestId))
  if (!request) throw notFound(placementWord)
  const wanted = (await placementsOfRequest(context.table, request.id)).filter(
    ({ id, shiftId }) => (input.placementId ?? id) === id && (input.shiftId === undefined || input.shiftId === shiftId),
  )
  const targets = (await permitted(context, wanted)).filter(({ state }) => insurable.has(state))
  mustCover(input, targets)
  for (let at = 0; at < targets.length; at += atOnce) {
    await deciding(() => insureChunk(context, input, request, targets.slice(at, at + atOnce)))
  }
  return { insured: targets.length }
}

/** Those whose request or organization lies in the actor's reach, but for the actor's own services. */
const permitted = async (context: Context, wanted: readonly Placement[]): Promise<Placement[]> => {
  const ids = [...new Set(wanted.map(({ organizationId }) => organizationId))]
  const found = await organizations.getMany(context.table, ids.map(keys.organization))
  const mine = wanted.filter(({ reach, organizationId }) =>
    may(context.actor, 'insurance.record', {
      what: placementWord,
      reach: [...reach, ...(found.find(({ id }) => id === organizationId)?.path ?? [])],
    }),
  )
  if (mine.length === 0) {
    permit(context, 'insurance.record', { what: placementWord, reach: [] })
    throw notFound(placementWord)
  }
  const others = mine.filter(({ volunteerId }) => !isVolunteer(context.actor, volunteerId))
  if (others.length === 0) throw bothSides()
  return others
}

const insureChunk = async (
  context: Context,
  { policy, starts, ends }: InsuranceInput,
  request: ServiceRequest,
  targets: readonly Placement[],
): Promise<void> => {
  const { table } = context
  const now = context.clock()
  const fresh = (await placements.getMany(table, targets.map(placements.keyOf), { consistent: true })).filter(
    ({ state }) => insurable.has(state),
  )
  mustCover({ starts, ends }, fresh)
  const people = await volunteers.getMany(table, [...new Set(fresh.map((p) => p.volunteerId))].map(keys.volunteer))
  const steps = fresh.map((placement) =>
    confirmIfComplete(
      { ...placement, insurance: { policy, starts, ends } },
      request,
      people.find(({ id }) => id === placement.volunteerId)?.personId ?? '',
      now,
    ),
  )
  const confirmed = steps.filter(({ changes }) => changes.length > 0).length
  const causes = fresh.map(({ id, reach, requestId }) => ({
    kind: 'insuranceMissing' as const,
    reach,
    requestId,
    about: id,
  }))
  const changes: Change[] = steps.flatMap((step) => [placements.replace(step.placement), ...step.changes])
  if (changes.length === 0) return
  await table.write([
    ...changes,
    ...(await settling(table, causes, actorName(context.actor), now)),
    ...countedStep(request.reach, confirmed === 0 ? {} : { 'placement.confirmed': confirmed }, now, context.random),
    audited(context, request.id, 'insurance.record', `${fresh.length}`),
  ])
}

const wall = (at: string): string => `${localDate(at)} ${localTime(at)}`

/** Refuses a policy that leaves any part of a shift uncovered, naming the span it has to cover. */
const mustCover = (policy: { starts: string; ends: string }, targets: readonly Placement[]): void => {
  const first = targets.map(({ starts }) => starts).sort()[0]
  const last = targets
    .map(({ ends }) => ends)
    .sort()
    .at(-1)
  if (first === undefined || last === undefined) return
  const late = policy.starts > first
  const early = policy.ends < last
  if (!late && !early) return
  const need = { zh: `要覆盖 ${wall(first)} 至 ${wall(last)}`, en: `It has to cover ${wall(first)} to ${wall(last)}` }
  throw new Refusal(
    'invalid',
    'policyTooShort',
    { zh: `保险没有覆盖服务全程。${need.zh}。`, en: `The policy does not cover the whole service. ${need.en}.` },
    {
      fields: [
        ...(late
          ? [
              {
                path: 'starts',
                text: {
                  zh: `您填的是 ${wall(policy.starts)} 生效，晚于服务开始。${need.zh}。`,
                  en: `You entered ${wall(policy.starts)}, after the service starts. ${need.en}.`,
                },
              },
            ]
          : []),
        ...(early
          ? [
              {
                path: 'ends',
                text: {
                  zh: `您填的是 ${wall(policy.ends)} 到期，早于服务结束。${need.zh}。`,
                  en: `You entered ${wall(policy.ends)}, before the service ends. ${need.en}.`,
                },
              },
            ]
          : []),
      ],
      facts: { needStarts: first, needEnds: last },
    },
  )
}
