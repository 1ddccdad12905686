import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lambdaContext } from '#infra/local/invoke.ts'
import type { Context } from '#shared/authority/context.ts'
import { learnedChances } from '#shared/matching/learned-chances.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityCode, cityId, territoryId } from '#shared/organizations/organization.ts'
import { planOf, plans } from '#shared/plans/plan.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { addLocalDays, localDate } from '#shared/time/shanghai.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { seedRequester } from '#test/support/market.ts'
import { needFor, neighbour, openNeeds } from '#test/support/planning.ts'
import { loadPeople } from '#test/support/pool.ts'

// The hourly entry point as Lambda calls it, on real items and the real clock.

let database: TestDatabase
let context: Context
let run: (seconds: number) => Promise<unknown>
const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-'))

beforeAll(async () => {
  database = await startDatabase()
  writeFileSync(path.join(folder, 'key'), new Uint8Array(32).fill(7))
  Object.assign(process.env, { LOCAL_KEY_FILE: path.join(folder, 'key'), EMBEDDED: '1' })
  const [{ handler }, { systemContext }] = await Promise.all([
    import('#functions/plan.ts'),
    import('#functions/context.ts'),
  ])
  run = (seconds) => handler({ time: '', detail: {} } as never, lambdaContext('plan', seconds))
  context = await systemContext()
  const name = { zh: '示例', en: 'Demo' }
  await foundOrganization(context, { id: cityId, name, kind: 'association', districtCode: cityCode })
  for (const districtCode of ['450203', '450204', '450205']) {
    const id = territoryId(districtCode)
    await foundOrganization(context, { id, name, kind: 'association', parentId: cityId, districtCode })
  }
  await seedRequester(context)
  const starts = addDays(context.clock(), 3)
  await loadPeople(database, [neighbour('vol_one', ['ME05'])], context.clock())
  const shift = { starts, ends: addHours(starts, 1) }
  const reachOf = (code: string) => ({ districtCode: code, reach: [cityId, territoryId(code)] })
  await openNeeds(context, [
    needFor('req_broken', ['ME05'], { request: reachOf('450203'), shift }),
    needFor('req_whole', ['ME05'], { request: reachOf('450204'), shift }),
  ])
})
afterAll(async () => {
  await database.stop()
  rmSync(folder, { recursive: true })
})

it('with hardly any time left it leaves every district for the next hour', async () => {
  await run(1)
  expect(await planOf(context.table, '450204')).toBeUndefined()
})

it('plans each district where seats are missing; one that fails holds up no other, one without needs has no plan', async () => {
  // A plan that cannot be read.
  const whole = plans.put({
    scope: '450203',
    at: context.clock(),
    until: context.clock(),
    board: { positions: [], proposals: [] },
    value: 0,
    upperBound: 0,
    pairs: 0,
    people: 0,
    beyond: 0,
    stats: { rounds: 0, looks: 0, stopped: false },
    teams: [],
    visits: [],
    outcomes: [],
  })
  if (whole.kind !== 'put') throw new Error('no put')
  await context.table.write([{ kind: 'put', item: { ...whole.item, board: 'torn' } }])
  await run(60)
  const plan = await planOf(context.table, '450204')
  expect(plan?.board.proposals.map(({ volunteerId }) => volunteerId)).toEqual(['vol_one'])
  expect(await planOf(context.table, '450205')).toBeUndefined()
  await expect(planOf(context.table, '450203')).rejects.toThrow()
})

it('counts answers of days gone by on the way, up to the last of which every invitation is over', async () => {
  const last = addLocalDays(localDate(context.clock()), -6)
  for (let hour = 0; hour < 7; hour += 1) await run(1)
  const learned = () => learnedChances.get(context.table, keys.learnedChances())
  const known = await learned()
  expect(known).toMatchObject({ answers: 0, through: last })
  await run(1)
  expect(await learned()).toEqual(known)
})
