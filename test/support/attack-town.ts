import type { Role } from '#shared/authority/actor.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityId, territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { signInAs } from '#shared/people/sessions.ts'
import { signOut } from '#shared/people/sign-out.ts'
import { isLive, placements } from '#shared/placements/placement.ts'
import { problemId, raise } from '#shared/problems/problem.ts'
import { registerRequester } from '#shared/requesters/register-requester.ts'
import { vouchRequester } from '#shared/requesters/vouch-requester.ts'
import { addDays } from '#shared/time/instant.ts'
import { enrolVolunteer } from '#shared/volunteers/enrol-volunteer.ts'
import { type ApiTown, serveOnce, startApiTown, verdict } from './api-town.ts'
import { newPerson } from './app.ts'
import { clientOf } from './client.ts'
import { scanAll } from './invariants.ts'
import { givePaper, paperFolder } from './paper.ts'
import { place, welding } from './town.ts'

// Two districts side by side, each with people, bodies and needs of its own: what one side holds is none of the other's.

export type Side = 'south' | 'north'
export interface Attacker {
  name: string
  side: Side
  role: Role['role'] | 'none'
  roles: readonly Role[]
  cookie: string
}

/** A value that only some may ever read; everything in it is typed by nobody but the setting up. */
export interface Secret {
  what: string
  value: string
  side: Side
  /** Who may read it whatever happens; `placed`: the other side of a placement, once it stood. */
  roles: readonly (Role['role'] | 'placed')[]
  volunteerId?: string
}

const north = { districtCode: '450203', townshipCode: '450203001', point: { lat: 24.33, lng: 109.44 } }
const staff = ['associationStaff', 'organizationStaff', 'auditor', 'administrator'] as const
const contact = [...staff, 'requesterMember', 'placed'] as const

const northVolunteer = { name: '覃北望', phone: '19930000000' }
const northMember = { name: '莫北辰', phone: '19930001000' }
const northStreet = '北鹊路 71 号'
const notes = {
  north: '北区上门看过营业执照',
  south: '南区草稿里的半句话',
  northDraft: '北区草稿里的半句话',
  unseen: '北区未核实的需求',
}

/** One service done and certified, another one under way. */
const fillSouth = async (town: ApiTown) => {
  const { certificate, record } = await serveOnce(town)
  const shifts = welding().shifts.map((shift) => ({
    ...shift,
    starts: addDays(shift.starts, 7),
    ends: addDays(shift.ends, 7),
    positions: shift.positions.map((position) => ({ ...position, seats: 2 })),
  }))
  const body = { requesterId: 'rqr_shop', ...welding({ shifts }) }
  const { id: requestId } = (await town.shop.api.submitRequest({ body })).value
  await town.district.api.verifyRequest({ params: { requestId }, body: verdict })
  await town.follow()
  const sentTo = async (to: typeof town.first) =>
    (await to.api.listOffers({})).value.items.find((offer) => offer.requestId === requestId)?.id ?? ''
  const [mine, theirs] = [await sentTo(town.first), await sentTo(town.second)]
  const accept = { offerIds: [mine], risksAcknowledged: true }
  const [placement] = (await town.first.api.acceptOffers({ params: { requestId }, body: accept })).value
  await town.follow()
  const reach = territoryReach('450204')
  await town.table.write([raise({ kind: 'hoursLate', reach, requestId, title: '示例' }, town.clock())])
  const [message] = (await town.shop.api.listMessages({})).value.items
  return {
    id: requestId,
    requestId,
    offerId: theirs,
    placementId: placement?.id ?? '',
    shiftId: 's1',
    positionId: 'p1',
    volunteerId: town.enrolled[0]?.volunteerId ?? '',
    requesterId: 'rqr_shop',
    organizationId: territoryId('450204'),
    problemId: problemId('hoursLate', requestId),
    messageId: message?.id ?? '',
    recordId: record?.id ?? '',
    code: certificate.code,
    name: 'kezhi.css',
  }
}

export const startAttackTown = async () => {
  const files = paperFolder()
  const town = await startApiTown(2, { files })
  const { system } = town
  const south = {
    ...(await fillSouth(town)),
    paperId: await givePaper(town, files, town.enrolled[0]?.volunteerId ?? ''),
  }
  const territory = territoryId(north.districtCode)
  await foundOrganization(system, {
    id: territory,
    parentId: cityId,
    kind: 'association',
    name: { zh: '鱼峰区科协（示例）', en: 'Northern association' },
    districtCode: north.districtCode,
  })
  await foundOrganization(system, {
    id: 'org_north',
    parentId: cityId,
    kind: 'society',
    name: { zh: '北区学会（示例）', en: 'Northern society' },
  })
  await registerPerson(system, { id: 'per_north', ...northMember })
  await registerPerson(system, { id: 'per_northern', ...northVolunteer })
  await registerRequester(system, {
    id: 'rqr_north',
    personId: 'per_north',
    name: '示例北区养殖场',
    kind: 'enterprise',
    industry: '0390',
    place: { ...north, address: northStreet },
  })
  await vouchRequester(system, { requesterId: 'rqr_north', verdict: 'vouched', note: notes.north })
  const { id: volunteerId } = await enrolVolunteer(
    system,
    {
      personId: 'per_northern',
      ageClass: 'adult',
      declares: { conduct: true, fit: true },
      insurable: true,
      languages: ['zh'],
      districtCode: north.districtCode,
      townshipCode: north.townshipCode,
      home: north.point,
      reachKm: 3,
      manners: { onSite: true, online: false },
      organizationIds: ['org_north'],
      excludedRequesterIds: [],
      skills: [{ skill: 'AG05', level: 2 }],
      calendar: {
        weekly: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 0, to: 1440 })),
        hoursPerWeek: 20,
        asksPerWeek: 8,
      },
    },
    { skills: [{ skill: 'AG05', level: 2, evidence: 'title' }] },
  )

  const cookieOf = async (personId: string): Promise<string> =>
    `__Host-session=${(await signInAs(system, personId)).token}`
  const memberCookie = await cookieOf('per_north')
  const member = clientOf(town.app, memberCookie)
  const inAWeek = welding({ place: { ...north, address: northStreet } }).shifts.map((shift) => ({
    ...shift,
    starts: addDays(shift.starts, 8),
    ends: addDays(shift.ends, 8),
    positions: shift.positions.map((position) => ({ ...position, skills: [{ skill: 'AG05', level: 1 as const }] })),
  }))
  const need = (title: string) => ({
    requesterId: 'rqr_north',
    ...welding({ title, place: { ...north, address: northStreet }, shifts: inAWeek }),
  })
  const { id: requestId } = (await member.submitRequest({ body: need('鱼塘缺氧增氧机跳闸') })).value
  const northStaff = await newPerson(town, 'north association', [
    { role: 'associationStaff', organizationId: territory },
  ])
  const verifying = await clientOf(town.app, northStaff.cookie).verifyRequest({
    params: { requestId },
    body: verdict,
  })
  if (verifying.problem) throw new Error(verifying.problem.detail)
  const { id: unseenId } = (await member.submitRequest({ body: need(notes.unseen) })).value
  const { id: draftId } = (
    await member.saveDraft({ body: { requesterId: 'rqr_north', fields: { title: notes.northDraft } } })
  ).value
  const southDraft = (
    await town.shop.api.saveDraft({ body: { requesterId: 'rqr_shop', fields: { title: notes.south } } })
  ).value
  await town.follow()
  const volunteerCookie = await cookieOf('per_northern')
  const volunteering = clientOf(town.app, volunteerCookie)
  const offerId =
    (await volunteering.listOffers({})).value.items.find((offer) => offer.requestId === requestId)?.id ?? ''
  const placementId =
    (
      await volunteering.acceptOffers({
        params: { requestId },
        body: { offerIds: [offerId], risksAcknowledged: true },
      })
    ).value[0]?.id ?? ''
  await town.follow()
  const message = (await member.listMessages({})).value.items[0]

  const plain = await newPerson(town, '无角色', [])
  const southern = async (name: string, role: Role): Promise<Attacker> => {
    const { cookie } = await newPerson(town, `south ${name}`, [role])
    return { name: `${name} (south)`, side: 'south', role: role.role, roles: [role], cookie }
  }
  const [first = '', second = ''] = town.enrolled.map((one) => one.volunteerId)
  const northern = async (role: Role): Promise<Attacker> => {
    const { cookie } = await newPerson(town, `north ${role.role}`, [role])
    return { name: `${role.role} (north)`, side: 'north', role: role.role, roles: [role], cookie }
  }
  const attackers: Attacker[] = [
    await southern('requesterMember', { role: 'requesterMember', requesterId: 'rqr_shop' }),
    await southern('volunteer, placed', { role: 'volunteer', volunteerId: first }),
    await southern('volunteer, asked', { role: 'volunteer', volunteerId: second }),
    await southern('associationStaff', { role: 'associationStaff', organizationId: territoryId('450204') }),
    await southern('organizationStaff', { role: 'organizationStaff', organizationId: 'org_welding' }),
    await southern('auditor', { role: 'auditor', organizationId: territoryId('450204') }),
    await southern('administrator', { role: 'administrator' }),
    {
      name: 'requesterMember (north)',
      side: 'north',
      role: 'requesterMember',
      roles: [{ role: 'requesterMember', requesterId: 'rqr_north' }],
      cookie: memberCookie,
    },
    {
      name: 'volunteer (north)',
      side: 'north',
      role: 'volunteer',
      roles: [{ role: 'volunteer', volunteerId }],
      cookie: volunteerCookie,
    },
    await northern({ role: 'associationStaff', organizationId: territory }),
    await northern({ role: 'organizationStaff', organizationId: 'org_north' }),
    await northern({ role: 'auditor', organizationId: territory }),
    { name: 'nobody in particular', side: 'north', role: 'none', roles: [], cookie: plain.cookie },
  ]
  const over = await signInAs(system, plain.id)
  await signOut(system, over)

  const secrets: Secret[] = [
    { what: 'name of a volunteer', value: '韦示0', side: 'south', roles: contact, volunteerId: first },
    { what: 'name of a volunteer', value: '韦示1', side: 'south', roles: contact, volunteerId: second },
    { what: 'phone of a volunteer', value: '19910000000', side: 'south', roles: contact, volunteerId: first },
    { what: 'phone of a volunteer', value: '19910000001', side: 'south', roles: contact, volunteerId: second },
    { what: 'phone of a requester', value: '19910001000', side: 'south', roles: contact },
    { what: 'address of a requester', value: place.address, side: 'south', roles: contact },
    { what: 'draft', value: notes.south, side: 'south', roles: ['requesterMember'] },
    { what: 'name of a volunteer', value: northVolunteer.name, side: 'north', roles: contact, volunteerId },
    { what: 'phone of a volunteer', value: northVolunteer.phone, side: 'north', roles: contact, volunteerId },
    { what: 'name of a requester', value: northMember.name, side: 'north', roles: contact },
    { what: 'phone of a requester', value: northMember.phone, side: 'north', roles: contact },
    { what: 'address of a requester', value: northStreet, side: 'north', roles: contact },
    { what: 'note of a visit', value: notes.north, side: 'north', roles: staff },
    { what: 'draft', value: notes.northDraft, side: 'north', roles: ['requesterMember'] },
    { what: 'need not verified yet', value: notes.unseen, side: 'north', roles: [...staff, 'requesterMember'] },
  ]

  /** Whether a requester and a volunteer were ever placed together: then they have each other's contact. */
  const met = async (attacker: Attacker, { side, volunteerId: of }: Secret): Promise<boolean> => {
    const [role] = attacker.roles
    const stood = (await scanAll(town.database)).filter(({ entity }) => entity === placements.name).map(placements.read)
    if (role?.role === 'volunteer')
      return stood.some(
        (one) =>
          one.volunteerId === role.volunteerId &&
          (of === undefined
            ? one.requesterId === (side === 'south' ? 'rqr_shop' : 'rqr_north')
            : of === role.volunteerId),
      )
    return (
      role?.role === 'requesterMember' &&
      stood.some((one) => one.requesterId === role.requesterId && one.volunteerId === of && isLive(one.state))
    )
  }

  let times = 0
  const again = (): number => {
    times += 1
    return times
  }

  /** What an answer told that was not for this reader. */
  const toldTo = async (attacker: Attacker | undefined, text: string): Promise<Secret[]> => {
    const told: Secret[] = []
    for (const secret of secrets.filter(({ value }) => text.includes(value))) {
      const granted =
        attacker !== undefined &&
        (attacker.role === 'administrator' ||
          (attacker.side === secret.side &&
            secret.roles.some((role) => role === attacker.role) &&
            !(attacker.role === 'requesterMember' && secret.volunteerId !== undefined)))
      const own = attacker !== undefined && secret.roles.includes('placed') && (await met(attacker, secret))
      if (!granted && !own) told.push(secret)
    }
    return told
  }

  return {
    ...town,
    attackers,
    secrets,
    toldTo,
    cookies: { over: `__Host-session=${over.token}`, forged: `__Host-session=${'0'.repeat(32)}` },
    /** Somebody again after they signed out, and never one who had themself deleted: those do not come back. */
    cookieAgain: async (attacker: Attacker): Promise<string> => {
      const known = { 'requesterMember (north)': 'per_north', 'volunteer (north)': 'per_northern' }[attacker.name]
      if (known !== undefined) return cookieOf(known)
      return (await newPerson(town, `again ${attacker.name} ${again()}`, attacker.roles)).cookie
    },
    sides: {
      south,
      north: {
        ...south,
        id: requestId,
        requestId,
        offerId,
        placementId,
        volunteerId,
        requesterId: 'rqr_north',
        paperId: await givePaper(town, files, volunteerId),
        organizationId: territory,
        messageId: message?.id ?? '',
      },
    } satisfies Record<Side, Record<string, string>>,
    /** A need whose place is nobody's secret: what people type comes back to them. */
    need: { ...need('鱼塘水质变坏找不到原因'), place: { ...north, address: '村口 1 号' } },
    loose: { draftId, unseenId, southDraftId: southDraft.id },
  }
}
export type AttackTown = Awaited<ReturnType<typeof startAttackTown>>
