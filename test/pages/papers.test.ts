import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderFiles } from '#functions/files-folder.ts'
import { auditEntries } from '#shared/audit/audit.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import { paperRule } from '#shared/volunteers/paper-rule.ts'
import { formPost, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { dayBefore, enrolEngineers, foundTown } from '#test/support/town.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-papers-'))
let world: TestApp
let wei: TestPerson
let other: TestPerson
let society: TestPerson
let far: TestPerson
let auditor: TestPerson
let volunteerId = ''

beforeAll(async () => {
  world = await startApp({ embedded: true, files: folderFiles(folder) })
  world.setClock(dayBefore)
  await foundTown(world.system)
  const [first, second] = await enrolEngineers(world.system, 2)
  volunteerId = first?.volunteerId ?? ''
  wei = await newPerson(world, '韦', [{ role: 'volunteer', volunteerId }])
  other = await newPerson(world, '莫', [{ role: 'volunteer', volunteerId: second?.volunteerId ?? '' }])
  society = await newPerson(world, '陆', [{ role: 'organizationStaff', organizationId: 'org_welding' }])
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

const begin = async (about = 'licence'): Promise<string> =>
  (await post('/profile/papers', { about }, wei)).headers.get('location')?.split('/').at(-1) ?? ''

const send = (paperId: string, bytes: Uint8Array<ArrayBuffer>, person = wei, name = '韦建国.pdf') => {
  const body = new FormData()
  body.append('next', '/profile/papers')
  body.append('file', new File([bytes], name, { type: 'application/pdf' }))
  return world.app.request(`/uploads/${paperId}`, {
    method: 'POST',
    headers: { cookie: cookieOf(person), 'sec-fetch-site': 'same-origin' },
    body,
  })
}
const pdf = (size = 100) => {
  const bytes = new Uint8Array(size)
  bytes.set(new TextEncoder().encode('%PDF-1.7'))
  return bytes
}

describe('a paper, from the volunteer to the staff who vouch', () => {
  let paperId = ''

  it('is announced, then its file is sent by a plain form', async () => {
    paperId = await begin()
    const page = await (await get(`/profile/papers/${paperId}`, wei)).text()
    expect(page).toContain(`action="/uploads/${paperId}"`)
    expect(page).toContain('enctype="multipart/form-data"')
    expect(await (await get('/profile/papers', wei)).text()).toContain('等文件或在检查')
    expect((await send(paperId, pdf())).status).toBe(303)
    expect(await (await get('/profile/papers', wei)).text()).toContain('已收到，等工作人员看')
  })

  it('keeps nothing of the name of the file', async () => {
    expect(readdirSync(path.join(folder, 'checked'))).toEqual([paperId])
  })

  it('is opened as a file to keep, by the volunteer and by staff of their organization; each look is kept', async () => {
    for (const [person, address] of [
      [wei, `/profile/papers/${paperId}/file`],
      [society, `/staff/volunteers/${volunteerId}/papers/${paperId}/file`],
    ] as const) {
      const answer = await get(address, person)
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
        200,
        'application/pdf',
        'attachment',
      ])
    }
    const looks = (await auditEntries.all(world.table, { partition: keys.audit(volunteerId, '', '').pk })).filter(
      ({ act }) => act === 'paper.read',
    )
    expect(looks.map(({ by }) => by).sort()).toEqual([society.id, wei.id].sort())
  })

  it('is nobody else’s to open', async () => {
    const staffs = `/staff/volunteers/${volunteerId}/papers/${paperId}/file`
    for (const [person, address, status] of [
      [other, `/profile/papers/${paperId}/file`, 404],
      [other, staffs, 403],
      [far, staffs, 404],
      [far, `/staff/volunteers/${volunteerId}/papers`, 404],
      [auditor, staffs, 403],
    ] as const)
      expect([address, (await get(address, person)).status]).toEqual([address, status])
    expect((await send(paperId, pdf(), other)).status).toBe(404)
  })

  it('takes no second file once it was checked', async () => {
    expect((await send(paperId, pdf(200))).status).toBe(400)
    expect((await (await get(`/profile/papers/${paperId}/file`, wei)).arrayBuffer()).byteLength).toBe(100)
  })

  it('goes, file and all, when staff have seen it and see no need to keep it', async () => {
    const at = `/staff/volunteers/${volunteerId}/papers`
    expect(await (await get(at, society)).text()).toContain('看过，删文件')
    expect((await post(`${at}/${paperId}`, { file: 'delete' }, society)).status).toBe(303)
    expect(readdirSync(path.join(folder, 'checked'))).toEqual([])
    expect(await (await get('/profile/papers', wei)).text()).toContain('看过以后，文件已删。')
    expect((await get(`/profile/papers/${paperId}/file`, wei)).status).toBe(404)
  })

  it('is taken back by the volunteer at any time', async () => {
    const id = await begin('training')
    await send(id, pdf())
    expect((await post(`/profile/papers/${id}/remove`, {}, wei)).status).toBe(303)
    expect(readdirSync(path.join(folder, 'checked'))).toEqual([])
    expect((await get(`/profile/papers/${id}/file`, wei)).status).toBe(404)
  })
})

describe('a file that is not what it says', () => {
  const text = (content: string) => new TextEncoder().encode(content)
  for (const [what, bytes] of [
    ['a page', text('<html><script>alert(1)</script>')],
    ['a drawing with scripts', text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ['a program', text('MZ\u0000\u0000')],
    ['nothing', new Uint8Array(0)],
    ['more than fits', pdf(paperRule.mostBytes + 1)],
  ] as const) {
    it(`${what} is refused and not kept, whatever its name`, async () => {
      const id = await begin()
      expect((await send(id, bytes as Uint8Array<ArrayBuffer>)).status).toBe(303)
      expect(await (await get('/profile/papers', wei)).text()).toContain('文件不能用，已删')
      expect((await get(`/profile/papers/${id}/file`, wei)).status).toBe(404)
      expect([...readdirSync(path.join(folder, 'incoming')), ...readdirSync(path.join(folder, 'checked'))]).toEqual([])
      await post(`/profile/papers/${id}/remove`, {}, wei)
    })
  }

  it('far more than fits is turned away unread', async () => {
    expect((await send(await begin(), pdf(paperRule.mostBytes + 100_000))).status).toBe(413)
  })
})

it('there can be ten papers, not more', async () => {
  for (let n = 0; n < paperRule.mostPapers; n += 1) await begin()
  const answer = await post('/profile/papers', { about: 'skill' }, wei)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('最多放 10 份')
})

it('says what is missing when nothing was chosen', async () => {
  const answer = await post('/profile/papers', {}, wei)
  expect([answer.status, /有误/.test(await answer.text())]).toEqual([422, true])
})
