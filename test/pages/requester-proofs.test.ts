import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderFiles } from '#functions/files-folder.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { proofKindsOf } from '#shared/requesters/proof.ts'
import { RequesterKind, requesters } from '#shared/requesters/requester.ts'
import { keys } from '#shared/table/keys.ts'
import { formPost, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { dayBefore, foundTown } from '#test/support/town.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-proofs-'))
const files = folderFiles(folder)
let world: TestApp
let shop: TestPerson
let stranger: TestPerson
let staff: TestPerson
let both: TestPerson
let far: TestPerson
let auditor: TestPerson
const own = '/requests/bodies/rqr_shop/papers'
const office = '/staff/requesters/rqr_shop'

beforeAll(async () => {
  world = await startApp({ embedded: true, files })
  world.setClock(dayBefore)
  await foundTown(world.system)
  const member = { role: 'requesterMember', requesterId: 'rqr_shop' } as const
  const office = { role: 'associationStaff', organizationId: territoryId('450204') } as const
  shop = await newPerson(world, '韦', [member])
  stranger = await newPerson(world, '莫', [{ role: 'requesterMember', requesterId: 'rqr_other' }])
  staff = await newPerson(world, '陆', [office])
  both = await newPerson(world, '蓝', [office, member])
  far = await newPerson(world, '远', [{ role: 'associationStaff', organizationId: territoryId('450203') }])
  auditor = await newPerson(world, '审', [{ role: 'auditor', organizationId: territoryId('450204') }])
})
afterAll(async () => {
  await world.stop()
  rmSync(folder, { recursive: true })
})

const cookieOf = ({ cookie }: TestPerson) => cookie.replace('__Host-', '')
const get = (address: string, person: TestPerson) =>
  world.app.request(address, { headers: { cookie: cookieOf(person) } })
const post = (address: string, fields: Record<string, string>, person: TestPerson) =>
  world.app.request(address, formPost(fields, cookieOf(person)))
const send = (id: string, person: TestPerson, content = '%PDF-1.7 一') => {
  const body = new FormData()
  body.append('file', new File([content], '营业执照 韦建国.pdf'))
  const headers = { cookie: cookieOf(person), 'sec-fetch-site': 'same-origin' }
  return world.app.request(`/uploads/${id}`, { method: 'POST', headers, body })
}
const begin = async (kind = 'businessLicence') =>
  (await post(own, { kind }, shop)).headers.get('location')?.split('/').at(-1) ?? ''
/** What staff find about one document, by the names of its own form. */
const answer = (id: string, fields: { verdict?: string; reason?: string }, person: TestPerson) =>
  post(
    `${office}/papers/${id}`,
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${id}.${name}`, value])),
    person,
  )
const provenAt = async () => (await requesters.get(world.table, keys.requester('rqr_shop')))?.provenAt

it('each kind of body has a document of its own', () => {
  for (const kind of RequesterKind.options) expect(proofKindsOf(kind).length).toBe(2)
})

describe('a document of a body, from its people to the staff who vouch', () => {
  let id = ''

  it('is announced, sent by a plain form, and waits for staff', async () => {
    id = await begin()
    expect(await (await get(`${own}/${id}`, shop)).text()).toContain(`action="/uploads/${id}"`)
    const sent = await send(id, shop)
    expect([sent.status, sent.headers.get('location')]).toEqual([303, own])
    expect(await (await get(own, shop)).text()).toContain('已收到，等工作人员看')
    expect(await (await get('/requests', shop)).text()).toContain('没有通过的证明材料')
  })

  it('is of a kind that fits the body', async () => {
    const answer = await post(own, { kind: 'committeeLetter' }, shop)
    expect([answer.status, (await answer.text()).includes('选一种材料')]).toEqual([422, true])
  })

  it('is for its own people and for staff of its territory who are not of it', async () => {
    const file = `${office}/papers/${id}/file`
    for (const [person, address, status] of [
      [shop, `${own}/${id}/file`, 200],
      [staff, file, 200],
      [stranger, own, 404],
      [stranger, `${own}/${id}/file`, 404],
      [far, file, 404],
      [both, `${office}/papers/${id}/file`, 200],
      [auditor, file, 403],
    ] as const)
      expect([address, person.cookie === both.cookie, (await get(address, person)).status]).toEqual([
        address,
        person.cookie === both.cookie,
        status,
      ])
    expect(await (await get(office, staff)).text()).toContain('打开文件')
    expect(await (await get(office, auditor)).text()).not.toContain('打开文件')
  })

  it('is answered by nobody who belongs to the body', async () => {
    expect(await (await get(office, both)).text()).not.toContain('打开文件')
    const said = await answer(id, { verdict: 'keep' }, both)
    expect(said.status).toBe(404)
    expect(await provenAt()).toBeUndefined()
  })

  it('is returned with a reason only, which its people read', async () => {
    for (const [fields, words] of [
      [{ verdict: '' }, '通过还是退回'],
      [{ verdict: 'returned', reason: '' }, '写明怎么改'],
    ] as const) {
      const said = await answer(id, fields, staff)
      expect([said.status, (await said.text()).includes(words)]).toEqual([422, true])
    }
    const said = await answer(id, { verdict: 'returned', reason: '名称和登记的不一样' }, staff)
    expect(said.status).toBe(303)
    expect(await (await get(own, shop)).text()).toContain('名称和登记的不一样')
  })

  it('is accepted, its file deleted where it need not be kept, and the body is proven', async () => {
    const next = await begin()
    await send(next, shop)
    await get(own, shop)
    expect((await answer(next, { verdict: 'delete' }, staff)).status).toBe(303)
    expect(readdirSync(path.join(folder, 'checked'))).not.toContain(next)
    expect(await provenAt()).toBe(dayBefore)
    const page = await (await get(office, staff)).text()
    expect([page.includes('证明材料已通过'), page.includes('看过以后，文件已删')]).toEqual([true, true])
    await post(`${own}/${next}/remove`, {}, shop)
    expect(await provenAt()).toBeUndefined()
  })
})

describe('a file that was checked', () => {
  it('is not replaced by another one under its name', async () => {
    const id = await begin('authorisation')
    await send(id, shop)
    expect((await send(id, shop, '%PDF-1.7 二')).status).toBe(400)
    // As the form of the cloud allows for some minutes, past the page.
    await files.arrive?.(id, new TextEncoder().encode('%PDF-1.7 二'))
    expect(await (await get(`${own}/${id}/file`, shop)).text()).toBe('%PDF-1.7 一')
    expect(readdirSync(path.join(folder, 'incoming'))).toEqual([])
  })

  it('is not opened when another content stands in its place', async () => {
    const id = await begin('authorisation')
    await send(id, shop)
    await get(own, shop)
    writeFileSync(path.join(folder, 'checked', id), '%PDF-1.7 二')
    expect((await get(`${own}/${id}/file`, shop)).status).toBe(404)
  })
})
