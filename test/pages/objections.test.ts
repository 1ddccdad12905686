import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { stateNoShow } from '#shared/attendance/state-no-show.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { allRecordsOf } from '#shared/records/service-record.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { formPost, newPerson, signedInAgain, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { sweepAll } from '#test/support/follow.ts'
import { acceptedNeed, type NeedWorld, needWorld } from '#test/support/need-flow.ts'

// Somebody was noted as absent and was there; what was recorded of it is then corrected. Each by the pages alone.

let world: TestApp
let people: NeedWorld
let placement: Placement
let welder: TestPerson
beforeEach(async () => {
  world = await startApp()
  people = await needWorld(world)
  const changes = { risks: 'none', dangerous: 'no', safetyMeasures: '' }
  const { placed } = await acceptedNeed(world, people, { accepting: 1, changes })
  placement = placed[0]!
  welder = people.welders[placement.volunteerId]!
  world.setClock(addMinutes(placement.ends, 60))
  people = { ...people, staff: await signedInAgain(world, people.staff) }
  await stateNoShow(people.huang.context, which())
})
afterEach(() => world.stop())

const which = () => ({ requestId: placement.requestId, placementId: placement.id })
const page = async (path: string, person: TestPerson, language = 'zh') =>
  (await world.app.request(path, { headers: { cookie: `${person.cookie}; lang=${language}` } })).text()
const post = async (path: string, fields: Record<string, string>, person: TestPerson) => {
  const answer = await world.app.request(path, formPost(fields, person.cookie))
  return { status: answer.status, text: await answer.text() }
}
const own = () => `/placements/${placement.requestId}/${placement.id}`
const session = () => `/requests/${placement.requestId}/session/s1`
const match = () => `/staff/requests/${placement.requestId}`
const state = async () => (await placements.get(world.table, keys.placement(placement.requestId, placement.id)))?.state

const object = () => post(`${own()}/object`, { words: '我 8:50 到的，门卫认得我' }, welder)
const answer = (kind: 'objection' | 'correction', granted: string, note: string) =>
  post(
    `${match()}/${kind}/${placement.id}`,
    { [`granted.${placement.id}`]: granted, [`answerNote.${placement.id}`]: note },
    people.staff,
  )

test('an objection goes from the volunteer to staff, and its answer back to both', async () => {
  expect(await page(own(), welder)).toContain('提出异议')
  const short = await post(`${own()}/object`, { words: '到了' }, welder)
  expect([short.status, short.text.includes('现在是 2 个'), short.text.includes('>到了<')]).toEqual([422, true, true])
  expect((await object()).status).toBe(303)
  expect(await page(`${own()}?done=object`, welder)).toContain('异议收到了')
  expect(await page(session(), people.huang)).toContain('门卫认得我')
  expect(await page('/staff/problems', people.staff)).toContain('对“没到场”有异议')
  expect(await page(match(), people.staff, 'en')).toContain('The volunteer says they came')
  const bare = await answer('objection', '', '问过门卫')
  expect([bare.status, bare.text.includes('选一个决定'), bare.text.includes('>问过门卫<')]).toEqual([422, true, true])
  expect((await answer('objection', 'no', '问')).status).toBe(422)
  expect((await answer('objection', 'no', '门卫登记里没有')).status).toBe(303)
  expect(await page(own(), welder)).toContain('门卫登记里没有')
  expect(await page(match(), people.staff)).not.toContain('答复异议')
  expect(await state()).toBe('noShow')
})

test('whoever came after all confirms the hours, and either side may ask to correct the record', async () => {
  await object()
  await answer('objection', 'yes', '门卫登记 8:50 进厂')
  expect(await state()).toBe('checkedOut')
  expect(await page(own(), welder)).toContain('这次算多久')
  await claimHours(welder.context, { ...which(), as: 'volunteer', minutes: 60, done: '教了三个人' })
  await claimHours(people.huang.context, { ...which(), as: 'requester', minutes: 60 })
  await sweepAll(world.system)
  expect(await state()).toBe('recorded')

  expect(await page(own(), welder)).toContain('记录有错，要求更正')
  const fields = (minutes: string, words: string) => ({
    placementId: placement.id,
    [`${placement.id}.minutes`]: minutes,
    [`${placement.id}.done`]: '',
    [`${placement.id}.words`]: words,
  })
  const wrong = await post(`${session()}/correction`, fields('9999', '只做了半小时'), people.huang)
  expect([wrong.status, wrong.text.includes('您填的是 9999 分钟'), wrong.text.includes('只做了半小时')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await post(`${session()}/correction`, fields('30', '只做了半小时'), people.stranger)).status).toBe(404)
  expect((await post(`${session()}/correction`, fields('30', '只做了半小时'), people.huang)).status).toBe(303)
  expect(await page(own(), welder)).toContain('只做了半小时')
  expect(await page('/staff/problems', people.staff)).toContain('要求更正记录')
  expect((await answer('correction', 'yes', '监控看到半小时')).status).toBe(303)
  const colleague = await newPerson(world, '覃干事', [{ role: 'associationStaff', organizationId: cityId }])
  const confirm = /action="(\/staff\/approvals\/[^"]+\/confirm)"/.exec(await page('/staff/approvals', colleague))?.[1]
  expect((await post(confirm ?? '', {}, colleague)).status).toBe(303)
  await sweepAll(world.system)
  const records = (await allRecordsOf(world.table, placement.volunteerId)).sort((a, b) => a.sequence - b.sequence)
  expect(records.map(({ minutes }) => minutes)).toEqual([60, 30])
  expect(records[1]?.corrects).toBe(records[0]?.id)
  expect(await page('/records', welder)).toContain('已更正，不计')
  expect(await page(session(), people.huang)).toContain('记录更正了，另记一条')

  const again = await post(`${own()}/correct`, { minutes: '30', done: '', words: '内容不对' }, welder)
  expect([again.status, again.text.includes('没有要更正的')]).toEqual([409, true])
  expect(
    (await post(`${own()}/correct`, { minutes: '30', done: '教了五个人', words: '人数不对' }, welder)).status,
  ).toBe(303)
  expect(await page(own(), welder, 'en')).toContain('waits for the association')
})
