import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { boardEntries, boardEntryOf } from '#shared/requests/board.ts'
import { nearDuplicates } from '#shared/requests/near-duplicates.ts'
import { requests } from '#shared/requests/requests.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { readUsualSize } from '#shared/requests/usual-size.ts'
import { learnedFrom } from '#shared/skills/suggest/learn.ts'
import { readTicks } from '#shared/skills/ticks.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { seedRequester } from '#test/support/market.ts'
import { before, requesterActor, serviceRequest, strangerActor } from '#test/support/service.ts'
import { saturday, welding } from '#test/support/town.ts'

let database: TestDatabase
let asking: (actor?: ReturnType<typeof requesterActor>) => Context
beforeAll(async () => {
  database = await startDatabase()
  asking = testContexts(database, testClock(before))
  await seedRequester(asking())
  await seedRequester(asking(), 'rqr_elsewhere')
})
afterAll(() => database.stop())

const problem = '三台注塑机夜里老是温度飘，产品缩水，一晚上报废上百件。'
const place = { requesterId: 'rqr_elsewhere', districtCode: '450204' }
const told = (text: string, skills: readonly string[]) =>
  nearDuplicates(asking(strangerActor()), { ...place, text, skills })

it('a like need on the board of the district is told by its title, to whoever asks for the same skill', async () => {
  const reach = territoryReach('450204')
  const open = serviceRequest('req_moulding', { requesterId: 'rqr_third', reach, title: '注塑机温度飘', problem })
  await asking().table.write([requests.put(open), boardEntries.put(boardEntryOf(open))])
  const skills = open.shifts.flatMap(({ positions }) =>
    positions.flatMap((one) => one.skills.map(({ skill }) => skill)),
  )
  const [near] = await told(`${problem}想请人看看。`, skills)
  expect(near).toMatchObject({ requestId: 'req_moulding', title: '注塑机温度飘', own: false })
  expect(Object.keys(near ?? {}).sort()).toEqual(['alike', 'own', 'requestId', 'title'])
  expect(await told(`${problem}想请人看看。`, ['SV01'])).toEqual([])
  expect(await told('想给社区老人讲一次怎么用手机缴费', skills)).toEqual([])
})

it('one’s own like needs are told whatever their skill, but never the one being written', async () => {
  const of = { id: 'req_own', requesterId: 'rqr_factory', contactPersonId: 'per_huang' }
  await submitRequest(asking(requesterActor()), { ...of, request: welding({ ...saturday, problem }) })
  const input = { requesterId: 'rqr_factory', districtCode: '450204', text: problem, skills: [] }
  const mine = asking(requesterActor())
  expect(await nearDuplicates(mine, input)).toMatchObject([{ requestId: 'req_own', own: true }])
  expect(await nearDuplicates(mine, { ...input, except: 'req_own' })).toEqual([])
  await expect(nearDuplicates(mine, { ...input, requesterId: 'rqr_elsewhere' })).rejects.toMatchObject({
    code: 'notFound',
  })
})

it('what was suggested and ticked is counted once a need, and moves what is suggested', async () => {
  const of = { id: 'req_ticks', requesterId: 'rqr_factory', contactPersonId: 'per_huang' }
  const shown = [
    { code: 'ME13', expressions: ['焊偏'], ticked: true },
    { code: 'ME14', expressions: ['机器人'], ticked: false },
    { code: 'ME15', expressions: [], ticked: true },
  ]
  const mine = asking(requesterActor())
  await submitRequest(mine, { ...of, request: welding(), shown })
  await submitRequest(mine, { ...of, request: welding(), shown })
  const ticks = await readTicks(mine.table)
  expect(ticks.sort((a, b) => (a.code < b.code ? -1 : 1))).toEqual([
    { code: 'ME13', expression: '焊偏', shown: 1, ticked: 1 },
    { code: 'ME14', expression: '机器人', shown: 1, ticked: 0 },
  ])
  const learned = learnedFrom(ticks)
  expect(learned('ME13', '焊偏')).toBeGreaterThan(learned('ME14', '机器人'))
})

it('sizes are counted once a need, by its first skill, and told from three on', async () => {
  const mine = asking(requesterActor())
  const skill = 'SC02'
  const [shift] = welding().shifts
  const [position] = shift?.positions ?? []
  if (!shift || !position) throw new Error('The need has no seats')
  const request = welding({
    shifts: [{ ...shift, positions: [{ ...position, skills: [{ skill, level: 1 }], seats: 4 }] }],
  })
  for (const id of ['req_a', 'req_b']) {
    const of = { id, requesterId: 'rqr_factory', contactPersonId: 'per_huang' }
    await submitRequest(mine, { ...of, request })
    await submitRequest(mine, { ...of, request })
  }
  expect(await readUsualSize(mine.table, skill, mine.clock())).toBeUndefined()
  await submitRequest(mine, { id: 'req_c', requesterId: 'rqr_factory', contactPersonId: 'per_huang', request })
  expect(await readUsualSize(mine.table, skill, mine.clock())).toEqual({ from: 3, people: 4, minutes: 180 })
})
