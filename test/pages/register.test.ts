import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { invitationId } from '#shared/people/invitation.ts'
import { phoneOwners } from '#shared/people/person.ts'
import { changeConsent } from '#shared/privacy/change-consent.ts'
import { allRecordsOf } from '#shared/records/service-record.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { type ApiTown, serveOnce, startApiTown } from '#test/support/api-town.ts'
import { formPost } from '#test/support/app.ts'
import { actorOf } from '#test/support/context.ts'
import { heads, workLists } from '#test/support/register-list.ts'

let town: ApiTown
const page = '/staff/register-import'

beforeAll(async () => {
  town = await startApiTown(2)
})
afterAll(() => town.stop())

type Somebody = { cookie: string }
const get = (address: string, person: Somebody = town.district) =>
  town.app.request(address, { headers: { cookie: person.cookie } })
const post = (address: string, fields: Record<string, string> = {}, person: Somebody = town.district) =>
  town.app.request(address, formPost(fields, person.cookie))
const upload = (
  content: string,
  fields: Record<string, string> = { asOf: '2026-09-01' },
  person: Somebody = town.district,
) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', new File([content], '名册.csv'))
  return town.app.request(page, {
    method: 'POST',
    headers: { cookie: person.cookie, 'sec-fetch-site': 'same-origin' },
    body,
  })
}
const rows = (...lines: string[]) => [heads.join(','), ...lines].join('\n')
const idOf = (answer: Response) => answer.headers.get('location')?.split('/').at(-1)?.split('#')[0] ?? ''
const enrolled = ',19910000000,GX0000001,已注册,2021-03-05'
const unknown = '陆新来,13700000001,GX0000009,已注册,'

describe('a list of the register', () => {
  it('is looked through, confirmed, watched and undone by plain forms', async () => {
    const sent = await upload(rows(enrolled, unknown, '莫,1,=cmd,也许,昨天'))
    expect(sent.status).toBe(303)
    const at = `${page}/${idOf(sent)}`
    const preview = await (await get(at)).text()
    for (const words of ['填上或更新登记号', '这里没有，可以邀请', '有误，不导', '第 4 行', '137****0001'])
      expect(preview).toContain(words)
    const file = await (await get(`${at}/rows.csv`)).text()
    expect(file).toContain('"\'=cmd"')
    expect((await post(`${at}/confirm`, { invites: 'yes' })).status).toBe(303)
    const going = await (await get(at)).text()
    expect([going.includes('正在导入'), going.includes('http-equiv="refresh"')]).toEqual([true, true])
    await workLists(town.system, town.database)
    const done = await (await get(at)).text()
    for (const words of ['导入完了', '发了邀请', '整份撤销', '第 4 行']) expect(done).toContain(words)
    expect(await (await get(`${at}/rows.csv`)).text()).not.toContain('=cmd')
    expect((await post(`${at}/undo`)).status).toBe(303)
    await workLists(town.system, town.database)
    expect(await (await get(at)).text()).toContain('撤销了 2 处，0 处没撤')
    expect(await (await get(page)).text()).toContain('撤销了')
  })

  it('lets people say which column is which', async () => {
    const at = `${page}/${idOf(await upload('甲,乙,丙\n13700000002,GX0000011,韦二\n'))}`
    const refused = await post(`${at}/confirm`)
    expect([refused.status, (await refused.text()).includes('选出哪一列是登记号')]).toEqual([422, true])
    const twice = await post(`${at}/columns`, { 'columns.phone': '0', 'columns.number': '0' })
    expect([twice.status, (await twice.text()).includes('同一列选了两次')]).toEqual([422, true])
    expect(
      (await post(`${at}/columns`, { 'columns.phone': '0', 'columns.number': '1', 'columns.name': '2' })).status,
    ).toBe(303)
    expect(await (await get(at)).text()).toContain('这里没有，可以邀请')
    expect((await post(`${at}/drop`)).status).toBe(303)
    expect(await (await get(`${page}?dropped=1`)).text()).toContain('名册删了，什么都没改')
  })

  it.each([
    ['no file', '', {}, '请选一个'],
    ['a page', '<html></html>', {}, '这是网页'],
    ['headings alone', heads.join(','), {}, '只有表头'],
    ['a day to come', rows(enrolled), { asOf: '2027-01-01' }, '这一天还没到'],
    ['no day', rows(enrolled), { asOf: 'x' }, '不是日期'],
  ])('refuses %s at its field and keeps the rest', async (_, content, fields, words) => {
    const answer = await upload(content, { asOf: '2026-09-01', ...fields })
    const text = await answer.text()
    expect([answer.status, text.includes(words), text.includes('有误：')]).toEqual([422, true, true])
  })

  it('refuses too large a file unread, saying how large it may be', async () => {
    const answer = await upload('x'.repeat(4 * 1024 * 1024))
    expect([answer.status, (await answer.text()).includes('最多 2 MB')]).toEqual([413, true])
  })

  it('is for the organization of whoever sends it', async () => {
    const elsewhere = await upload(rows(enrolled), { asOf: '2026-09-01', organizationId: cityId })
    expect(elsewhere.status).toBe(404)
    expect((await upload(rows(enrolled), { asOf: '2026-09-01' }, town.society)).status).toBe(303)
    expect((await get(page, town.shop)).status).toBe(403)
  })

  it('is sent by programs too', async () => {
    const { api } = town.district
    const organizationId = territoryId('450204')
    const content = Buffer.from(rows(enrolled, '莫,1,,,')).toString('base64')
    const { value: begun } = await api.beginImport({ body: { organizationId, asOf: '2026-09-01', content } })
    expect(Object.keys(begun)).not.toContain('key')
    const params = { importId: begun.id }
    const { value: preview } = await api.previewImport({ params })
    expect([preview.counts.set, preview.counts.faulty, preview.columns.phone]).toEqual([1, 1, 1])
    await api.confirmImport({ params, body: { invites: false } })
    await workLists(town.system, town.database)
    expect((await api.readImport({ params })).value.state).toBe('done')
    expect((await api.importRowsLeft({ params })).value.items.map(({ row }) => row)).toEqual([3])
    expect((await api.beginImport({ body: { organizationId, asOf: '2026-09-01', content: 'AAAA' } })).status).toBe(422)
  })
})

it('an invitation leads to a page that says what is kept, and one press deletes it', async () => {
  const at = `${page}/${idOf(await upload(rows('韦三,13700000003,GX0000033,,')))}`
  await post(`${at}/confirm`, { invites: 'yes' })
  await workLists(town.system, town.database)
  const print = town.vault.fingerprint('phone:13700000003')
  const personId = (await phoneOwners.get(town.table, keys.phone(print)))?.personId ?? ''
  const link = `/invited/${invitationId(town.vault, personId)}`
  const nobody = { cookie: '' }
  const text = await (await get(link, nobody)).text()
  expect([text.includes('柳南区科协'), text.includes('韦三'), text.includes('13700000003')]).toEqual([
    true,
    false,
    false,
  ])
  const no = await post(`${link}/no`, {}, nobody)
  expect([no.status, no.headers.get('location')]).toEqual([303, '/invited/declined'])
  expect((await get('/invited/declined', nobody)).status).toBe(200)
  expect((await get(link, nobody)).status).toBe(404)
  expect(await phoneOwners.get(town.table, keys.phone(print))).toBeUndefined()
})

describe('hours for the register', () => {
  const month = '2026-09'
  const fresh = () => town.person('society', { role: 'organizationStaff', organizationId: 'org_welding' })

  it('are those of people who consent, and it says how many are left out', async () => {
    await serveOnce(town)
    const society = await fresh()
    const left = await post(`${page}/export`, { month }, society)
    expect(left.headers.get('content-disposition')).toBe(`attachment; filename="hours-${month}.csv"`)
    expect(await left.text()).toContain('共 0 人；另有 1 人没有同意报送')
    for (const personId of ['per_engineer0', 'per_engineer1'])
      await changeConsent(town.as(actorOf(personId)), { purpose: 'register', give: true })
    const sheet = await (await post(`${page}/export`, { month }, society)).text()
    expect([sheet.includes('焊接机器人焊偏了'), sheet.includes('共 1 人；另有 0 人')]).toEqual([true, true])
    const records = (
      await Promise.all(town.enrolled.map(({ volunteerId }) => allRecordsOf(town.table, volunteerId)))
    ).flat()
    expect(records.map(({ exportState }) => exportState)).toEqual(['exported'])
  })

  it('ask for a fresh code, a month that has begun, and an organization of one’s own', async () => {
    const society = await fresh()
    town.setClock(addMinutes(town.clock(), 20))
    expect((await post(`${page}/export`, { month }, society)).status).toBe(403)
    Object.assign(society, await fresh())
    for (const wrong of ['', '2026-13', '2030-01', '九月']) {
      expect([wrong, (await post(`${page}/export`, { month: wrong }, society)).status]).toEqual([wrong, 422])
    }
    expect((await post(`${page}/export`, { month, organizationId: cityId }, society)).status).toBe(404)
  })
})
