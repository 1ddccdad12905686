import { afterAll, beforeAll, expect, it } from 'vitest'
import { count } from '#shared/counters/counter.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { wordsAsked } from '#shared/skills/asked-word.ts'
import { asWritten, goLive } from '#shared/skills/live.ts'
import {
  formPost,
  monday,
  newPerson,
  signedInAgain,
  startApp,
  type TestApp,
  type TestPerson,
} from '#test/support/app.ts'

let world: TestApp
let city: TestPerson
let district: TestPerson
let auditor: TestPerson
beforeAll(async () => {
  world = await startApp()
  city = await newPerson(world, '市科协', [{ role: 'associationStaff', organizationId: cityId }], '13800000021')
  district = await newPerson(world, '区科协', [{ role: 'associationStaff', organizationId: territoryId('450204') }])
  auditor = await newPerson(world, '审计', [{ role: 'auditor', organizationId: cityId }])
  const word = { districtCode: '450204', word: '补鼎', times: 4, chosen: { ME13: 3 }, at: monday }
  await world.table.write([
    wordsAsked.put(word),
    wordsAsked.put({ ...word, word: '扎狮头', chosen: {} }),
    wordsAsked.put({ ...word, districtCode: '450205', word: '北边话' }),
    count(
      territoryId('450204'),
      { 'unfilledSkill.ME14.noSkill': 3, 'unfilledSkill.ME15.declined': 9 },
      monday,
      () => 0,
    ),
  ])
})
afterAll(() => {
  goLive(asWritten)
  return world.stop()
})

const see = async (who: TestPerson, path = '/staff/skills', language = 'zh') => {
  const answer = await world.app.request(path, { headers: { cookie: `${who.cookie}; lang=${language}` } })
  return { status: answer.status, text: await answer.text() }
}
const send = async (path: string, fields: Record<string, string>, who = city) => {
  const answer = await world.app.request(path, formPost(fields, who.cookie))
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
}

it('shows words that led nowhere, what was chosen instead, and how few must have written them', async () => {
  const { status, text } = await see(city)
  expect(status).toBe(200)
  for (const part of ['第 0 版', '补鼎', '4 次，柳南区', '后来多选了“焊接工艺”', '北边话', '至少 3 家写过才显示'])
    expect(text).toContain(part)
  const english = (await see(city, undefined, 'en')).text
  for (const part of ['Words that led nowhere', 'The text is not kept', 'Recruit here first'])
    expect(english).toContain(part)
})

it('shows staff of a district what its own people wrote and lack, and nothing of others', async () => {
  const { text } = await see(district)
  expect(text).toContain('补鼎')
  expect(text).not.toContain('北边话')
  expect(text).not.toContain('合并、改名、停用')
})

it('shows for want of which skill seats stayed empty; other causes are no want of a skill', async () => {
  const { text } = await see(district)
  const table = text.slice(text.indexOf('缺的技能'))
  expect(table).toMatch(/机器人焊接与自动焊[\s\S]*柳南区[\s\S]*>3</)
  expect(table).not.toContain('>9<')
})

it('gives a word its skill in two taps, live at once', async () => {
  const { text } = await see(district, '/staff/skills/word?word=补鼎')
  expect(text).toContain('“补鼎”是哪项技能')
  expect(text).toMatch(/name="code" value="ME13"/)
  const sent = await send('/staff/skills/word', { act: 'addWord', word: '补鼎', code: 'ME13' }, district)
  expect(sent).toMatchObject({ status: 303, to: '/staff/skills?done=1' })
  const after = (await see(district, '/staff/skills?done=1')).text
  expect(after).toContain('“补鼎”归到')
  expect(after).not.toContain('归到技能<span class="sr-only">补鼎')
  const taken = await send('/staff/skills/word', { act: 'dropWord', word: '补鼎', code: 'ME13' }, district)
  expect(taken.status).toBe(303)
  expect((await see(district)).text).not.toContain('“补鼎”归到')
})

it('a word that is no skill leaves the list', async () => {
  await send('/staff/skills/word', { act: 'ignoreWord', word: '扎狮头' })
  const { text } = await see(city)
  expect(text).toContain('“扎狮头”不是技能')
  expect(text).not.toContain('归到技能<span class="sr-only">扎狮头')
})

it('says what a merge reaches before anything is done, and does it with a fresh code', async () => {
  const asked = '/staff/skills/change?act=merge&code=ME13&into=ME14'
  const { text } = await see(city, asked)
  expect(text).toContain('0 位志愿者会，0 个开着的需求要')
  expect(text).toContain('合并后不能拆回')
  expect((await see(city, asked, 'en')).text).toContain('A merge cannot be undone')
  expect((await see(city)).text).not.toContain('并到机器人焊接与自动焊')
  const fields = { act: 'merge', code: 'ME13', into: 'ME14' }
  world.setClock('2026-11-23T04:00:00.000Z')
  expect((await send('/staff/skills/change', fields)).status).toBe(403)
  city = await signedInAgain(world, city)
  expect((await send('/staff/skills/change', fields)).to).toBe('/staff/skills?done=1')
  expect((await see(city)).text).toMatch(/并到机器人焊接与自动焊/)
})

it('keeps what was typed and says why not', async () => {
  const { status, text } = await send('/staff/skills/word', { act: 'addWord', word: '焊', code: 'ME14' })
  expect(status).toBe(422)
  for (const part of ['有误：', '有 1 个字', 'value="焊"']) expect(text).toContain(part)
  const refused = await send('/staff/skills/change', { act: 'rename', code: 'ME14', 'name.zh': '新名', 'name.en': '' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('value="新名"')
})

it('is not for others, and merges are not for districts', async () => {
  expect((await see(auditor)).status).toBe(200)
  expect((await see(auditor, '/staff/skills/word')).status).toBe(403)
  expect((await see(district, '/staff/skills/change')).status).toBe(404)
  const shop = await newPerson(world, '店', [{ role: 'requesterMember', requesterId: 'rqr_x' }])
  expect((await see(shop)).status).toBe(403)
})
