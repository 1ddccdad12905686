import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agreementsOf } from '#shared/agreements/agreement.ts'
import { draftAgreement } from '#shared/agreements/draft-agreement.ts'
import { count, gauge } from '#shared/counters/counter.ts'
import { histogram } from '#shared/counters/histogram.ts'
import { matchedPositions } from '#shared/matching/match.ts'
import { offers } from '#shared/offers/offer.ts'
import { cityId, organizations, territoryId } from '#shared/organizations/organization.ts'
import { placements } from '#shared/placements/placement.ts'
import { problems, raise } from '#shared/problems/problem.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { indexCards } from '#shared/volunteers/index-entry.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { formPost, monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { putDetails } from '#test/support/details.ts'
import { calendarOf, fittingVolunteer, offerTo, position, shift } from '#test/support/market.ts'
import { placementOf, serviceRequest, society } from '#test/support/service.ts'

let world: TestApp
let district: TestPerson
let societyStaff: TestPerson
let auditor: TestPerson
let elsewhere: TestPerson

const liunan = territoryId('450204')
const starts = addDays(monday, 5)
const ends = addHours(starts, 3)

const needOf = (id: string, changes: Partial<ServiceRequest> = {}): ServiceRequest =>
  serviceRequest(id, {
    shifts: [shift({ starts, ends, positions: [position({ seats: 2 })] })],
    reach: [cityId, liunan],
    contactPersonId: contact,
    createdAt: monday,
    submittedAt: monday,
    ...changes,
  })

const waiting = (id: string, changes: Partial<ServiceRequest> = {}): ServiceRequest => {
  const { verification: _done, openedAt: _at, ...rest } = needOf(id, { state: 'submitted', ...changes })
  return rest
}

let contact = ''
beforeAll(async () => {
  world = await startApp()
  const { table } = world
  contact = (await newPerson(world, '黄主任', [], '13800000099')).id
  district = await newPerson(world, '陆干事', [{ role: 'associationStaff', organizationId: liunan }])
  societyStaff = await newPerson(world, '覃秘书', [{ role: 'organizationStaff', organizationId: society.id }])
  auditor = await newPerson(world, '审计', [{ role: 'auditor', organizationId: liunan }])
  elsewhere = await newPerson(world, '外区', [{ role: 'associationStaff', organizationId: territoryId('450226') }])
  await table.write([
    organizations.put(society),
    requesters.put({
      id: 'rqr_factory',
      name: '顺接焊装厂',
      kind: 'enterprise',
      place: needOf('req_any').place!,
      state: 'vouched',
      competitorIds: [],
      excludedVolunteerIds: [],
      createdAt: monday,
    }),
  ])
})
afterAll(() => world.stop())

const see = async (path: string, who: TestPerson, language = 'zh') => {
  const answer = await world.app.request(path, { headers: { cookie: `${who.cookie}; lang=${language}` } })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const send = async (path: string, fields: Record<string, string>, who: TestPerson) => {
  const answer = await world.app.request(path, formPost(fields, who.cookie))
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}

describe('the dashboard', () => {
  it('says that there is no full week yet, and a dash where nothing was counted', async () => {
    const { status, text } = await see('/staff', district)
    expect(status).toBe(200)
    expect(text).toContain('还没有满一周的数据')
    expect(text).toMatch(/满足率<\/dt>[\s\S]{0,120}—/)
    expect(text).toContain('（0/0）')
  })

  it('shows each figure with what it was made of', async () => {
    const { table, random } = world
    const lastWeek = addDays(monday, -7)
    await table.write([
      count(liunan, { 'request.closedFilled': 3, 'request.closedUnfilled': 1, 'request.opened': 5 }, lastWeek, random),
      count(liunan, { 'offer.sent': 20, 'offer.accepted': 8, ...histogram('firstYes', 200) }, lastWeek, random),
      count(liunan, { 'unfilled.tooFar': 1, 'unfilledSkill.ME13.tooFar': 2 }, lastWeek, random),
      gauge(liunan, { 'state.open': 4 }, random),
    ])
    const { text } = await see('/staff?weeks=4', district)
    expect(text).toContain('（3/4）')
    expect(text).toContain('（8/20）')
    expect(text).toContain('75<')
    expect(text).not.toContain('还没有满一周的数据')
    expect(text).toMatch(/4<\/b><span[^>]*>正在找人/)
    expect(text).toContain('焊接')
  })

  it('leads staff of an organization by line to what they sign and insure', async () => {
    const answer = await world.app.request('/staff', { headers: { cookie: societyStaff.cookie } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/agreements'])
  })

  it('speaks English', async () => {
    expect((await see('/staff', district, 'en')).text).toContain('How well people are found')
  })
})

describe('verifying', () => {
  beforeAll(() =>
    world.table.write([
      requests.put(waiting('req_old', { title: '等得最久的需求', submittedAt: addHours(monday, -30) })),
      requests.put(waiting('req_new', { title: '刚提交的需求', emergency: true })),
    ]),
  )

  it('lists what waits by age, with what to look out for', async () => {
    const { text } = await see('/staff/verify', district)
    expect(text.indexOf('等得最久的需求')).toBeLessThan(text.indexOf('刚提交的需求'))
    expect(text).toContain('涉应急')
  })

  it('says until when each answer is due, and how much is left', async () => {
    const { text } = await see('/staff/verify', district)
    for (const part of ['还有 6 小时', '今天 16:00 前', '等答复的']) expect(text).toContain(part)
    // Submitted early on Sunday: the half day ends on Monday at noon.
    expect(text).toMatch(/等得最久的需求[\s\S]*?还有 2 小时[\s\S]*?今天 12:00 前/)
    expect((await see('/staff/verify', district, 'en')).text).toContain('6 hours left')
  })

  it.each([
    ['item=1&kind=enterprise', true],
    ['item=7', false],
    ['kind=school', false],
    ['district=450204', true],
  ])('narrows the queue by %s', async (query, found) => {
    const { text } = await see(`/staff/verify?${query}`, district)
    expect([text.includes('刚提交的需求'), text.includes('没有待核实的')]).toEqual([found, !found])
  })

  it('puts an emergency before what waited longer, where the most urgent are asked for first', async () => {
    const { text } = await see('/staff/verify?order=urgent', district)
    expect(text.indexOf('刚提交的需求')).toBeLessThan(text.indexOf('等得最久的需求'))
  })

  it('shows the need in full with the number to call', async () => {
    const { text } = await see('/staff/verify/req_old', district)
    for (const part of ['第 8 件开始焊缝偏移', '13800000099', '单位已核实', '除日常风险外没有'])
      expect(text).toContain(part)
  })

  it('shows what the body asked for before as it stands: all found, or its hours to be confirmed', async () => {
    const past = [shift({ starts: addDays(monday, -60), ends: addHours(addDays(monday, -60), 3) })]
    await world.table.write([
      requests.put(
        needOf('req_full', { title: '人都找齐的需求', filledAt: monday, shifts: past, createdAt: addHours(monday, 1) }),
      ),
      requests.put(
        needOf('req_past', { title: '做完等时长的', state: 'underway', shifts: past, createdAt: addHours(monday, 1) }),
      ),
    ])
    const { text } = await see('/staff/verify/req_old', district)
    const earlier = text.slice(text.indexOf('这个单位以前的需求'))
    for (const part of ['人都找齐的需求', '已找齐', '做完等时长的', '待确认时长']) expect(earlier).toContain(part)
    expect(earlier).not.toContain('服务中')
    const english = (await see('/staff/verify/req_old', district, 'en')).text
    for (const part of ['All found', 'Hours to confirm']) expect(english).toContain(part)
  })

  it('preselects neither the public-benefit tick nor an answer', async () => {
    expect((await see('/staff/verify/req_old', district)).text).not.toMatch(/<input[^>]*checked/)
  })

  it('sends back a form without an answer, everything kept', async () => {
    const { status, text } = await send('/staff/verify/req_old', { note: '电话打通，韦主任接的' }, district)
    expect(status).toBe(422)
    for (const part of ['有误：', '电话打通，韦主任接的', '选一个答复', 'href="#how"']) expect(text).toContain(part)
  })

  it('does not open what was not found to be for public benefit', async () => {
    const typed = { note: '电话打通', how: 'phone', verdict: 'open' }
    const { status, text } = await send('/staff/verify/req_old', typed, district)
    expect(status).toBe(422)
    expect(text).toContain('核对过是无偿、公益的才能开放')
    expect(text).toMatch(/value="phone" checked|checked[^>]*value="phone"/)
  })

  it('opens it', async () => {
    const typed = { note: '电话打通', how: 'phone', verdict: 'open', publicBenefit: 'yes' }
    expect(await send('/staff/verify/req_old', typed, district)).toMatchObject({
      status: 303,
      location: '/staff/verify?done=open',
    })
    expect((await requests.get(world.table, keys.request('req_old')))?.state).toBe('open')
  })

  it('hands an emergency over as a refusal that names who deals with it', async () => {
    const typed = { note: '已报应急局', how: 'phone', verdict: 'handOver', answer: '柳南区应急管理局' }
    expect((await send('/staff/verify/req_new', typed, district)).status).toBe(303)
    expect(await requests.get(world.table, keys.request('req_new'))).toMatchObject({
      state: 'refused',
      answer: '柳南区应急管理局',
      handedOver: true,
    })
    expect((await see('/staff/verify/req_new', district)).text).toContain('已转主管部门：柳南区应急管理局')
    const { text } = await see('/staff/verify/req_new', district, 'en')
    expect(text).toContain('Handed over to: 柳南区应急管理局')
    expect(text).not.toContain('已转主管部门')
  })

  it('keeps what was answered to be found again, latest first', async () => {
    const { text } = await see('/staff/verify?view=answered', district)
    for (const part of ['等得最久的需求', '刚提交的需求', '不予受理', '正在找人']) expect(text).toContain(part)
    expect((await see('/staff/verify', district)).text).toContain('href="/staff/verify?view=answered"')
    expect((await see('/staff/verify?view=answered', elsewhere)).text).toContain('还没有答复过的')
  })

  it('is not for auditors, and shows nothing to another district', async () => {
    expect((await see('/staff/verify', auditor)).status).toBe(403)
    expect((await see('/staff/verify/req_old', elsewhere)).status).toBe(404)
  })
})

describe('the list of a month', () => {
  beforeAll(() => world.table.write([requests.put(needOf('req_sum', { title: '=1+1 公式样的题目' }))]))

  it('shows the month asked for, narrowed by state and item', async () => {
    const { text } = await see('/staff/requests?month=2026-11&state=open&item=1', district)
    expect(text).toContain('公式样的题目')
    expect((await see('/staff/requests?month=2026-11&item=7', district)).text).toContain('这里没有需求')
    expect((await see('/staff/requests?month=2026-10', district)).text).toContain('这里没有需求')
  })

  it('exports the same rows, with a byte order mark and no formula', async () => {
    const path = '/staff/requests.csv?month=2026-11&state=open'
    const { text, headers } = await see(path, district)
    expect(headers.get('content-type')).toContain('text/csv')
    const bytes = new Uint8Array(
      await (await world.app.request(path, { headers: { cookie: district.cookie } })).arrayBuffer(),
    )
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text).toContain(`,"'=1+1 公式样的题目"`)
    expect(text.trim().split('\r\n')).toHaveLength(3)
  })
})

const seedMatched = async (id: string) => {
  const request = needOf(id, { title: `找焊接的人 ${id}` })
  const offer = offerTo(request, 'vol_asked', request.shifts[0]!, { state: 'declined', declineReason: 'tooFar' })
  await world.table.write([
    requests.put(request),
    ...['vol_asked', 'vol_near', 'vol_fits'].flatMap((volunteerId) => [
      volunteers.put({
        ...fittingVolunteer(
          volunteerId,
          volunteerId === 'vol_near' ? { reachKm: 1, home: { lat: 24.5, lng: 109.4 } } : {},
        ),
        pseudonym: `V-${volunteerId.slice(4).toUpperCase()}`,
      }),
      calendars.put(calendarOf(volunteerId)),
      indexCards.put({ volunteerId, token: 'aaaaa', paused: false, listed: true, spots: [] }),
      ...putDetails(world.vault, `per_${volunteerId}`, { name: '韦建国', phone: '13811112222' }),
    ]),
    offers.put(offer),
    matchedPositions.put({
      requestId: id,
      shiftId: 's1',
      positionId: 'p1',
      at: monday,
      edition: '2026.11',
      factsVersion: 1,
      skill: 'ME13',
      level: 2,
      wave: 1,
      step: 0,
      funnel: {
        pool: 10,
        optedOut: 1,
        noSkill: 3,
        lowLevel: 1,
        outOfReach: 1,
        notExamined: 0,
        failed: { available: 2 },
        asked: 1,
        eligible: 1,
      },
      candidates: [
        {
          volunteerId: 'vol_fits',
          fit: 0.71,
          probability: 0.4,
          distanceKm: 3.2,
          picked: false,
          parts: [
            { name: 'skill', value: 0.9, points: 0.3 },
            { name: 'load', value: 0.5, points: -0.04 },
          ],
        },
      ],
      nearMisses: [
        {
          volunteerId: 'vol_near',
          constraint: 'reach',
          reason: { zh: '11.2 公里，最多愿走 1 公里', en: '11.2 km away' },
          change: { zh: '改线上就行', en: 'Fine if done on-line' },
        },
      ],
      missingByOne: 1,
      relaxations: [{ kind: 'online', more: 1, decidedBy: 'requester', text: { zh: '先线上做', en: 'first on-line' } }],
      nobody: false,
      cost: { queries: 3, entries: 5, calendars: 2 },
    }),
  ])
  return request
}

describe('a match explained', () => {
  beforeAll(async () => {
    await seedMatched('req_match')
  })

  it('shows funnel, candidates with points, near misses with what would do, relaxations and invitations', async () => {
    const { status, text } = await see('/staff/requests/req_match', district)
    expect(status).toBe(200)
    for (const part of [
      'V-FITS',
      '>71<',
      '只差一条的 1 位',
      '改线上就行',
      '先线上做',
      '太远',
      '已谢绝',
      '邀请记录 1 份',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('names the time of the shift in its head, and the same fill for a part in legend and bar', async () => {
    const { text } = await see('/staff/requests/req_match', district)
    expect(text.slice(0, text.indexOf('名额'))).toContain('11月28日 周六 10:00–13:00')
    expect((await see('/staff/requests/req_match', district, 'en')).text).toContain('Sat 28 Nov 10:00–13:00')
    for (const fill of ['part-skill', 'taken-load']) expect(text.split(fill)).toHaveLength(3)
  })

  it('shows surnames masked, never a whole name or number', async () => {
    const { text } = await see('/staff/requests/req_match', district)
    expect(text).toContain('韦**')
    expect(text).not.toContain('建国')
    expect(text).not.toContain('13811112222')
  })

  it('tells why somebody is not asked, rule by rule, by pseudonym or number', async () => {
    const byName = await see('/staff/requests/req_match?who=v-near', district)
    expect(byName.text).toContain('1 条没过，所以没问')
    expect((await see('/staff/requests/req_match?who=vol_fits', district)).text).toContain('每条都过，可以问')
    expect((await see('/staff/requests/req_match?who=V-NOBODY', district)).text).toContain('没有“V-NOBODY”')
  })

  it('has people looked for again at once', async () => {
    expect(await send('/staff/requests/req_match/ask-again', {}, district)).toMatchObject({
      status: 303,
      location: '/staff/requests/req_match?done=again',
    })
    expect((await send('/staff/requests/req_match/ask-again', {}, auditor)).status).toBe(403)
  })

  it('is closed to other districts', async () => {
    expect((await see('/staff/requests/req_match', elsewhere)).status).toBe(404)
    expect((await see('/staff/requests/req_match', societyStaff)).status).toBe(404)
  })

  it('prints codes for a requester without a phone, a new sheet voiding the last', async () => {
    await world.table.write([
      placements.put(placementOf(needOf('req_match'), 'vol_fits', { state: 'confirmed', agreed: true })),
    ])
    const path = '/staff/requests/req_match/codes/s1'
    expect((await see(path, district)).text).toContain('做一张签到码')
    expect((await send(path, {}, district)).location).toBe(path)
    const sheet = await see(path, district)
    expect(sheet.text).toContain('第 1 版')
    expect((await see(path, district)).text).toBe(sheet.text)
  })
})

describe('agreements and insurance', () => {
  const insured = {
    'starts.date': '2026-11-28',
    'starts.time': '00:00',
    'ends.date': '2026-11-28',
    'ends.time': '24:00',
  }
  beforeAll(async () => {
    const request = needOf('req_danger', {
      title: '登高焊接要人看',
      dangerous: true,
      risks: [{ kind: 'height', note: '平台 3 米' }],
    })
    const placement = placementOf(request, 'vol_fits', { risksAcknowledgedAt: monday })
    await world.table.write([requests.put(request), placements.put(placement)])
    await draftAgreement(world.system, { requestId: request.id, placementId: placement.id })
  })

  it('lists for an organization what waits for its signature and its insurance', async () => {
    const { status, text } = await see('/staff/agreements', societyStaff)
    expect(status).toBe(200)
    for (const part of ['登高焊接要人看', '签 1 份协议', '1 人要保险']) expect(text).toContain(part)
    expect(text).not.toContain('href="/staff/verify"')
  })

  it('shows its staff the agreement in full', async () => {
    const { text } = await see('/staff/agreements/req_danger', societyStaff)
    for (const part of ['平台 3 米', '代表组织签这 1 份', '还没有保险']) expect(text).toContain(part)
    expect((await see('/staff/agreements/req_danger', elsewhere)).status).toBe(404)
  })

  it('signs for the organization in one act', async () => {
    const answer = await send('/staff/agreements/req_danger/sign', { factsVersion: '1' }, societyStaff)
    expect(answer.location).toBe('/staff/agreements/req_danger?done=signed')
    const [agreement] = await agreementsOf(world.table, 'req_danger')
    expect(agreement?.signatures.map(({ party }) => party)).toContain('organization')
  })

  it('refuses a policy that ends too early, and keeps what was typed', async () => {
    const typed = { policy: 'PICC-2026-001', ...insured, 'ends.time': '10:30' }
    const { status, text } = await send('/staff/agreements/req_danger/insurance', typed, societyStaff)
    expect(status).toBe(422)
    expect(text).toContain('PICC-2026-001')
    expect(text).toContain('早于服务结束')
  })

  it('records one that covers the service', async () => {
    const typed = { policy: 'PICC-2026-001', ...insured }
    const answer = await send('/staff/agreements/req_danger/insurance', typed, societyStaff)
    expect(answer.location).toBe('/staff/agreements/req_danger?done=insured')
    expect((await see('/staff/agreements/req_danger', societyStaff)).text).toContain('PICC-2026-001')
  })
})

describe('the inbox', () => {
  const reach = [cityId, liunan]
  beforeAll(() =>
    world.table.write([
      raise({ kind: 'nobodyFits', reach, requestId: 'req_match', title: '找焊接的人' }, monday),
      raise({ kind: 'requesterUnvouched', reach, requestId: '', about: 'rqr_factory', title: '顺接焊装厂' }, monday),
    ]),
  )
  const open = async () => {
    const partition = keys.problem(liunan, '').pk
    return (await problems.all(world.table, { partition })).filter(({ settledAt }) => settledAt === undefined)
  }

  it('leads each case to where it is dealt with', async () => {
    const { text } = await see('/staff/problems', district)
    expect(text).toContain('href="/staff/requests/req_match"')
    expect(text).toContain('href="/staff/requesters/rqr_factory"')
  })

  it('closes a case with a note, and not without', async () => {
    const [problem] = await open()
    const of = { organizationId: problem!.organizationId, problemId: problem!.id }
    const without = await send('/staff/problems', { ...of, [`note.${problem!.id}`]: '' }, district)
    expect(without.status).toBe(422)
    expect(without.text).toContain('写一句做了什么')
    expect((await send('/staff/problems', { ...of, [`note.${problem!.id}`]: '已打电话' }, district)).status).toBe(303)
    expect(await open()).toHaveLength(1)
  })

  it('shows an auditor the cases without a way to close them', async () => {
    const { text } = await see('/staff/problems', auditor)
    expect(text).not.toContain('记为已处理')
  })
})

describe('a body', () => {
  it('is vouched for or suspended with a note', async () => {
    const path = '/staff/requesters/rqr_factory'
    expect((await see(path, district)).text).toContain('已核实')
    const bare = await send(path, { verdict: 'suspended', note: '' }, district)
    expect([bare.status, bare.text.includes('写明核对了什么')]).toEqual([422, true])
    expect((await send(path, { verdict: 'suspended', note: '借公益卖设备' }, district)).status).toBe(303)
    expect((await see(path, district)).text).toContain('已暂停')
    expect((await send(path, { verdict: 'vouched', note: '复核无误' }, district)).status).toBe(303)
  })
})
