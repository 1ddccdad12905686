import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agreementsOf } from '#shared/agreements/agreement.ts'
import { draftAgreement } from '#shared/agreements/draft-agreement.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { placements } from '#shared/placements/placement.ts'
import { problems, raise } from '#shared/problems/problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { monday } from '#test/support/app.ts'
import { placementOf } from '#test/support/service.ts'
import { liunan, type StaffDesk, startStaffDesk } from '#test/support/staff-desk.ts'

let desk: StaffDesk
beforeAll(async () => {
  desk = await startStaffDesk()
})
afterAll(() => desk.world.stop())

describe('agreements and insurance', () => {
  const insured = {
    'starts.date': '2026-11-28',
    'starts.time': '00:00',
    'ends.date': '2026-11-28',
    'ends.time': '24:00',
  }
  beforeAll(async () => {
    const request = desk.needOf('req_danger', {
      title: '登高焊接要人看',
      dangerous: true,
      risks: [{ kind: 'height', note: '平台 3 米' }],
    })
    const placement = placementOf(request, 'vol_fits', { risksAcknowledgedAt: monday })
    await desk.world.table.write([requests.put(request), placements.put(placement)])
    await draftAgreement(desk.world.system, { requestId: request.id, placementId: placement.id })
  })

  it('lists for an organization what waits for its signature and its insurance', async () => {
    const { status, text } = await desk.see('/staff/agreements', desk.societyStaff)
    expect(status).toBe(200)
    for (const part of ['登高焊接要人看', '签 1 份协议', '1 人要保险']) expect(text).toContain(part)
    expect(text).not.toContain('href="/staff/verify"')
  })

  it('shows its staff the agreement in full', async () => {
    const { text } = await desk.see('/staff/agreements/req_danger', desk.societyStaff)
    for (const part of ['平台 3 米', '代表组织签这 1 份', '还没有保险']) expect(text).toContain(part)
    expect((await desk.see('/staff/agreements/req_danger', desk.elsewhere)).status).toBe(404)
  })

  it('signs for the organization in one act', async () => {
    const answer = await desk.send('/staff/agreements/req_danger/sign', { factsVersion: '1' }, desk.societyStaff)
    expect(answer.location).toBe('/staff/agreements/req_danger?done=signed')
    const [agreement] = await agreementsOf(desk.world.table, 'req_danger')
    expect(agreement?.signatures.map(({ party }) => party)).toContain('organization')
  })

  it('refuses a policy that ends too early, and keeps what was typed', async () => {
    const typed = { policy: 'PICC-2026-001', ...insured, 'ends.time': '10:30' }
    const { status, text } = await desk.send('/staff/agreements/req_danger/insurance', typed, desk.societyStaff)
    expect(status).toBe(422)
    expect(text).toContain('PICC-2026-001')
    expect(text).toContain('早于服务结束')
  })

  it('records one that covers the service', async () => {
    const typed = { policy: 'PICC-2026-001', ...insured }
    const answer = await desk.send('/staff/agreements/req_danger/insurance', typed, desk.societyStaff)
    expect(answer.location).toBe('/staff/agreements/req_danger?done=insured')
    expect((await desk.see('/staff/agreements/req_danger', desk.societyStaff)).text).toContain('PICC-2026-001')
  })
})

describe('the inbox', () => {
  const reach = [cityId, liunan]
  beforeAll(() =>
    desk.world.table.write([
      raise({ kind: 'nobodyFits', reach, requestId: 'req_match', title: '找焊接的人' }, monday),
      raise({ kind: 'requesterUnvouched', reach, requestId: '', about: 'rqr_factory', title: '顺接焊装厂' }, monday),
    ]),
  )
  const open = async () => {
    const partition = keys.problem(liunan, '').pk
    return (await problems.all(desk.world.table, { partition })).filter(({ settledAt }) => settledAt === undefined)
  }

  it('leads each case to where it is dealt with', async () => {
    const { text } = await desk.see('/staff/problems', desk.district)
    expect(text).toContain('href="/staff/requests/req_match"')
    expect(text).toContain('href="/staff/requesters/rqr_factory"')
  })

  it('closes a case with a note, and not without', async () => {
    const [problem] = await open()
    const of = { organizationId: problem!.organizationId, problemId: problem!.id }
    const without = await desk.send('/staff/problems', { ...of, [`note.${problem!.id}`]: '' }, desk.district)
    expect(without.status).toBe(422)
    expect(without.text).toContain('写一句做了什么')
    expect(
      (await desk.send('/staff/problems', { ...of, [`note.${problem!.id}`]: '已打电话' }, desk.district)).status,
    ).toBe(303)
    expect(await open()).toHaveLength(1)
  })

  it('shows an desk.auditor the cases without a way to close them', async () => {
    const { text } = await desk.see('/staff/problems', desk.auditor)
    expect(text).not.toContain('记为已处理')
  })
})

describe('a body', () => {
  it('is vouched for or suspended with a note', async () => {
    const path = '/staff/requesters/rqr_factory'
    expect((await desk.see(path, desk.district)).text).toContain('已核实')
    const bare = await desk.send(path, { verdict: 'suspended', note: '' }, desk.district)
    expect([bare.status, bare.text.includes('写明核对了什么')]).toEqual([422, true])
    expect((await desk.send(path, { verdict: 'suspended', note: '借公益卖设备' }, desk.district)).status).toBe(303)
    expect((await desk.see(path, desk.district)).text).toContain('已暂停')
    expect((await desk.send(path, { verdict: 'vouched', note: '复核无误' }, desk.district)).status).toBe(303)
  })
})
