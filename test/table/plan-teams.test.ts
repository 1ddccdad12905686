import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { planCampaign } from '#shared/campaigns/plan-campaign.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityCode, cityId } from '#shared/organizations/organization.ts'
import { makePlan } from '#shared/plans/make-plan.ts'
import { possibleTeams } from '#shared/plans/possible-teams.ts'
import { addDays } from '#shared/time/instant.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { seedRequester } from '#test/support/market.ts'
import { needFor, neighbour, openNeeds } from '#test/support/planning.ts'
import { loadPeople } from '#test/support/pool.ts'
import { before, ends, starts } from '#test/support/service.ts'

let database: TestDatabase
let context: Context
const scope = 'cmp_demo'

beforeAll(async () => {
  database = await startDatabase()
  const city = actorOf('per_city', { role: 'associationStaff', organizationId: cityId })
  context = testContexts(database, testClock(before))(city)
  const system = testContexts(database, testClock(before))()
  const name = { zh: '示例', en: 'Demo' }
  await foundOrganization(system, { id: cityId, name, kind: 'association', districtCode: cityCode })
  await foundOrganization(system, { id: 'org_team', name, kind: 'base', parentId: cityId })
  await planCampaign(context, { id: scope, name, organizationId: cityId, starts: addDays(before, 1), ends })
  await seedRequester(context)
  const member = { volunteer: { organizationIds: ['org_team'] } }
  await loadPeople(
    database,
    [neighbour('vol_one', ['ME05'], member), neighbour('vol_two', ['ME05'], member), neighbour('vol_other', ['ME05'])],
    before,
  )
  const request = { campaignId: scope, scopeItem: 4 as const }
  const later = { starts: addDays(starts, 1), ends: addDays(ends, 1) }
  await openNeeds(context, [
    needFor('req_two_seats', ['ME05'], { request, position: { seats: 2 } }),
    needFor('req_one_seat', ['ME05'], { request, shift: later }),
    needFor('req_elsewhere', ['ME05']),
  ])
})
afterAll(() => database.stop())

const placed = async (teams?: string[]) =>
  (await makePlan(context, { scope, ...(teams ? { teams } : {}) })).board.proposals.map(
    ({ requestId, volunteerId, team }) => `${requestId} ${volunteerId}${team ? ' in a team' : ''}`,
  )

describe('a campaign', () => {
  it('is planned with its own needs only', async () => {
    expect((await placed()).filter((line) => line.startsWith('req_elsewhere'))).toEqual([])
  })

  it('offers the small organizations below it as whole teams', async () => {
    expect((await possibleTeams(context, { scope })).map(({ organization }) => organization.id)).toEqual(['org_team'])
  })

  it('places a whole team with everybody or not at all, and remembers who comes whole', async () => {
    const whole = await placed(['org_team'])
    const expected = ['req_one_seat vol_other', 'req_two_seats vol_one in a team', 'req_two_seats vol_two in a team']
    expect(whole.sort()).toEqual(expected)
    expect((await placed()).sort()).toEqual(expected)
    expect((await placed([])).filter((line) => line.endsWith('team'))).toEqual([])
  })
})
