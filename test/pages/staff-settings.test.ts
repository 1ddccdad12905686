import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supposed } from '#shared/matching/acceptance-model.ts'
import { learnedChances } from '#shared/matching/learned-chances.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import { type ApiTown, startApiTown, verdict } from '#test/support/api-town.ts'
import { formPost } from '#test/support/app.ts'
import { welding } from '#test/support/town.ts'

let town: ApiTown
let first: string
let second: string
let auditor: string
beforeAll(async () => {
  town = await startApiTown(4)
  const role = { role: 'associationStaff', organizationId: cityId } as const
  first = (await town.person('per_one', role)).cookie
  second = (await town.person('per_two', role)).cookie
  auditor = (await town.person('per_auditor', { role: 'auditor', organizationId: cityId })).cookie
  const { value } = await town.shop.api.submitRequest({ body: { requesterId: 'rqr_shop', ...welding() } })
  await town.district.api.verifyRequest({ params: { requestId: value.id }, body: verdict })
  await town.follow()
})
afterAll(() => town.stop())

const see = async (path = '/staff/settings', cookie = first) => {
  const answer = await town.app.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
const send = async (form: Record<string, string>, cookie = first) => {
  const answer = await town.app.request('/staff/settings', formPost(form, cookie))
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
/** What the form holds when it is opened, as a browser would send it. */
const filled = async (path = '/staff/settings', cookie = first): Promise<Record<string, string>> => {
  const { text } = await see(path, cookie)
  const inputs = [...text.matchAll(/<input[^>]*>/g)].map(([tag]) => tag)
  const value = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return Object.fromEntries(inputs.map((tag) => [value(tag, 'name'), value(tag, 'value')]))
}
const bold = {
  'waves.hoped': '2',
  'weights.distance': '40',
  usualAsksPerWeek: '3',
  reason: '多问几位，先问近的',
  do: 'propose',
}

describe('the offer policy', () => {
  it('is told in plain words and with every number, in both languages', async () => {
    const { text } = await see()
    expect(text).toContain('先问 10 公里以内、水平正合适的')
    expect(text).toContain('技能把握 30，路程 18')
    expect((await see('/staff/settings?lang=en')).text).toContain(
      'People within 10 km at the level asked for come first',
    )
    expect(text).toContain('已经统计 0 份答复，到 50 份开始从答复里学')
    const form = await filled()
    expect([form['weights.skill'], form['widening.wider.share'], form['emphasis.near.distance']]).toEqual([
      '30',
      '12.5',
      '1.6',
    ])
    expect([form['emphasis.even.skill'], form.basedOn]).toEqual(['', firstEdition.name])
  })

  it('says how good the chances are that answers have taught', async () => {
    const model = supposed(firstEdition.settings)
    const at = town.clock()
    const learned = { model, answers: 412, error: 0.034, through: '2026-09-07', at }
    await town.table.write([learnedChances.put(learned)])
    expect((await see()).text).toContain('从 412 份答复里学来的，平均相差 3.4 个百分点')
    expect((await see('/staff/settings?lang=en')).text).toContain('from 412 answers; they are off by 3.4 points')
    await town.table.write([learnedChances.put({ ...learned, answers: 49 })])
    expect((await see('/staff/settings?lang=en')).text).toContain('49 answers are counted')
  })

  it('is read by auditors, who have no form, and by nobody of a single district', async () => {
    const { status, text } = await see('/staff/settings', auditor)
    expect([status, text.includes('<form method="post" action="/staff/settings"')]).toEqual([200, false])
    expect((await see('/staff/settings', town.district.cookie)).status).toBe(404)
    expect((await see('/staff', town.district.cookie)).text).not.toContain('href="/staff/settings"')
  })

  it.each([
    ['too large a number', { nearKm: '900' }, '您填的是 900。填 1 到 100 之间的数（公里）'],
    ['no number at all', { 'weights.skill': '很多' }, '没看懂您填的'],
    ['an empty field', { 'answer.longestHours': '' }, '没看懂您填的'],
    ['steps in the wrong order', { 'widening.experts.afterHours': '2' }, '不能早于'],
    ['a factor too large, in a part that is folded', { 'emphasis.care.skill': '9' }, '您填的是 9'],
    ['no reason', { nearKm: '8', reason: '' }, '写明为什么要改'],
  ])('with %s is refused; everything typed is kept', async (_, wrong, words) => {
    const { status, text } = await send({ ...(await filled()), reason: '试试看别的', do: 'propose', ...wrong })
    expect(status).toBe(422)
    expect(text).toContain('<title>有误：')
    expect(text).toContain(words)
    for (const [name, value] of Object.entries(wrong)) {
      if (name !== 'reason')
        expect(text).toMatch(new RegExp(`name="${name}"[^>]*value="${value}"|value="${value}"[^>]*name="${name}"`))
    }
    if ('emphasis.care.skill' in wrong) expect(text).toContain('<details class="more" open')
  })

  it('may be tried on the last quarter before anything is proposed', async () => {
    const { status, text } = await send({ ...(await filled()), ...bold, reason: '', do: 'try' })
    expect(status).toBe(200)
    expect(text).toContain('上一季度，两种设置')
    expect(text).toContain('跟历史一模一样')
    expect(text).toMatch(/name="waves\.hoped"[^>]*value="2"|value="2"[^>]*name="waves\.hoped"/)
    expect(text).not.toContain('等同事确认的')
    expect((await send({ ...(await filled()), nearKm: '900', do: 'try' })).status).toBe(422)
  })

  it('is proposed with the quarter beside it, answered by another, and then in force everywhere', async () => {
    const { status, to } = await send({ ...(await filled()), ...bold })
    expect([status, to]).toEqual([303, expect.stringMatching(/^\/staff\/settings\/apr_/)])
    const own = await see(to)
    expect(own.text).toContain('您提出的，等另一位同事确认')
    expect(own.text).not.toContain('/confirm')
    const { text } = await see(to, second)
    for (const part of [
      '先问近的',
      '补上的人',
      '邀请数',
      '轻重不均',
      '路程',
      '我也同意，发布',
      `/staff/approvals/${cityId}/`,
    ]) {
      expect(text).toContain(part)
    }
    expect((await see(`${to}?lang=en`, second)).text).toContain('The last quarter, both ways')
    expect((await see('/staff/settings/apr_none', second)).status).toBe(404)
    expect((await see('/staff/settings', second)).text).toContain('等同事确认的 1 份')
    // The very same from a second person is their yes.
    const published = await send({ ...(await filled()), ...bold }, second)
    expect(published.to).toBe('/staff/settings?done=published')
    const { name, settings } = await settingsInForce(town.table)
    expect([settings.waves.hoped, settings.weights.distance]).toEqual([2, 0.4])
    expect((await see('/how-matching-works')).text).toContain(name)
    expect((await see(to, second)).text).toContain('已经发布')
    const newcomer = (await town.person('per_newcomer')).cookie
    const joining = (await see('/join/volunteer', newcomer)).text
    expect(joining).toMatch(/<input[^>]*name="asksPerWeek"[^>]*value="3"[^>]*checked/)
  })

  it('written from an edition that was replaced meanwhile is kept and can be sent again', async () => {
    const late = { ...(await filled()), nearKm: '7', reason: '先问更近的', do: 'propose', basedOn: firstEdition.name }
    const { status, text } = await send(late)
    expect(status).toBe(409)
    expect(text).toContain('填表的这会儿，同事发布了')
    expect(text).toMatch(/value="7"/)
    const { name } = await settingsInForce(town.table)
    expect(text).toContain(`name="basedOn" value="${name}"`)
  })

  it('tells its history with what changed, and fills the form from an older edition', async () => {
    const { text } = await see()
    for (const part of ['一共 2 版', '每差一人，盼几个接受', '多问几位，先问近的', '照这一版再提出'])
      expect(text).toContain(part)
    const form = await filled(`/staff/settings?from=${firstEdition.name}`)
    const { name } = await settingsInForce(town.table)
    expect([form['waves.hoped'], form['weights.distance'], form.basedOn]).toEqual([
      String(firstEdition.settings.waves.hoped),
      '18',
      name,
    ])
  })
})
