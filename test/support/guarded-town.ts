import { approvalId } from '#shared/approvals/approval.ts'
import type { Role } from '#shared/authority/actor.ts'
import type { Subject } from '#shared/authority/authority.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityId, territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { reportBreach } from '#shared/oversight/report-breach.ts'
import { problemId, raise } from '#shared/problems/problem.ts'
import { beginImport } from '#shared/register/begin-import.ts'
import { registerRequester } from '#shared/requesters/register-requester.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { proposeSettings } from '#shared/settings/propose-settings.ts'
import { type Story, stories } from '#shared/stories/story.ts'
import { addDays } from '#shared/time/instant.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import { serveOnce, startApiTown, verdict } from './api-town.ts'
import { givePaper, giveProof, paperFolder } from './paper.ts'
import { readOnlyTable } from './read-only-table.ts'
import { listOf } from './register-list.ts'
import { enrolEngineers, place, welding } from './town.ts'

/**
 * Where somebody stands to the things of this town: they are theirs; they lie below them or beside them in one subtree; or
 * they are none of their business.
 */
export type Side = 'own' | 'subtree' | 'foreign'
export const sides: readonly Side[] = ['own', 'subtree', 'foreign']

/** Somebody who tries a route. */
export interface Visitor {
  name: string
  side: Side
  roles: readonly Role[]
  cookie: string
  volunteerId?: string
}

const townships = { '450203': '450203001' } as const

/** A town with something of every kind in it, and visitors of every role on every side. From then on nothing changes. */
export const startGuardedTown = async () => {
  const closable = readOnlyTable()
  // Files are no items of the table: theirs stay too.
  const files = { ...paperFolder(), remove: async () => {} }
  const town = await startApiTown(2, { table: closable.over, files })
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

  // The neighbours: of the same district, and of another one.
  await foundOrganization(town.system, {
    id: territoryId('450203'),
    parentId: cityId,
    kind: 'association',
    name: { zh: '鱼峰区科协（示例）', en: 'Another district association' },
    districtCode: '450203',
  })
  const far = { districtCode: '450203', townshipCode: townships['450203'] }
  const body = { personId: 'per_shop', kind: 'community' } as const
  await registerRequester(town.system, { ...body, id: 'rqr_near', name: '示例隔壁社区', place })
  await registerRequester(town.system, { ...body, id: 'rqr_far', name: '示例远处社区', place: { ...place, ...far } })
  const [near] = await enrolEngineers(town.system, 1, { from: 2 })
  const [distant] = await enrolEngineers(town.system, 1, { from: 3, ...far, organizationId: territoryId('450203') })
  const [firstId = '', secondId = ''] = town.enrolled.map(({ volunteerId }) => volunteerId)

  const removal = { volunteerId: firstId, state: 'removed', reason: '示例提出' } as const
  await suspendVolunteer(town.district.context, removal)

  const visitors: Visitor[] = []
  const add = async (side: Side, role: Role | undefined, note = '') => {
    const name = `${role?.role ?? 'nobody in particular'}${note} (${side})`
    const roles = role ? [role] : []
    const { cookie } = await town.person(name, ...roles)
    const of = role?.role === 'volunteer' ? { volunteerId: role.volunteerId } : {}
    visitors.push({ name, side, roles, cookie, ...of })
  }
  const bodies = { own: 'rqr_shop', subtree: 'rqr_near', foreign: 'rqr_far' }
  const nodes = { own: territoryId('450204'), subtree: cityId, foreign: territoryId('450203') }
  for (const side of sides) {
    await add(side, { role: 'requesterMember', requesterId: bodies[side] })
    for (const role of ['associationStaff', 'organizationStaff', 'auditor'] as const) {
      await add(side, { role, organizationId: nodes[side] })
    }
    await add(side, { role: 'administrator' })
  }
  await add('own', { role: 'volunteer', volunteerId: firstId }, ', placed')
  await add('own', { role: 'volunteer', volunteerId: secondId }, ', asked')
  await add('own', { role: 'organizationStaff', organizationId: 'org_welding' }, ', of the society')
  await add('subtree', { role: 'volunteer', volunteerId: near?.volunteerId ?? '' })
  await add('foreign', { role: 'volunteer', volunteerId: distant?.volunteerId ?? '' })
  await add('foreign', undefined)
  const lead = await town.person('lead', { role: 'associationStaff', organizationId: cityId })
  const at = town.clock()
  const window = { from: addDays(at, -30), to: addDays(at, 1), noticedAt: at }
  const breach = await reportBreach(lead.context, { cause: 'person', value: town.district.id, ...window })
  const paperId = await givePaper(town, files, firstId)
  await giveProof(town, 'rqr_shop', paperId)
  const list = {
    organizationId: territoryId('450204'),
    asOf: '2026-09-01',
    sheets: listOf(['', '19910000000', 'GX0000001']),
  }
  const { id: importId } = await beginImport(town.district.context, list)
  const story: Story = {
    id: 'rec_story',
    volunteerId: firstId,
    personId: town.first.id,
    recordId: 'rec_any',
    activity: '示例活动',
    servedAt: town.clock(),
    words: '示例的话，十个字以上。',
    naming: 'masked',
    reach: ['org_welding', ...reach],
    state: 'offered',
    offeredAt: town.clock(),
  }
  await town.table.write([stories.create(story)])
  const settings = { ...firstEdition.settings, nearKm: 12 }
  const proposed = await proposeSettings(lead.context, { settings, reason: '示例提出', basedOn: firstEdition.name })
  closable.close()

  const territory = territoryReach('450204')
  const bare = { what: { zh: '东西', en: 'thing' }, requesterId: 'rqr_shop', reach: territory }
  const withSociety = [...territory, 'org_welding']
  /** What the path of a route names, as the table of authority is asked about it. */
  const thingOf = (path: string): Subject => {
    if (path.startsWith('/board/') || path.endsWith('/eligibility')) {
      return { ...bare, volunteerIds: visitors.flatMap(({ volunteerId }) => volunteerId ?? []) }
    }
    if (/\/(holidays$|breaches|skills\/change$|settings)/.test(path)) return { ...bare, reach: [cityId] }
    // Signing is for the organization the volunteer acts for, reading and insuring also for the territory.
    if (/\/(sign|sign-as-organization|ask-signature|agreements\/ask)$/.test(path)) {
      return { ...bare, volunteerId: firstId, reach: [cityId, 'org_welding'] }
    }
    if (path === '/requests/:id/agreements') return { ...bare, reach: withSociety }
    if (/agreement$|insurance$|^\/staff\/agreements/.test(path))
      return { ...bare, volunteerId: firstId, reach: withSociety }
    if (/offerId|offers\/accept$/.test(path)) return { ...bare, volunteerId: secondId }
    if (/^(\/staff|\/api\/v1)\/(volunteers\/:volunteerId|approvals\/|stories\/)/.test(path))
      return { ...bare, reach: withSociety }
    return { ...bare, volunteerId: firstId }
  }

  return {
    ...town,
    visitors,
    thingOf,
    /** What would have been written since the last time this was asked. */
    taken: closable.taken,
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
      organizationId: territoryId('450204'),
      problemId: problemId('hoursLate', requestId),
      messageId: message?.id ?? '',
      approvalId: approvalId('removeVolunteer', firstId),
      proposalId: proposed.approvalId,
      paperId,
      breachId: breach.id,
      importId,
      personId: town.second.id,
      storyId: story.id,
      code: certificate.code,
      name: 'kezhi.css',
      scope: '450204',
    } satisfies Record<string, string>,
  }
}
export type GuardedTown = Awaited<ReturnType<typeof startGuardedTown>>
