import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audited } from '#shared/audit/audit.ts'
import { keepSealing, sealHours } from '#shared/audit/seal-hours.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { addHours } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { type ApiTown, startApiTown } from '#test/support/api-town.ts'
import { formPost, signedInAgain, type TestPerson } from '#test/support/app.ts'

let town: ApiTown
let auditor: TestPerson
let lead: TestPerson
let volunteerId: string
beforeAll(async () => {
  town = await startApiTown(2)
  auditor = await town.person('auditor', { role: 'auditor', organizationId: territoryId('450204') })
  lead = await town.person('lead', { role: 'associationStaff', organizationId: cityId })
  volunteerId = town.enrolled[0]?.volunteerId ?? ''
  await keepSealing(town.system)
  await town.table.write([audited(town.district.context, volunteerId, 'volunteer.vouch', '=HYPERLINK("http://x")')])
  town.setClock(addHours(town.clock(), 3))
  auditor = await signedInAgain(town, auditor)
  lead = await signedInAgain(town, lead)
  await sealHours(town.system)
})
afterAll(() => town.stop())

const see = async (path: string, who = auditor, language = 'zh') => {
  const answer = await town.app.request(path, { headers: { cookie: `${who.cookie}; lang=${language}` } })
  return { status: answer.status, text: await answer.text() }
}
const send = async (path: string, fields: Record<string, string>, who = lead) => {
  const answer = await town.app.request(path, formPost(fields, who.cookie))
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}

describe('审计', () => {
  it('says how far the chain is intact, with entries and seals, in both languages', async () => {
    expect((await see('/staff/audit')).text).toContain('还没有查过')
    expect((await send('/staff/audit/check', {}, auditor)).location).toBe('/staff/audit?done=checked')
    const { status, text } = await see('/staff/audit?done=checked')
    expect([status, text]).toEqual([200, expect.stringMatching(/链完整，查到 .*条记录、2 个封存.*没有断点/)])
    expect((await see('/staff/audit', auditor, 'en')).text).toMatch(/Chain intact up to .* entries in 2 seals/)
  })

  it('finds entries by number and by day, and links on from each', async () => {
    const { text } = await see(`/staff/audit?about=${volunteerId}`)
    expect(text).toContain('核对了资质')
    expect(text).toContain(`href="/staff/audit?by=${town.district.id}"`)
    const day = await see(`/staff/audit?day=${localDate(town.clock())}&act=volunteer.vouch`)
    expect([day.status, day.text]).toEqual([200, expect.stringContaining(volunteerId)])
  })

  it.each([
    ['a day that is none', 'day=2026-02-31', '不是日期，写成 2026-11-23'],
    ['a number that is none', 'about=%3Cscript%3E', '不是编号'],
    ['a far-off day', 'day=9999-12-31', '不是日期'],
  ])('sends back %s, what was typed kept', async (_, query, said) => {
    const { status, text } = await see(`/staff/audit?${query}`)
    expect([status, text]).toEqual([422, expect.stringContaining(said)])
    expect(text).toContain('有误：')
    expect(text).not.toContain('<script>')
  })

  it('answers for what lies elsewhere as if it were not there', async () => {
    expect((await see('/staff/audit?about=req_nobody')).status).toBe(404)
    expect((await see('/staff/audit', town.district)).status).toBe(403)
  })

  it('gives a file no program takes for a formula, and keeps that it was taken along', async () => {
    const { status, text } = await see(`/staff/audit.csv?about=${volunteerId}`)
    expect([status, text]).toEqual([200, expect.stringContaining(`"'=HYPERLINK(""http://x"")"`)])
    expect((await see(`/staff/audit?about=${volunteerId}`)).text).toContain('导出了审计记录')
  })
})

describe('泄露报告', () => {
  it('goes from a suspicion to the people affected, telling them and the second pair of eyes', async () => {
    await see(`/staff/volunteers/${volunteerId}`, town.district)
    const typed = { cause: 'person', value: town.district.id, from: '2026-09-18T08:00', to: '2026-09-18T20:00' }
    const unsaid = await send('/staff/breaches', typed)
    expect([unsaid.status, unsaid.text]).toEqual([422, expect.stringContaining('什么时候发现的')])
    expect(unsaid.text).toContain(`value="${town.district.id}"`)
    const { location } = await send('/staff/breaches', { ...typed, noticedAt: '2026-09-18T09:30' })
    expect(location).toMatch(/^\/staff\/breaches\/due_\w+\?done=reported$/)
    const page = location.split('?')[0] ?? ''
    const shown = await see(page, lead)
    for (const part of ['2 人受影响', '还剩 69 小时', '专长、证书、县区', 'per_engineer0'])
      expect(shown.text).toContain(part)
    expect(shown.text).not.toMatch(/韦示|1991000/)
    expect((await see(`${page}/people.csv`, lead)).text).toContain('per_engineer0')
    expect((await see(`${page}/contacts.csv`, lead)).status).toBe(409)
    expect((await send(`${page}/tell`, { happened: '账号被冒用' })).status).toBe(422)
    const texts = { happened: '账号被人冒用过。', done: '账号已停用。', advice: '留意陌生来电。' }
    expect((await send(`${page}/tell`, texts)).location).toBe(`${page}?done=telling`)
    expect((await send(`${page}/contacts`, { note: '要打电话' })).location).toBe(`${page}?done=proposed`)
    expect((await see('/staff/approvals', lead)).text).toContain('打开受影响的人的联系方式')
    await town.follow()
    expect((await see(page, lead, 'en')).text).toContain('everybody was told')
    expect((await see('/staff/breaches', lead)).text).toContain('都通知了')
    expect((await see(page, town.district)).status).toBe(404)
  })
})
