import { attendances } from '#shared/attendance/attendance.ts'
import type { Context } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import type { Text } from '#shared/kernel/text.ts'
import { isLastAdministrator } from '#shared/people/last-administrator.ts'
import { type Membership, memberships } from '#shared/people/person.ts'
import { isLive, type Placement, placementLink, placements } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import type { RequestState } from '#shared/requests/service-request.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { calendars } from '#shared/volunteers/calendar.ts'

/** Something a person still owes others: it is settled before their data can go. */
export interface Duty {
  kind: 'comingService' | 'openHours' | 'openCase' | 'openRequest' | 'lastAdministrator'
  text: Text
  /** Where it can be settled. */
  link: string
}

/** All roles of a person, as the table has them. */
export const rolesHeld = (table: Table, personId: string) =>
  memberships.all(table, { partition: keys.person(personId).pk, begins: 'ROLE#' })

/**
 * What stands in the way of deleting oneself: services to come, hours not confirmed, open cases, needs not
 * ended, and an office that nobody else holds.
 */
export const standingDuties = async (context: Context): Promise<Duty[]> => {
  const personId = oneself(context)
  const held = await rolesHeld(context.table, personId)
  const found = await Promise.all(held.map((one) => dutiesIn(context, personId, one)))
  return found.flat()
}

const dutiesIn = async (context: Context, personId: string, { role }: Membership): Promise<Duty[]> => {
  switch (role.role) {
    case 'volunteer':
      return dutiesOfVolunteer(context, role.volunteerId)
    case 'requesterMember':
      return dutiesOfContact(context, personId, role.requesterId)
    case 'administrator':
      return (await isLastAdministrator(context, personId)) ? [lastOne] : []
    default:
      return []
  }
}

const lastOne: Duty = {
  kind: 'lastAdministrator',
  text: {
    zh: '您是最后一位管理员。先请另一位同事担任管理员。',
    en: 'You are the last administrator. Make a colleague administrator first.',
  },
  link: '/staff/volunteers',
}

/** Beyond so many services back nothing is open any more. */
const lookedBack = 200

const dutiesOfVolunteer = async ({ table, clock }: Context, volunteerId: string): Promise<Duty[]> => {
  const [calendar, page] = await Promise.all([
    calendars.get(table, keys.calendar(volunteerId)),
    placements.list(table, {
      index: 'owner',
      partition: owners.placementsOf(volunteerId, '', '').ownerPk ?? '',
      backwards: true,
      limit: lookedBack,
    }),
  ])
  const now = clock()
  // The index may be a moment behind; the calendar never is.
  const promised = (calendar?.commitments ?? []).filter(
    ({ ends, placementId }) => ends > now && page.items.every(({ id }) => id !== placementId),
  )
  const attended = await attendances.getMany(
    table,
    page.items.map(({ requestId, id }) => keys.attendance(requestId, id)),
  )
  const waiting = new Set(
    attended
      .filter(({ objection, correction }) => [objection, correction].some((one) => one && one.answer === undefined))
      .map(({ placementId }) => placementId),
  )
  return [
    ...promised.map(({ requestId, placementId, starts }) => coming({ requestId, id: placementId, starts })),
    ...page.items.flatMap((placement) => dutyOf(placement, waiting.has(placement.id), now)),
  ]
}

const coming = (placement: Pick<Placement, 'requestId' | 'id' | 'starts'>): Duty => ({
  kind: 'comingService',
  text: {
    zh: `${localDate(placement.starts)} 的服务还没做。去做，或者退出。`,
    en: `The service on ${localDate(placement.starts)} is still to come: serve, or withdraw.`,
  },
  link: placementLink(placement),
})

/** Pure: what one placement leaves open, if anything. */
const dutyOf = (placement: Placement, caseWaits: boolean, now: Instant): Duty[] => {
  const day = localDate(placement.starts)
  const link = placementLink(placement)
  if (caseWaits || placement.state === 'disputed') {
    const text = {
      zh: `${day} 的服务有异议，等科协答复。`,
      en: `A case about the service on ${day} waits for the association.`,
    }
    return [{ kind: 'openCase', text, link }]
  }
  if (!isLive(placement.state) || placement.state === 'recorded') return []
  if (placement.state !== 'checkedOut' && placement.ends > now) return [coming(placement)]
  const text = {
    zh: `${day} 的服务时长还没确认。`,
    en: `The hours of the service on ${day} are not confirmed yet.`,
  }
  return [{ kind: 'openHours', text, link }]
}

const ended: readonly RequestState[] = ['draft', 'refused', 'closed', 'withdrawn']

const dutiesOfContact = async ({ table }: Context, personId: string, requesterId: string): Promise<Duty[]> => {
  const all = await requests.all(table, {
    index: 'owner',
    partition: owners.requestsOf(requesterId, '', '').ownerPk ?? '',
  })
  return all
    .filter(({ contactPersonId, state }) => contactPersonId === personId && !ended.includes(state))
    .map(({ id, title }) => ({
      kind: 'openRequest',
      text: {
        zh: `需求“${title}”还没结束，联系人是您。等它结束，或者撤回。`,
        en: `The request "${title}" is not over and you are its contact: wait for its end, or withdraw it.`,
      },
      link: `/requests/${id}`,
    }))
}
