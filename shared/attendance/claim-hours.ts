import { actorName } from '#shared/authority/actor.ts'
import { bothSides, isOfRequester, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { step } from '#shared/kernel/transitions.ts'
import { type Placement, placementStateWords, placements, placementTransitions } from '#shared/placements/placement.ts'
import { raise } from '#shared/problems/problem.ts'
import { settling } from '#shared/problems/settle-problem.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Change } from '#shared/table/table.ts'
import { type Attendance, attendanceWord, kept } from './attendance.ts'
import { type ClaimInput, decideClaim, withClaim } from './claim.ts'
import { loadService } from './load-service.ts'
import { tellSides } from './tell-sides.ts'

/**
 * One side confirms the hours. Equal figures become a record; different ones a dispute that both sides and staff hear of,
 * in which the lower figure stands until the association decides. Nobody speaks for both sides.
 */
export const claimHours = async (
  context: Context,
  input: ClaimInput & { requestId: string; placementId: string },
): Promise<Attendance> =>
  deciding(async () => {
    const { placement, request, attendance } = await loadService(context.table, input)
    mustBeThatSide(context, input.as, placement)
    const now = context.clock()
    const { claim, outcome } = decideClaim(attendance, placement, input, actorName(context.actor), now)
    if (outcome === 'same') return attendance
    const claimed = withClaim(attendance, input.as, claim)
    const first = attendance.volunteerClaim === undefined && attendance.requesterClaim === undefined
    const of = { placement, request, claimed }
    await context.table.write([
      kept(claimed),
      ...(outcome === 'waiting' && first
        ? await tellSides(
            context,
            { placement, request },
            {
              template: 'hoursToConfirm',
              to: [input.as === 'volunteer' ? 'requester' : 'volunteer'],
              cause: 'claimed',
              values: { minutes: String(claim.minutes) },
            },
          )
        : []),
      ...(outcome === 'disputed' ? await disputing(context, of) : []),
      ...(outcome === 'agreed' ? await agreeing(context, of) : []),
    ])
    return claimed
  })

const mustBeThatSide = (context: Context, as: ClaimInput['as'], placement: Placement): void => {
  const { volunteerId, requesterId } = placement
  if (as === 'volunteer') {
    permit(context, 'hours.confirmAsVolunteer', { what: attendanceWord, volunteerId })
    if (isOfRequester(context.actor, requesterId)) throw bothSides()
  } else {
    permit(context, 'hours.confirmAsRequester', { what: attendanceWord, requesterId })
    if (isVolunteer(context.actor, volunteerId)) throw bothSides()
  }
}

interface Claimed {
  placement: Loaded<Placement>
  request: ServiceRequest
  claimed: Loaded<Attendance>
}

const toRecord = (context: Context, { placement, claimed }: Claimed): Change =>
  fallsDue(
    {
      kind: 'recordService',
      requestId: placement.requestId,
      about: placement.id,
      at: context.clock(),
      cause: `claims:${claimed.version}`,
    },
    context.clock(),
  )

const disputing = async (context: Context, of: Claimed): Promise<Change[]> => {
  const { placement, request, claimed } = of
  const now = context.clock()
  const { reach, volunteerId } = placement
  const problem = { reach, requestId: request.id, about: placement.id, title: request.title, volunteerId }
  return [
    placements.replace({
      ...placement,
      state: step(placementTransitions, placementStateWords, placement.state, 'disputed'),
    }),
    raise({ kind: 'hoursDisputed', ...problem }, now),
    count(reach.at(-1) ?? '', { 'hours.disputed': 1 }, now, context.random),
    toRecord(context, of),
    ...(await tellSides(
      context,
      { placement, request },
      {
        template: 'hoursDisputed',
        to: ['volunteer', 'requester'],
        cause: 'disputed',
        values: {
          volunteerMinutes: String(claimed.volunteerClaim?.minutes ?? ''),
          requesterMinutes: String(claimed.requesterClaim?.minutes ?? ''),
        },
      },
    )),
  ]
}

const agreeing = async (context: Context, of: Claimed): Promise<Change[]> => {
  const cause = { reach: of.placement.reach, requestId: of.request.id, about: of.placement.id }
  return [
    toRecord(context, of),
    ...(await settling(
      context.table,
      [
        { kind: 'hoursDisputed', ...cause },
        { kind: 'hoursLate', ...cause },
        { kind: 'checkOutForgotten', ...cause },
      ],
      actorName(context.actor),
      context.clock(),
    )),
  ]
}
