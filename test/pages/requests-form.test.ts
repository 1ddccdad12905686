import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drafts } from '#shared/requests/draft.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { formPost, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { seedRequester } from '#test/support/market.ts'
import { needWith } from '#test/support/need.ts'

let world: TestApp
let huang: TestPerson
let stranger: TestPerson
beforeAll(async () => {
  world = await startApp()
  await seedRequester(world.system)
  await seedRequester(world.system, 'rqr_other')
  huang = await newPerson(world, '黄主任', [{ role: 'requesterMember', requesterId: 'rqr_factory' }])
  stranger = await newPerson(world, '别家', [{ role: 'requesterMember', requesterId: 'rqr_other' }])
})
afterAll(() => world.stop())

const get = (path: string, person: TestPerson = huang) =>
  world.app.request(path, { headers: { cookie: person.cookie } })
const post = (path: string, fields: Record<string, string>, person: TestPerson = huang) =>
  world.app.request(path, formPost(fields, person.cookie))
const submit = async (changes: Record<string, string | undefined> = {}) => {
  const answer = await post('/requests/new', needWith(changes))
  return answer.headers.get('location')?.split('?')[0]?.split('/').pop() ?? ''
}

describe('a need is written', () => {
  test('the empty form asks in plain words and has the address of the body filled in, but no risk preset', async () => {
    const html = await (await get('/requests/new')).text()
    expect(html).toContain('像跟同事讲一样写')
    expect(html).toContain('value="工业路 1 号"')
    expect(html).not.toMatch(/name="risks"[^>]*checked/)
    expect(html).not.toMatch(/name="free"[^>]*checked/)
  })

  test('it speaks English to who asks for it', async () => {
    const html = await (await get('/requests/new?lang=en')).text()
    expect(html).toContain('Tell us your difficulty')
    expect(html).toContain('None beyond everyday ones')
  })

  test('a complete one is submitted and waits for checking', async () => {
    const answer = await post('/requests/new', needWith({}))
    expect(answer.status).toBe(303)
    const id = answer.headers.get('location')?.split('?')[0]?.split('/').pop() ?? ''
    const request = await requests.get(world.table, keys.request(id))
    expect(request).toMatchObject({
      state: 'submitted',
      risks: [{ kind: 'arc', note: '查看时可能起弧' }],
      dangerous: true,
      contactPersonId: huang.id,
      shifts: [
        { starts: '2026-11-28T06:00:00.000Z', positions: [{ seats: 2, minimum: 1, skills: [{ skill: 'ME13' }] }] },
      ],
    })
    expect(await (await get(answer.headers.get('location') ?? '')).text()).toContain('科协在核实')
  })

  test('"none beyond everyday" is a statement of its own and gives an empty list', async () => {
    const id = await submit({ risks: 'none', dangerous: 'no', safetyMeasures: '' })
    expect(await requests.get(world.table, keys.request(id))).toMatchObject({ risks: [], dangerous: false })
  })
})

describe('a form that is not right comes back', () => {
  const left: [string, Record<string, string | undefined>, string, string][] = [
    ['no risk statement', { risks: undefined }, 'risks', '有没有危险要说清'],
    ['no skill', { skills: undefined, 'shifts.0.positions.0.skills.0.skill': undefined }, 'skills', '还没选要懂什么'],
    ['no day', { 'shifts.0.date': '' }, 'shifts-0-date', '哪一天，还没选'],
    [
      'an end before the start',
      { 'shifts.0.ends': '13:00' },
      'shifts-0-ends',
      '结束要晚于开始。您填的是 2026-11-28 14:00 到 2026-11-28 13:00',
    ],
    [
      'more at least than seats',
      { 'shifts.0.positions.0.minimum': '5' },
      'shifts-0-positions-0-minimum',
      '最少 5 人，多于名额 2',
    ],
    ['no township', { 'place.townshipCode': '' }, 'place-townshipCode', '在哪个乡镇、街道，还没选'],
    ['no consent', { free: undefined }, 'free', '确认这是免费的公益服务'],
    ['a title of two characters', { title: '焊偏' }, 'title', '“焊偏”太短'],
    ['letters for a number', { 'shifts.0.positions.0.seats': '两个' }, 'shifts-0-positions-0-seats', '“两个”不行'],
    ['danger without protection', { safetyMeasures: '' }, 'safetyMeasures', '怎么保护'],
    ['a campaign that is not named', { scopeItem: '4' }, 'campaignId', '请选是哪一个活动'],
  ]
  test.each(left)(
    '%s: 422, the summary links to the field, all that was typed is kept',
    async (_name, change, id, words) => {
      const answer = await post('/requests/new', needWith(change))
      const html = await answer.text()
      expect(answer.status).toBe(422)
      expect(html).toContain('<title>有误：')
      expect(html).toContain(`href="#${id}"`)
      expect(html).toContain(`id="${id}"`)
      expect(html).toContain(words)
      expect(html).toContain('两台焊接机器人最近老是偏出焊缝')
      expect(html).toContain('value="工业路 1 号 2 号车间"')
    },
  )

  test('what is missing and what breaks a rule are told in one round', async () => {
    const html = await (
      await post('/requests/new', needWith({ title: '', 'shifts.0.ends': '13:00', safetyMeasures: '' }))
    ).text()
    expect(html).toContain('还有 3 处要改')
  })
})

describe('rows come and go by plain buttons', () => {
  test('another shift is added with everything kept, and asks for the same people', async () => {
    const answer = await post('/requests/new', needWith({ act: 'addShift' }))
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('name="shifts.1.id" value="s2"')
    expect(html).toContain('name="shifts.1.positions.0.name"')
    expect(html).toContain('两台焊接机器人最近老是偏出焊缝')
  })

  test('a position is added and taken away again', async () => {
    const added = await (await post('/requests/new', needWith({ act: 'addPosition:0' }))).text()
    expect(added).toContain('name="shifts.0.positions.1.id" value="p2"')
    const fields = needWith({
      act: 'dropPosition:0.0',
      'shifts.0.positions.1.id': 'p2',
      'shifts.0.positions.1.name': '助手',
    })
    const dropped = await (await post('/requests/new', fields)).text()
    expect(dropped).toContain('value="助手"')
    expect(dropped).not.toContain('name="shifts.0.positions.1.id"')
  })

  test('a ticked skill becomes one of those to choose from', async () => {
    const html = await (await post('/requests/new', { act: 'keep', skills: 'ME13' })).text()
    expect(html).toMatch(/<option value="ME13" selected/)
  })
})

describe('a draft', () => {
  test('is kept half written, found in the list, gone on with and submitted', async () => {
    const saved = await post('/requests/new', { act: 'save', requesterId: 'rqr_factory', title: '半句' })
    const path = saved.headers.get('location') ?? ''
    expect(saved.status).toBe(303)
    const id = path.split('/')[2] ?? ''
    expect(await drafts.get(world.table, keys.draft(id))).toBeDefined()
    expect(await (await get('/requests')).text()).toContain('半句')
    expect(await (await get(path)).text()).toContain('存好了')
    expect((await get(`/requests/${id}`)).headers.get('location')).toBe(`/requests/${id}/edit`)
    const done = await post(`/requests/${id}/edit`, needWith({}))
    expect(done.headers.get('location')).toBe(`/requests/${id}?done=submitted`)
    expect(await drafts.get(world.table, keys.draft(id))).toBeUndefined()
  })

  test('can be thrown away', async () => {
    const saved = await post('/requests/new', { act: 'save', requesterId: 'rqr_factory', title: '不要了' })
    const id = saved.headers.get('location')?.split('/')[2] ?? ''
    const gone = await post(`/requests/${id}/withdraw`, {})
    expect(gone.headers.get('location')).toBe('/requests?done=gone')
    expect(await (await get('/requests')).text()).not.toContain('不要了')
  })

  test('of somebody else is not there', async () => {
    const saved = await post('/requests/new', { act: 'save', requesterId: 'rqr_factory', title: '半句' })
    expect((await get(saved.headers.get('location') ?? '', stranger)).status).toBe(404)
  })
})
