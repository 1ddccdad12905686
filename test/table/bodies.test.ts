import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { planCampaign } from '#shared/campaigns/plan-campaign.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { grantRole } from '#shared/people/grant-role.ts'
import { memberships, phoneOwners } from '#shared/people/person.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { problems } from '#shared/problems/problem.ts'
import { creditCheckSign, isCreditCode } from '#shared/requesters/credit-code.ts'
import { registerRequester } from '#shared/requesters/register-requester.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { vouchRequester } from '#shared/requesters/vouch-requester.ts'
import { keys, lists } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { before, reasonOf, serviceRequest } from '#test/support/service.ts'

let database: TestDatabase
let as: (actor?: Actor) => Context
const district = territoryId('450204')
const staff = (organizationId: string): Actor => actorOf('per_staff', { role: 'associationStaff', organizationId })
const administrator = actorOf('per_admin', { role: 'administrator' })

beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, testClock(before))
  await foundOrganization(as(), { id: cityId, name: { zh: '市科协', en: 'City' }, kind: 'association' })
  await foundOrganization(as(), {
    id: district,
    name: { zh: '区科协', en: 'District' },
    kind: 'association',
    parentId: cityId,
  })
})
afterAll(() => database.stop())

describe('an organization', () => {
  const society = { name: { zh: '学会', en: 'Society' }, kind: 'society', parentId: district } as const

  it('is founded by staff of the one above it, and lies under all above it', async () => {
    const { id, path } = await foundOrganization(as(staff(cityId)), society)
    expect(path).toEqual([cityId, district, id])
  })

  it('is not founded by staff of another district', async () => {
    expect(await reasonOf(foundOrganization(as(staff(territoryId('450205'))), society))).toBe('notFound')
  })

  it('is founded once under a name known beforehand', async () => {
    const first = await foundOrganization(as(), { ...society, id: 'org_once' })
    const again = await foundOrganization(as(), { ...society, id: 'org_once', name: { zh: '别名', en: 'Other' } })
    expect(again.name).toEqual(first.name)
  })

  it('stands at most eight levels deep', async () => {
    let parentId: string = district
    for (let level = 3; level <= 8; level += 1) parentId = (await foundOrganization(as(), { ...society, parentId })).id
    expect(await reasonOf(foundOrganization(as(), { ...society, parentId }))).toBe('treeTooDeep')
  })
})

describe('a body that asks', () => {
  const first = '91000000DEM000777'
  const creditCode = first + creditCheckSign(first)
  const place = serviceRequest('req_any').place!
  const body = { name: '示例社区', kind: 'community', place } as const
  const founder = actorOf('per_founder')

  it('is registered by its first member, and staff hear of it', async () => {
    const { id } = await registerRequester(as(founder), { ...body, creditCode })
    expect((await requesters.get(as().table, keys.requester(id)))?.state).toBe('unvouched')
    expect(
      await memberships.get(as().table, keys.membership('per_founder', 'requesterMember', id)),
      'who registers belongs to it',
    ).toBeDefined()
    const { items } = await problems.list(as().table, {
      index: 'list',
      partition: lists.openProblemsPartition(district),
    })
    expect(items.filter(({ kind, about }) => kind === 'requesterUnvouched' && about === id)).toHaveLength(1)
  })

  it('registered again by the same person is the same body', async () => {
    const again = await registerRequester(as(founder), { ...body, creditCode, name: '另一个名字' })
    expect(again.name).toBe('示例社区')
  })

  it('cannot be registered by somebody else with a credit code that is taken', async () => {
    const rival = registerRequester(as(actorOf('per_rival')), { ...body, creditCode })
    expect(await reasonOf(rival)).toBe('requesterKnown')
  })

  it('needs no credit code, but not a mistyped one', async () => {
    expect(await reasonOf(registerRequester(as(founder), body))).toBe('none')
    const mistyped = `${creditCode.slice(0, 16)}${creditCode[16] === '8' ? '9' : '8'}${creditCode[17]}`
    expect(isCreditCode(mistyped)).toBe(false)
    expect(await reasonOf(registerRequester(as(founder), { ...body, creditCode: mistyped }))).toBe(
      'requesterIncomplete',
    )
  })

  it('is not registered by nobody', async () => {
    expect(await reasonOf(registerRequester(as({ kind: 'nobody', language: 'zh' }), body))).toBe('signedOut')
  })

  it('is vouched for by staff of its district, who then have one case less', async () => {
    const { id } = await registerRequester(as(founder), body)
    const input = { requesterId: id, verdict: 'vouched', note: '电话核实过' } as const
    const own: Role = { role: 'requesterMember', requesterId: id }
    expect(await reasonOf(vouchRequester(as(founder), input))).toBe('forbidden')
    expect(await reasonOf(vouchRequester(as(staff(territoryId('450205'))), input))).toBe('notFound')
    const both = actorOf('per_both', own, { role: 'associationStaff', organizationId: district })
    expect(await reasonOf(vouchRequester(as(both), input)), 'nobody vouches for a body of their own').toBe('ownBody')
    expect((await vouchRequester(as(staff(district)), input)).state).toBe('vouched')
    const { items } = await problems.list(as().table, {
      index: 'list',
      partition: lists.openProblemsPartition(district),
    })
    expect(items.filter(({ about }) => about === id)).toEqual([])
  })
})

describe('a campaign', () => {
  const campaign = {
    name: { zh: '科普日', en: 'Science day' },
    organizationId: cityId,
    starts: addDays(before, 10),
    ends: addDays(before, 12),
  }

  it('is planned by staff of its association', async () => {
    expect((await planCampaign(as(staff(cityId)), campaign)).starts).toBe(campaign.starts)
    expect(await reasonOf(planCampaign(as(staff(district)), campaign))).toBe('notFound')
  })

  it('ends after it starts', async () => {
    const backwards = { ...campaign, ends: campaign.starts }
    expect(await reasonOf(planCampaign(as(staff(cityId)), backwards))).toBe('campaignDates')
  })
})

describe('a person', () => {
  it('is entered with a phone that belongs to nobody else', async () => {
    const one = await registerPerson(as(administrator), { name: '陆示例', phone: '199 0003 0001' })
    const again = await registerPerson(as(administrator), { name: '别人', phone: '19900030001' })
    expect(again.id).toBe(one.id)
    const fingerprint = as().vault.fingerprint('phone:19900030001')
    expect((await phoneOwners.get(as().table, keys.phone(fingerprint)))?.personId).toBe(one.id)
    expect(await reasonOf(registerPerson(as(actorOf('per_x')), { name: '谁', phone: '19900030002' }))).toBe('forbidden')
  })

  it('is appointed by staff within their subtree; who verifies, audits or administers is up to administrators', async () => {
    const { id: personId } = await registerPerson(as(administrator), { name: '莫示例', phone: '19900030003' })
    const society = await foundOrganization(as(), {
      name: { zh: '学会', en: 'Society' },
      kind: 'society',
      parentId: district,
    })
    const appointed = { personId, role: { role: 'organizationStaff', organizationId: society.id } } as const
    const verifying = { personId, role: { role: 'associationStaff', organizationId: district } } as const
    expect((await grantRole(as(staff(district)), appointed)).role).toEqual(appointed.role)
    expect(await reasonOf(grantRole(as(staff(territoryId('450205'))), appointed))).toBe('notFound')
    expect(await reasonOf(grantRole(as(staff(cityId)), verifying))).toBe('forbidden')
    expect(await reasonOf(grantRole(as(administrator), verifying))).toBe('none')
    const first = await memberships.get(as().table, keys.membership(personId, 'associationStaff', district))
    await grantRole(as(administrator), verifying)
    const again = await memberships.get(as().table, keys.membership(personId, 'associationStaff', district))
    expect(again?.version, 'giving a role twice is giving it once').toBe(first?.version)
  })

  it('is not made a volunteer or a member by somebody else', async () => {
    const input = { personId: 'per_any', role: { role: 'volunteer', volunteerId: 'vol_any' } } as const
    expect(await reasonOf(grantRole(as(administrator), input))).toBe('roleComesByItself')
  })
})
