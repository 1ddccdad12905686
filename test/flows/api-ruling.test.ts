import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { territoryId } from '#shared/organizations/organization.ts'
import { placements } from '#shared/placements/placement.ts'
import { keys } from '#shared/table/keys.ts'
import { type ApiTown, serveOnce, startApiTown } from '#test/support/api-town.ts'
import { signedInAgain } from '#test/support/app.ts'
import { clientOf } from '#test/support/client.ts'

let town: ApiTown
let served: Awaited<ReturnType<typeof serveOnce>>
let colleague: Awaited<ReturnType<ApiTown['person']>>
let administrator: Awaited<ReturnType<ApiTown['person']>>
let city: Awaited<ReturnType<ApiTown['person']>>
const district = territoryId('450204')
beforeAll(async () => {
  town = await startApiTown()
  served = await serveOnce(town)
  // Signed in anew: the codes of the morning are old by the end of the service.
  colleague = await town.person('colleague', { role: 'associationStaff', organizationId: district })
  administrator = await town.person('administrator', { role: 'administrator' })
  city = await town.person('city', { role: 'associationStaff', organizationId: territoryId('450200') })
  town.district.api = clientOf(town.app, (await signedInAgain(town, town.district)).cookie)
})
afterAll(() => town.stop())

describe('a correction, by calls of the API', () => {
  const body = { minutes: 150, words: '中间停机半小时，多记了' }

  it('is asked for by one side, proposed by one of the staff and done when a colleague confirms it', async () => {
    const { params, invited } = served
    const same = await invited.api.askCorrectionAsVolunteer({ params, body: { ...body, minutes: 180 } })
    expect([same.status, same.problem?.reason]).toEqual([409, 'sameAsRecorded'])
    expect((await town.shop.api.askCorrectionAsRequester({ params, body })).value).toMatchObject({
      side: 'requester',
      minutes: 150,
    })
    const ruling = { granted: true, note: '看过停机记录' }
    const own = await invited.api.decideCorrection({ params, body: ruling })
    expect([own.status, own.problem?.code]).toEqual([403, 'forbidden'])
    expect((await town.district.api.decideCorrection({ params, body: ruling })).value.decision).toBeUndefined()

    const [proposal] = (await colleague.api.listApprovals({})).value.items
    expect(proposal).toMatchObject({ kind: 'correctRecord', state: 'waiting', note: '看过停机记录' })
    const which = { params: { organizationId: district, approvalId: proposal?.id ?? '' } }
    const alone = await town.district.api.confirmApproval(which)
    expect([alone.status, alone.problem?.reason]).toEqual([409, 'secondPerson'])
    expect((await colleague.api.confirmApproval(which)).value.state).toBe('confirmed')
    await town.follow()
    expect((await invited.api.listRecords({})).value.items.map(({ minutes }) => minutes)).toContain(150)
  })
})

describe('a proposal, by calls of the API', () => {
  it('is turned down with words, and nothing is done', async () => {
    const volunteerId = town.enrolled[1]?.volunteerId ?? ''
    const removal = { state: 'removed', reason: '收了对方的钱' } as const
    await town.district.api.suspendVolunteer({ params: { volunteerId }, body: removal })
    const [proposal] = (await colleague.api.listApprovals({})).value.items
    const params = { organizationId: district, approvalId: proposal?.id ?? '' }
    const unsaid = await colleague.api.rejectApproval({ params, body: { note: '' } })
    expect([unsaid.status, unsaid.problem?.fields?.[0]?.path]).toEqual([422, 'note'])
    expect((await colleague.api.rejectApproval({ params, body: { note: '先问清' } })).value.state).toBe('rejected')
    expect((await town.second.api.readProfile({})).value.volunteer.state).toBe('active')
  })
})

describe('an objection to a no-show, by calls of the API', () => {
  it('is made by the volunteer and answered by the association', async () => {
    const { params, invited } = served
    const words = '我 13:50 就到了，门卫可以作证'
    const present = await invited.api.objectNoShow({ params, body: { words } })
    expect([present.status, present.problem?.code]).toEqual([409, 'state'])
    const nothing = await colleague.api.decideNoShow({ params, body: { granted: true, note: '问过门卫' } })
    expect([nothing.status, nothing.problem?.reason]).toEqual([409, 'nothingToDecide'])

    const placement = await placements.get(town.table, keys.placement(params.requestId, params.placementId))
    if (placement) await town.table.write([placements.replace({ ...placement, state: 'noShow' })])
    expect((await invited.api.objectNoShow({ params, body: { words } })).value.objection?.words).toBe(words)
    const decided = await colleague.api.decideNoShow({ params, body: { granted: true, note: '问过门卫' } })
    expect(decided.value.objection?.answer).toMatchObject({ granted: true, note: '问过门卫' })
  })
})

describe('roles, by calls of the API', () => {
  const params = { personId: 'per_engineer0' }
  const inSociety = { role: { role: 'organizationStaff', organizationId: 'org_welding' } } as const

  it('are given and taken by whoever may appoint, and by nobody else', async () => {
    expect((await city.api.grantRole({ params, body: inSociety })).status).toBe(201)
    expect((await city.api.revokeRole({ params, body: inSociety })).status).toBe(204)
    const beyond = await colleague.api.grantRole({ params, body: inSociety })
    expect([beyond.status, beyond.problem?.code]).toEqual([404, 'notFound'])
  })

  it('that audit or administer are given by administrators alone, and the others come by themselves', async () => {
    const auditing = { role: { role: 'auditor', organizationId: 'org_welding' } } as const
    expect((await city.api.grantRole({ params, body: auditing })).status).toBe(403)
    expect((await administrator.api.grantRole({ params, body: auditing })).status).toBe(201)
    const joining = { role: { role: 'volunteer', volunteerId: 'vol_any' } } as const
    const refused = await administrator.api.grantRole({ params, body: joining })
    expect(refused.problem?.reason).toBe('roleComesByItself')
  })
})

describe('holidays, by calls of the API', () => {
  const off = Array.from({ length: 12 }, (_, at) => `2027-05-${String(at + 1).padStart(2, '0')}`)

  it('are loaded for a year by the city, from the official notice', async () => {
    expect((await city.api.loadHolidays({ body: { year: '2027', off, work: [] } })).value.off).toEqual(off)
    const [year] = (await city.api.listHolidays({})).value.items.filter((one) => one.year === '2027')
    expect(year).toEqual({ year: '2027', off, work: [], from: 'loaded' })
  })

  it('are not loaded with days of another year, nor by a district', async () => {
    const wrong = await city.api.loadHolidays({ body: { year: '2027', off: [...off, '2028-01-01'], work: [] } })
    expect([wrong.status, wrong.problem?.fields?.[0]?.path]).toEqual([422, 'off'])
    const below = await colleague.api.loadHolidays({ body: { year: '2027', off, work: [] } })
    expect(below.status).toBe(404)
  })
})
