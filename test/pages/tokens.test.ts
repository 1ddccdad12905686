import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approvalId, approvals } from '#shared/approvals/approval.ts'
import { fourEyes } from '#shared/approvals/four-eyes.ts'
import { auditEntries } from '#shared/audit/audit.ts'
import { territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { revokeRole } from '#shared/people/revoke-role.ts'
import { whoseToken } from '#shared/people/whose-token.ts'
import { problemId, raise } from '#shared/problems/problem.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import { formPost, monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { type Client, clientOf } from '#test/support/client.ts'
import { actorOf } from '#test/support/context.ts'
import { reasonOf } from '#test/support/service.ts'
import { foundTown } from '#test/support/town.ts'

let world: TestApp
let district: TestPerson
let society: TestPerson
const districtId = territoryId('450204')
beforeAll(async () => {
  world = await startApp()
  await foundTown(world.system)
})
afterAll(() => world.stop())
beforeEach(async () => {
  world.setClock(monday)
  district = await newPerson(world, 'district', [{ role: 'associationStaff', organizationId: districtId }])
  society = await newPerson(world, 'society', [{ role: 'organizationStaff', organizationId: 'org_welding' }])
})

const programOf = (secret: string): Client => {
  const api = clientOf(world.app)
  const calls = Object.entries(api).map(([name, call]) => [
    name,
    (sends: { headers?: Record<string, string> }) =>
      call({ ...sends, headers: { authorization: `Bearer ${secret}`, ...sends.headers } } as never),
  ])
  return Object.fromEntries(calls) as Client
}
const made = async (scope: 'read' | 'write', days = 30, person = district, organizationId = districtId) =>
  (await clientOf(world.app, person.cookie).makeToken({ body: { organizationId, name: '同步', scope, days } })).value

describe('a token of an organization', () => {
  it('is made on its page, shown once, and stored as a hash', async () => {
    const form = { organizationId: districtId, name: '会员系统', scope: 'read', days: '30' }
    const page = await (await world.app.request('/staff/tokens', formPost(form, district.cookie))).text()
    const secret = /kzt_\w{64}/.exec(page)?.[0] ?? ''
    expect((await programOf(secret).listProblems({})).status).toBe(200)
    const later = await (await world.app.request('/staff/tokens', { headers: { cookie: district.cookie } })).text()
    expect(later).toContain('会员系统')
    expect(later).toContain('最近用于 2026-11-23')
    expect(later).not.toContain(secret)
    const { database } = world
    const { ScanCommand } = await import('@aws-sdk/lib-dynamodb')
    const { Items } = await database.documents.send(new ScanCommand({ TableName: database.tableName }))
    expect(JSON.stringify(Items)).not.toContain(secret)
  })

  it('keeps what was typed when it cannot be made', async () => {
    const form = { organizationId: districtId, name: 'x', scope: 'write', days: '400' }
    const answer = await world.app.request('/staff/tokens', formPost(form, district.cookie))
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('value="400"')
    expect(page).toContain('1 到 365')
    expect(page).toMatch(/value="write"[^>]*checked/)
  })

  it('reads within the role of its organization, and no further', async () => {
    const program = programOf((await made('read')).secret)
    expect((await program.listProblems({})).status).toBe(200)
    expect((await program.me({})).value.roles).toEqual([{ role: 'associationStaff', organizationId: districtId }])
    expect((await program.listOffers({})).status).toBe(403)
    const settle = { params: { organizationId: districtId, problemId: 'none' }, body: { note: '看过了' } }
    expect((await program.settleProblem(settle)).problem).toMatchObject({ status: 403, reason: 'outsideToken' })
  })

  it('acts when made for it, under its own name in the audit', async () => {
    const reach = territoryReach('450204')
    await world.table.write([raise({ kind: 'hoursLate', reach, requestId: 'req_x', title: '示例' }, monday)])
    const { secret, token } = await made('write')
    const program = programOf(secret)
    const [problem] = (await program.listProblems({})).value.items
    const settle = { params: { organizationId: districtId, problemId: problem?.id ?? '' }, body: { note: '处理好了' } }
    expect((await program.settleProblem(settle)).status).toBe(200)
    const kept = JSON.stringify(
      await auditEntries.all(world.table, { partition: `AUDIT#${problem?.requestId}` }).catch(() => []),
    )
    const settled = await world.table.get({ pk: `PROBLEM#${districtId}`, sk: problem?.id ?? '' })
    expect(`${kept}${JSON.stringify(settled)}`).toContain(token.id)
  })

  it('never signs, gives rights or makes tokens, and has no affairs of a person', async () => {
    const program = programOf((await made('write', 30, society, 'org_welding')).secret)
    const sign = { params: { requestId: 'req_x' }, body: { factsVersion: 1 } }
    expect((await program.signAgreementsAsOrganization(sign)).problem?.reason).toBe('stepUpNeeded')
    const body = { organizationId: 'org_welding', name: '又一个', scope: 'write', days: 10 } as const
    expect((await program.makeToken({ body })).problem?.reason).toBe('stepUpNeeded')
    expect((await program.namePerson({ body: { name: '韦建国' } })).problem?.reason).toBe('outsideToken')
    expect((await program.sendStepUpCode({})).status).toBe(403)
    const at = { way: 'counter', recognised: 'idCard', reason: '来柜台' } as const
    const start = { body: { whom: { requesterId: 'rqr_shop' }, ...at } }
    expect((await programOf((await made('write')).secret).startDelegation(start)).problem?.reason).toBe('forbidden')
    expect((await clientOf(world.app, district.cookie).startDelegation(start)).status).toBe(201)
  })

  it('does nothing its maker may not: no second pair of eyes, no ruling on what concerns them', async () => {
    const reach = territoryReach('450204')
    const { secret } = await made('write')
    const program = programOf(secret)
    const approval = (proposedBy: string) =>
      approvals.put({
        ...{
          id: approvalId('removeVolunteer', 'vol_x'),
          kind: 'removeVolunteer',
          state: 'waiting',
          organizationId: districtId,
          reach,
        },
        ...{ about: 'vol_x', link: '/', title: '示例', facts: '', input: {}, note: '试', proposedBy },
        ...{ proposedAt: monday, expiresAt: addDays(monday, 14) },
      })
    const flag = (about: string, notBy: string) =>
      raise({ kind: 'actedWithoutCode', reach, requestId: '', about, title: '示例', notBy }, monday)
    await world.table.write([flag('dlg_own', district.id), flag('dlg_other', society.id)])
    const settle = async (about: string) => {
      const params = { organizationId: districtId, problemId: problemId('actedWithoutCode', '', about) }
      return (await program.settleProblem({ params, body: { note: '核实过' } })).problem?.reason ?? 'settled'
    }
    expect([await settle('dlg_own'), await settle('dlg_other')]).toEqual(['bothSides', 'settled'])
    const actor = await whoseToken(world.system, { secret })
    const proposal = {
      kind: 'removeVolunteer',
      about: 'vol_x',
      reach,
      link: '/',
      title: '示例',
      facts: '',
      input: {},
      note: '试',
    } as const
    const eyes = async (proposedBy: string) => {
      await world.table.write([approval(proposedBy)])
      return reasonOf(fourEyes({ ...world.system, actor: actor! }, proposal))
    }
    expect(await eyes(district.id)).toBe('secondPerson')
    expect(await eyes(society.id)).toBe('none')
  })

  it('ends with the role of whoever made it, and not with that of somebody else', async () => {
    const leaver = await newPerson(world, 'leaver', [{ role: 'associationStaff', organizationId: districtId }])
    const [theirs, ours] = [await made('write', 30, leaver), await made('write')]
    const administrator = { ...world.system, actor: actorOf('per_root', { role: 'administrator' }) }
    const role = { role: 'associationStaff', organizationId: districtId } as const
    await revokeRole(administrator, { personId: leaver.id, role })
    const works = async (secret: string) => (await programOf(secret).me({})).status
    expect([await works(theirs.secret), await works(ours.secret)]).toEqual([401, 200])
  })

  it('opens no page, and is no cookie', async () => {
    const { secret } = await made('read')
    const headers = [{ authorization: `Bearer ${secret}` }, { cookie: `__Host-session=${secret}` }]
    for (const one of headers) {
      expect((await world.app.request('/staff/problems', { headers: one })).headers.get('location')).toContain(
        '/sign-in',
      )
    }
    expect((await world.app.request('/api/v1/me', { headers: headers[1]! })).status).toBe(401)
  })

  it('ends on its day, with revocation at once, and with its organization', async () => {
    const [short, other] = [await made('read', 1), await made('read')]
    const works = async (secret: string) => (await programOf(secret).me({})).status
    expect([await works(short.secret), await works(other.secret)]).toEqual([200, 200])
    world.setClock(addDays(monday, 1))
    expect([await works(short.secret), await works(other.secret)]).toEqual([401, 200])
    const end = { token: other.token.token }
    for (let n = 0; n < 2; n += 1) {
      const ended = await world.app.request('/staff/tokens/end', formPost(end, district.cookie))
      expect(ended.status).toBe(303)
    }
    expect(await works(other.secret)).toBe(401)
    expect(await works('kzt_made0up0made0up0made0up')).toBe(401)
  })

  it('is nobody else’s to make, see or revoke', async () => {
    const { token, secret } = await made('read', 30, society, 'org_welding')
    const stranger = clientOf(world.app, district.cookie)
    const body = { organizationId: 'org_welding', name: '别人的', scope: 'read', days: 10 } as const
    expect((await stranger.makeToken({ body })).status).toBe(404)
    expect((await stranger.listTokens({ query: { organization: 'org_welding' } })).status).toBe(404)
    expect((await stranger.revokeToken({ body: { token: token.token } })).status).toBe(404)
    expect((await programOf(secret).me({})).status).toBe(200)
  })

  it('asks for a fresh code before it is made', async () => {
    world.setClock(addMinutes(monday, 15))
    const body = { organizationId: districtId, name: '同步', scope: 'read', days: 10 } as const
    const { problem } = await clientOf(world.app, district.cookie).makeToken({ body })
    expect(problem?.reason).toBe('stepUpNeeded')
  })
})
