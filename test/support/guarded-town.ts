import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Role } from '#shared/authority/actor.ts'
import { territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { problemId, raise } from '#shared/problems/problem.ts'
import { addDays } from '#shared/time/instant.ts'
import { serveOnce, startApiTown, verdict } from './api-town.ts'
import type { TestPerson } from './app.ts'
import { welding } from './town.ts'

/** Somebody who tries a route, and whether the things of this town are theirs. */
export interface Visitor {
  name: string
  side: 'own' | 'foreign'
  roles: readonly Role[]
  cookie: string
}

/** DynamoDB hands out names in any order. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  )
}

/** A town with something of every kind in it, and visitors of every role: some it belongs to, some it does not. */
export const startGuardedTown = async () => {
  const town = await startApiTown(2)
  const { certificate } = await serveOnce(town)
  const week = 7
  const twoSeats = welding().shifts.map((shift) => ({
    ...shift,
    starts: addDays(shift.starts, week),
    ends: addDays(shift.ends, week),
    positions: shift.positions.map((position) => ({ ...position, seats: 2 })),
  }))
  const request = (
    await town.shop.api.submitRequest({ body: { requesterId: 'rqr_shop', ...welding({ shifts: twoSeats }) } })
  ).value
  const requestId = request.id
  await town.district.api.verifyRequest({ params: { requestId }, body: verdict })
  await town.follow()
  const sent = async (to: typeof town.first) =>
    (await to.api.listOffers({})).value.items.find((offer) => offer.requestId === requestId)
  const [mine, theirs] = [await sent(town.first), await sent(town.second)]
  if (!mine || !theirs) throw new Error('Not everybody was asked')
  const accept = { offerIds: [mine.id], risksAcknowledged: true }
  const [placement] = (await town.first.api.acceptOffers({ params: { requestId }, body: accept })).value
  await town.follow()
  const reach = territoryReach('450204')
  await town.table.write([raise({ kind: 'hoursLate', reach, requestId, title: '示例' }, town.clock())])
  const [message] = (await town.shop.api.listMessages({})).value.items

  const visitor = async (side: Visitor['side'], name: string, ...roles: Role[]): Promise<Visitor> => {
    const { cookie }: TestPerson = await town.person(`${side} ${name}`, ...roles)
    return { name: `${name} (${side})`, side, roles, cookie }
  }
  const [firstId = '', secondId = ''] = town.enrolled.map(({ volunteerId }) => volunteerId)
  const district = (code: string) => territoryId(code)
  const visitors = [
    await visitor('own', 'requester', { role: 'requesterMember', requesterId: 'rqr_shop' }),
    await visitor('own', 'placed volunteer', { role: 'volunteer', volunteerId: firstId }),
    await visitor('own', 'asked volunteer', { role: 'volunteer', volunteerId: secondId }),
    await visitor('own', 'association', { role: 'associationStaff', organizationId: district('450204') }),
    await visitor('own', 'organization', { role: 'organizationStaff', organizationId: 'org_welding' }),
    await visitor('own', 'auditor', { role: 'auditor', organizationId: district('450204') }),
    await visitor('own', 'administrator', { role: 'administrator' }),
    await visitor('foreign', 'requester', { role: 'requesterMember', requesterId: 'rqr_other' }),
    await visitor('foreign', 'volunteer', { role: 'volunteer', volunteerId: 'vol_other' }),
    await visitor('foreign', 'association', { role: 'associationStaff', organizationId: district('450203') }),
    await visitor('foreign', 'organization', { role: 'organizationStaff', organizationId: 'org_other' }),
    await visitor('foreign', 'auditor', { role: 'auditor', organizationId: district('450203') }),
    await visitor('foreign', 'nobody in particular'),
  ]

  /** Everything in the table but what signing in and repeating leave behind. */
  const everything = async (): Promise<string> => {
    const { database } = town
    const { Items = [] } = await database.documents.send(
      new ScanCommand({ TableName: database.tableName, ConsistentRead: true }),
    )
    return Items.filter(({ entity }) => !['Session', 'Once', 'SendCap'].includes(String(entity)))
      .map((item) => JSON.stringify(ordered(item)))
      .sort()
      .join('\n')
  }

  return {
    ...town,
    visitors,
    everything,
    /** What the names in paths stand for. A new name has to be told here what it means. */
    names: {
      id: requestId,
      requestId,
      offerId: theirs.id,
      placementId: placement?.id ?? '',
      shiftId: 's1',
      positionId: 'p1',
      volunteerId: firstId,
      requesterId: 'rqr_shop',
      organizationId: district('450204'),
      problemId: problemId('hoursLate', requestId),
      messageId: message?.id ?? '',
      code: certificate.code,
      name: 'kezhi.css',
    } satisfies Record<string, string>,
  }
}
export type GuardedTown = Awaited<ReturnType<typeof startGuardedTown>>
