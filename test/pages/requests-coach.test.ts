import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needPairs } from '#functions/http/pages/staff-need.tsx'
import { mostQuestions } from '#shared/requests/coach/next-question.ts'
import { requests } from '#shared/requests/requests.ts'
import { readTicks } from '#shared/skills/ticks.ts'
import { keys } from '#shared/table/keys.ts'
import { formPost, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { fieldsOf } from '#test/support/form-fields.ts'
import { seedRequester } from '#test/support/market.ts'
import { needWith } from '#test/support/need.ts'
import { serviceRequest } from '#test/support/service.ts'

let world: TestApp
let huang: TestPerson
beforeAll(async () => {
  world = await startApp()
  await seedRequester(world.system)
  huang = await newPerson(world, '黄主任', [{ role: 'requesterMember', requesterId: 'rqr_factory' }])
})
afterAll(() => world.stop())

const trouble = '两台焊接机器人老是偏出焊缝，想请懂的人来看看。'
type Fields = Record<string, string | string[]>
const post = (fields: Fields, path = '/requests/new') => {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
  return world.app.request(path, { ...formPost({}, huang.cookie), body })
}
const pageOf = async (fields: Fields, path?: string) => (await post(fields, path)).text()
/** Presses a button of the page as it stands, after typing something into it. */
const pressed = (html: string, act: string, typed: Fields = {}) => pageOf({ ...fieldsOf(html), ...typed, act })

describe('while a need is typed', () => {
  test('a pause brings the part that follows the words, with the words that led to each skill, and nothing is lost', async () => {
    const html = await pageOf(
      { problem: trouble, 'ask.text': '写到一半', 'ask.name': 'model' },
      '/requests/new?part=coach',
    )
    expect(html).toMatch(/^<div id="coach"/)
    expect(html).toMatch(/value="ME1[34]"/)
    expect(html).toMatch(/<mark[^>]*>[^<]*焊/)
    expect(html).toContain('value="写到一半"')
    expect(html).not.toContain('id="seats"')
  })
  test('a tick fills the seat with its skill and level', async () => {
    const html = await pageOf({ problem: trouble, skills: 'ME14' }, '/requests/new?part=skills')
    expect(html).toContain('id="seats" hx-swap-oob="true"')
    expect(html).toMatch(/<option value="ME14" selected/)
  })
  test('an unticked skill leaves the seat, too', async () => {
    const fields = { problem: trouble, listed: 'ME14', 'shifts.0.positions.0.skills.0.skill': 'ME14' }
    const html = await pageOf(fields, '/requests/new?part=skills')
    expect(html).not.toMatch(/<option value="ME14" selected/)
  })
  test('an endless number is no trouble', async () => {
    const html = await pageOf({ problem: `焊缝偏了${'9'.repeat(200_000)}` }, '/requests/new?part=coach')
    expect(html).toContain('<mark')
  })
  test('next to no words bring next to nothing', async () => {
    expect(await pageOf({ problem: '焊' }, '/requests/new?part=coach')).not.toContain('<mark')
  })
})

describe('without scripts, by one button and answers', () => {
  test('plain words and at most five answers make a need that is taken', async () => {
    let html = await pageOf({
      requesterId: 'rqr_factory',
      problem: trouble,
      'place.townshipCode': '450204008',
      'place.address': '工业路 1 号',
      act: 'coach',
    })
    expect(html).toContain('先替您填了')
    expect(html).toContain('听着像“设备故障”')
    const answers: Record<string, Fields> = {
      model: { 'ask.text': '发那科，用了五年' },
      since: { 'ask.text': '上个月起，时好时坏' },
      tried: { 'ask.text': '换过导电嘴' },
      when: { 'ask.date': '2026-11-28', 'ask.starts': '14:00' },
      risk: { 'ask.danger': 'harm', 'ask.protection': '发面罩，断电挂牌' },
      conditions: { 'ask.text': '车间有样件，班长接待' },
    }
    let asked = 0
    for (let name = fieldsOf(html)['ask.name']; typeof name === 'string'; name = fieldsOf(html)['ask.name']) {
      html = await pressed(html, 'answer', answers[name] ?? {})
      asked += 1
      expect(asked).toBeLessThanOrEqual(mostQuestions)
    }
    const done = await post({ ...fieldsOf(html), free: 'on', act: 'submit' })
    expect([done.status, done.headers.get('location')]).toEqual([303, expect.stringContaining('?done=submitted')])
    const id = done.headers.get('location')?.split('?')[0]?.split('/').pop() ?? ''
    const request = await requests.get(world.table, keys.request(id))
    expect(request).toMatchObject({
      scopeItem: 2,
      destination: 'enterprise',
      audience: { kind: 'staff' },
      dangerous: true,
      safetyMeasures: '发面罩，断电挂牌',
      conditions: '车间有样件，班长接待',
      shifts: [{ starts: '2026-11-28T06:00:00.000Z', ends: '2026-11-28T09:00:00.000Z' }],
    })
    expect(request?.problem).toContain('设备型号：发那科，用了五年')
    expect(request?.risks.map(({ kind }) => kind)).toContain('arc')
    const ticks = await readTicks(world.table)
    expect(ticks.some(({ shown, ticked }) => shown === 1 && ticked === 1)).toBe(true)
  })

  test('a question may be left out and does not come back', async () => {
    const first = await pageOf({ problem: trouble, act: 'coach' })
    const html = await pressed(first, 'skip:model')
    expect(fieldsOf(html)['ask.name']).not.toBe('model')
    expect(fieldsOf(html).skipped).toBe('model')
  })

  test('a need of two kinds of people becomes two kinds of seats', async () => {
    const html = await pageOf({ problem: '社区想办一场义诊，再讲讲垃圾分类怎么分。', act: 'coach' })
    const act = /value="(roles:[A-Z0-9+]+)"/.exec(html)?.[1] ?? ''
    expect(act).toMatch(/MD.*EN|EN.*MD/)
    expect(await pressed(html, act)).toContain('name="shifts.0.positions.1.skills.0.skill"')
  })

  test('for children two adults are asked for', async () => {
    const html = await pageOf({ problem: '想给四年级的孩子上一节动手科学课。', act: 'coach' })
    expect(fieldsOf(html)).toMatchObject({ 'shifts.0.positions.0.minimum': '2', 'audience.kind': 'minors' })
  })
})

describe('public benefit and safety', () => {
  test('words of profit are answered with the article, and keep nobody from handing in', async () => {
    const html = await pageOf({ problem: '想请志愿者帮我们推销产品，也讲讲怎么做包装。', act: 'coach' })
    expect(html).toContain('您写了“推销”')
    expect(html).toContain('第九条第一项')
    expect((await post(needWith({ problem: '想请志愿者帮我们推销产品，也讲讲怎么做包装。' }))).status).toBe(303)
  })
  test('a grave danger in the words has to be among the risks, or "other" says why not', async () => {
    const problem = '想请人带电检查配电柜，看看为什么老是跳闸。'
    const refused = await post(needWith({ problem, risks: 'none', dangerous: 'no', safetyMeasures: '' }))
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('您写了“带电”，危险里要勾上“用电”')
    expect(html).not.toMatch(/name="ask.danger" value="none"/)
    const why = { problem, risks: 'other', 'riskNotes.other': '断电以后才看', dangerous: 'no', safetyMeasures: '' }
    expect((await post(needWith(why))).status).toBe(303)
  })
})

test('staff who verify read the same, and nothing where there is nothing to heed', () => {
  const toHeed = (problem: string) =>
    needPairs(serviceRequest('req_one', { problem }), 'zh').filter(({ name }) => name === '留意').length
  expect(toHeed('想请志愿者帮我们推销产品，也要登高挂横幅。')).toBe(2)
  expect(toHeed('想请人讲讲怎么做包装。')).toBe(0)
})

describe('what was asked before', () => {
  test('much the same need of one’s own is told, and may be handed in all the same', async () => {
    const problem = '涂装线的喷枪老是堵，漆面起颗粒，一天要返工十几件。'
    expect((await post(needWith({ problem, title: '喷枪老堵' }))).status).toBe(303)
    const html = await pageOf(needWith({ problem: `${problem}想请人看看。`, act: 'coach' }))
    expect(html).toContain('好像已经有差不多的需求了')
    expect(html).toContain('喷枪老堵')
    expect((await post(needWith({ problem: `${problem}想请人看看。` }))).status).toBe(303)
  })
  test('the usual size is proposed and taken over by a button', async () => {
    const html = await pageOf(needWith({ act: 'coach' }))
    expect(html).toMatch(/一般要 \d+ 个人、[\d.]+ 小时/)
    const taken = fieldsOf(await pressed(html, 'usual', { 'shifts.0.positions.0.seats': '9' }))
    expect(taken['shifts.0.positions.0.seats']).not.toBe('9')
  })
})

describe('a look ahead', () => {
  test('asks for times, place and skills before anybody is looked for', async () => {
    expect(await pageOf({ problem: trouble, act: 'forecast' })).toContain('要算，先填好时间、地点和要懂什么')
  })
  test('tells how many could be asked, with everything typed kept; what else is missing does not matter', async () => {
    const html = await pageOf(needWith({ act: 'forecast', conditions: '', free: undefined }))
    expect(html).toContain('现在发出去，能找到谁')
    expect(html).toMatch(/0 位<\/b> 那个时间能问（路程够得着、本事够的有 0 位；您要 2 位）/)
    expect(html).toContain('两台焊接机器人最近老是偏出焊缝')
  })
  test('a change that would help is put into the form by its button; one that makes no sense changes nothing', async () => {
    const moved = await pageOf(needWith({ act: 'move:s1:2026-11-29T01:00:00.000Z' }))
    expect(fieldsOf(moved)).toMatchObject({ 'shifts.0.date': '2026-11-29', 'shifts.0.starts': '09:00' })
    expect(fieldsOf(await pageOf(needWith({ act: 'online' }))).manner).toBe('online')
    const same = await pageOf(needWith({ act: 'move:s1:2026-11-29T01:00:00.000Z', 'shifts.0.date': '' }))
    expect(fieldsOf(same)['shifts.0.starts']).toBe('14:00')
  })
})
