import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditEntries } from '#shared/audit/audit.ts'
import { faultsOf } from '#shared/organizations/load-holidays.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { holidaysFrom } from '#shared/places/holidays.ts'
import { keys } from '#shared/table/keys.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { workingDeadline } from '#shared/time/working-days.ts'
import { formPost, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'

let world: TestApp
let city: TestPerson
let district: TestPerson
let administrator: TestPerson
beforeAll(async () => {
  world = await startApp()
  city = await newPerson(world, '市科协', [{ role: 'associationStaff', organizationId: cityId }])
  district = await newPerson(world, '区科协', [{ role: 'associationStaff', organizationId: territoryId('450204') }])
  administrator = await newPerson(world, '管理员', [{ role: 'administrator' }])
})
afterAll(() => world.stop())

const see = async (who: TestPerson, path = '/staff/holidays', language = 'zh') => {
  const answer = await world.app.request(path, { headers: { cookie: `${who.cookie}; lang=${language}` } })
  return { status: answer.status, text: await answer.text() }
}
const send = async (fields: Record<string, string>, who = city) => {
  const answer = await world.app.request('/staff/holidays', formPost(fields, who.cookie))
  return { status: answer.status, text: await answer.text() }
}
const year2027 = {
  year: '2027',
  off: '2027-01-01 至 2027-01-03\n2027-02-05~2027-02-11、2027-04-09\n2027-05-01',
  work: '2027-01-30',
}

it('shows which years are known and which one is missing', async () => {
  const { status, text } = await see(city)
  expect(status).toBe(200)
  for (const part of ['2026', '随系统带的', '2027', '还没有：每天都当工作日算', '2026-10-01 至 2026-10-07'])
    expect(text).toContain(part)
  expect((await see(city, '/staff/holidays', 'en')).text).toContain('every day counts as worked')
})

it('is for the city association and administrators alone', async () => {
  expect((await see(administrator)).status).toBe(200)
  expect((await see(district)).status).toBe(404)
  expect((await send(year2027, district)).status).toBe(404)
  expect((await see(city, '/staff/volunteers')).text).toContain('href="/staff/holidays"')
  expect((await see(district, '/staff/volunteers')).text).not.toContain('href="/staff/holidays"')
})

it.each([
  ['no year', { ...year2027, year: '' }, '您填的是 空的'],
  ['a line that is no day', { ...year2027, off: '2027-01-01\n元旦三天' }, '看不懂“元旦三天”'],
  ['a span that ends before it begins', { ...year2027, off: '2027-01-03 至 2027-01-01' }, '看不懂'],
  ['a day of another year', { ...year2027, off: `${year2027.off}\n2026-05-02` }, '2026-05-02 不在 2027 年'],
  ['hardly any days off', { ...year2027, off: '2027-01-01' }, '写了 1 天'],
  ['a worked day that is no weekend', { ...year2027, work: '2027-01-04' }, '2027-01-04 本来就是工作日'],
  ['a day both off and worked', { ...year2027, work: '2027-01-02' }, '又放假又上班'],
])('sends back %s, everything kept', async (_, fields, said) => {
  const { status, text } = await send(fields)
  expect(status).toBe(422)
  expect(text).toContain(said)
  expect(text).toContain('有误：')
  expect(text).toContain(fields.off.split('\n')[0])
})

it('loads a year, over the one before, and working days follow it', async () => {
  const from = fromLocal('2026-12-28', '17:00')
  const deadline = async () => workingDeadline(from, 10, await holidaysFrom(world.table, from))
  expect((await deadline()).provisional).toBe(true)
  expect((await send(year2027)).status).toBe(303)
  // 29 to 31 December, 4 to 8 January, 11 and 12 January.
  expect(await deadline()).toEqual({ at: fromLocal('2027-01-12', '24:00'), provisional: false })
  expect((await send({ ...year2027, off: `${year2027.off}\n2027-01-04` })).status).toBe(303)
  expect((await deadline()).at).toBe(fromLocal('2027-01-13', '24:00'))
  const { text } = await see(city, '/staff/holidays?done=1')
  for (const part of ['录好了', '您这里录的', '2027-01-01 至 2027-01-04', '放假 13 天']) expect(text).toContain(part)
  const kept = await auditEntries.list(world.table, { partition: keys.audit(cityId, '', '').pk })
  expect(kept.items.map(({ act, by }) => [act, by])).toEqual([
    ['holidays.load', city.id],
    ['holidays.load', city.id],
  ])
})

it('what came with the product could have been loaded here', async () => {
  const { publishedHolidays } = await import('#shared/places/holidays.ts')
  for (const [year, { off, work }] of Object.entries(publishedHolidays)) {
    expect(faultsOf({ year, off: [...off], work: [...work] }, [year])).toEqual([])
  }
})
