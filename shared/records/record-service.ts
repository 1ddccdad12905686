import { type Attendance, attendanceOf, attendances } from '#shared/attendance/attendance.ts'
import { standingHours } from '#shared/attendance/hours.ts'
import { recordingDeadline } from '#shared/attendance/hours-clock.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { type Counts, count } from '#shared/counters/counter.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { step } from '#shared/kernel/transitions.ts'
import { tell } from '#shared/messages/message.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import { type Placement, placementStateWords, placements, placementTransitions } from '#shared/placements/placement.ts'
import { townshipText } from '#shared/places/district.ts'
import { holidaysFrom } from '#shared/places/holidays.ts'
import { rememberRegular } from '#shared/requesters/regulars.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { WorkingMoment } from '#shared/time/working-days.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { chainHeads, newSalt, seal, type Unsealed } from './chain.ts'
import { type ServiceRecord, serviceRecords } from './service-record.ts'

/** A first record, the one that follows a dispute, and corrections. */
export const mostRecords = 12

/**
 * Writes the record of a service once both sides stand for its hours (Order 67): all fields, linked into the volunteer's
 * chain, counted, and told. A dispute is recorded with the lower figure; when it is settled a correcting record follows.
 * Running again, at once or after a crash, writes nothing more. Gives nothing back while a side is silent.
 */
export const recordService = async (
  context: Context,
  input: { requestId: string; placementId: string },
): Promise<ServiceRecord | undefined> =>
  deciding(async () => {
    const { table } = context
    const [placement, request, attendance] = await Promise.all([
      placements.get(table, keys.placement(input.requestId, input.placementId)),
      requests.get(table, keys.request(input.requestId)),
      attendanceOf(table, input.requestId, input.placementId),
    ])
    const hours = standingHours(attendance)
    if (!placement || !request || !hours) return undefined
    const [volunteer, organization, head, written] = await Promise.all([
      volunteers.get(table, keys.volunteer(placement.volunteerId)),
      organizations.get(table, keys.organization(placement.organizationId)),
      chainHeads.get(table, keys.chainHead(placement.volunteerId)),
      writtenFor(context, placement),
    ])
    if (!volunteer || !organization) throw new Error(`Placement ${placement.id} lacks its volunteer or organization.`)
    const last = written.at(-1)
    if (last && saysSo(last, attendance, hours)) return last
    const now = context.clock()
    const deadline = recordingDeadline(placement.ends, await holidaysFrom(table, placement.ends))
    const facts = recordFacts({ placement, request, organization, attendance, hours, deadline, now })
    const numbered = {
      ...facts,
      id: recordId(placement.id, written.length),
      ...(last === undefined ? {} : { corrects: last.id }),
    }
    const sealed = seal(numbered, head, newSalt(context.random))
    await table.write([
      serviceRecords.create(sealed.record),
      head ? chainHeads.replace({ ...sealed.head, version: head.version }) : chainHeads.create(sealed.head),
      attendances.check(attendance),
      finished(placement, hours.disputed, now),
      ...(last === undefined
        ? [
            volunteers.replace({ ...volunteer, served: { ...volunteer.served, count: volunteer.served.count + 1 } }),
            rememberRegular({ requesterId: request.requesterId, volunteerId: volunteer.id }, now),
          ]
        : []),
      count(placement.reach.at(-1) ?? '', counted(sealed.record, last), now, context.random),
      ...tell(
        {
          to: volunteer.personId,
          template: 'serviceRecorded',
          values: { title: request.title, minutes: String(hours.minutes) },
          link: '/records',
          cause: sealed.record.id,
          requestId: request.id,
        },
        now,
      ),
    ])
    return sealed.record
  })

/** Pure: whether the last record says what stands now. */
const saysSo = (
  last: ServiceRecord,
  { decision }: Attendance,
  hours: { minutes: number; disputed: boolean },
): boolean =>
  last.minutes === hours.minutes &&
  last.disputed === hours.disputed &&
  (decision?.done === undefined || decision.done === last.content)

const recordId = (placementId: string, number: number): string => derivedId('record', placementId, String(number))

/** The records of a placement so far, first one first. */
export const writtenFor = async (
  context: Context,
  placement: Pick<Placement, 'id' | 'volunteerId' | 'ends'>,
): Promise<ServiceRecord[]> => {
  const ids = Array.from({ length: mostRecords }, (_, number) => recordId(placement.id, number))
  const found = await serviceRecords.getMany(
    context.table,
    ids.map((id) => keys.record(placement.volunteerId, placement.ends, id)),
    { consistent: true },
  )
  return found.sort((a, b) => a.sequence - b.sequence)
}

/** A dispute leaves the placement open; its item is only checked then, so that it cannot change meanwhile. */
const finished = (placement: Loaded<Placement>, disputed: boolean, now: Instant): Change => {
  if (disputed || placement.state === 'recorded') return placements.check(placement)
  const state = step(placementTransitions, placementStateWords, placement.state, 'recorded')
  return placements.replace({ ...placement, state, endedAt: now })
}

/** A correction counts only what it changes. */
const counted = (record: ServiceRecord, last: ServiceRecord | undefined): Counts => {
  if (last) return { 'service.corrected': 1, 'service.minutes': record.minutes - last.minutes }
  return {
    'service.recorded': 1,
    'service.minutes': record.minutes,
    'service.recordedInTime': record.recordedAt < record.deadline ? 1 : 0,
    [`item${record.scopeItem}.served`]: 1,
  }
}

/** Pure: what a record says, apart from its place in the chain. */
const recordFacts = (of: {
  placement: Placement
  request: ServiceRequest
  organization: Organization
  attendance: Attendance
  hours: { minutes: number; disputed: boolean }
  deadline: WorkingMoment
  now: Instant
}): Omit<Unsealed, 'id' | 'corrects'> => {
  const { placement, request, organization, attendance, hours, deadline, now } = of
  const done = attendance.decision?.done ?? attendance.volunteerClaim?.done ?? attendance.requesterClaim?.done
  return {
    volunteerId: placement.volunteerId,
    requestId: request.id,
    placementId: placement.id,
    activity: request.title,
    content: done ?? (request.outcome === '' ? request.problem : request.outcome),
    place: request.manner === 'online' || !request.place ? '线上' : townshipText(request.place).zh,
    starts: placement.starts,
    ends: placement.ends,
    minutes: hours.minutes,
    organizationId: organization.id,
    organizationName: organization.name.zh,
    personInCharge: request.verification?.by ?? request.contactPersonId,
    requesterId: request.requesterId,
    requesterName: request.requesterName,
    scopeItem: request.scopeItem,
    disputed: hours.disputed,
    recordedAt: now,
    deadline: deadline.at,
    deadlineProvisional: deadline.provisional,
    exportState: 'notExported',
  }
}
