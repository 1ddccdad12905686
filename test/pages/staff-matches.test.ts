import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchedPositions } from '#shared/matching/match.ts'
import { offers } from '#shared/offers/offer.ts'
import { placements } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { indexCards } from '#shared/volunteers/index-entry.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { monday } from '#test/support/app.ts'
import { putDetails } from '#test/support/details.ts'
import { calendarOf, fittingVolunteer, offerTo } from '#test/support/market.ts'
import { placementOf } from '#test/support/service.ts'
import { type StaffDesk, startStaffDesk } from '#test/support/staff-desk.ts'

let desk: StaffDesk
beforeAll(async () => {
  desk = await startStaffDesk()
})
afterAll(() => desk.world.stop())

const seedMatched = async (id: string) => {
  const request = desk.needOf(id, { title: `找焊接的人 ${id}` })
  const offer = offerTo(request, 'vol_asked', request.shifts[0]!, { state: 'declined', declineReason: 'tooFar' })
  await desk.world.table.write([
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
      ...putDetails(desk.world.vault, `per_${volunteerId}`, { name: '韦建国', phone: '13811112222' }),
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
    const { status, text } = await desk.see('/staff/requests/req_match', desk.district)
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
    const { text } = await desk.see('/staff/requests/req_match', desk.district)
    expect(text.slice(0, text.indexOf('名额'))).toContain('11月28日 周六 10:00–13:00')
    expect((await desk.see('/staff/requests/req_match', desk.district, 'en')).text).toContain('Sat 28 Nov 10:00–13:00')
    for (const fill of ['part-skill', 'taken-load']) expect(text.split(fill)).toHaveLength(3)
  })

  it('shows surnames masked, never a whole name or number', async () => {
    const { text } = await desk.see('/staff/requests/req_match', desk.district)
    expect(text).toContain('韦**')
    expect(text).not.toContain('建国')
    expect(text).not.toContain('13811112222')
  })

  it('tells why somebody is not asked, rule by rule, by pseudonym or number', async () => {
    const byName = await desk.see('/staff/requests/req_match?who=v-near', desk.district)
    expect(byName.text).toContain('1 条没过，所以没问')
    expect((await desk.see('/staff/requests/req_match?who=vol_fits', desk.district)).text).toContain('每条都过，可以问')
    expect((await desk.see('/staff/requests/req_match?who=V-NOBODY', desk.district)).text).toContain('没有“V-NOBODY”')
  })

  it('answers why, why not and what would change it, in both languages, each with who and to which value', async () => {
    const miss = (await desk.see('/staff/requests/req_match?who=v-near', desk.district)).text
    for (const part of [
      '为什么没问',
      '路程：22.4 公里，最多愿走 1 公里',
      '只要一处变了，这个人就合适',
      '本人把路程放到 23 公里',
    ]) {
      expect(miss).toContain(part)
    }
    const fits = (await desk.see('/staff/requests/req_match?who=vol_fits', desk.district, 'en')).text
    for (const part of [
      'Why this person',
      'points, made of:',
      'Chance of a yes',
      'By points number',
      'All seats are taken',
    ]) {
      expect(fits).toContain(part)
    }
    const asked = (await desk.see('/staff/requests/req_match?who=vol_asked', desk.district)).text
    expect(asked).toContain('“已谢绝”这一条谁也改不了')
  })

  it('has people looked for again at once', async () => {
    expect(await desk.send('/staff/requests/req_match/ask-again', {}, desk.district)).toMatchObject({
      status: 303,
      location: '/staff/requests/req_match?done=again',
    })
    expect((await desk.send('/staff/requests/req_match/ask-again', {}, desk.auditor)).status).toBe(403)
  })

  it('is closed to other districts', async () => {
    expect((await desk.see('/staff/requests/req_match', desk.elsewhere)).status).toBe(404)
    expect((await desk.see('/staff/requests/req_match', desk.societyStaff)).status).toBe(404)
  })

  it('prints codes for a requester without a phone, a new sheet voiding the last', async () => {
    await desk.world.table.write([
      placements.put(placementOf(desk.needOf('req_match'), 'vol_fits', { state: 'confirmed', agreed: true })),
    ])
    const path = '/staff/requests/req_match/codes/s1'
    expect((await desk.see(path, desk.district)).text).toContain('做一张签到码')
    expect((await desk.send(path, {}, desk.district)).location).toBe(path)
    const sheet = await desk.see(path, desk.district)
    expect(sheet.text).toContain('第 1 版')
    expect((await desk.see(path, desk.district)).text).toBe(sheet.text)
  })
})
