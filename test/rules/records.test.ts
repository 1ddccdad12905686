import { describe, expect, it } from 'vitest'
import { seededRandom } from '#shared/kernel/random.ts'
import { meantCode, newCode, shownCode } from '#shared/records/certificate.ts'
import { type ChainHead, newSalt, seal, type Unsealed } from '#shared/records/chain.ts'
import { surnameOf } from '#shared/records/check-certificate.ts'
import { shownHours, starLadder, starsFor, totalHours } from '#shared/records/hours.ts'
import { opened } from '#shared/records/opening.ts'
import { type Rating, visibleRatings } from '#shared/records/rating.ts'
import { type ServiceRecord, standing } from '#shared/records/service-record.ts'
import { verifyChain } from '#shared/records/verify-chain.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import { before, ends, starts } from '#test/support/service.ts'

const facts = (id: string, more: Partial<Unsealed> = {}): Unsealed => ({
  id,
  volunteerId: 'vol_1',
  requestId: 'req_1',
  placementId: 'plc_1',
  activity: '焊接机器人焊偏了',
  content: '查出是工装热变形',
  place: '柳南区 河西街道',
  starts,
  ends,
  minutes: 180,
  organizationId: 'org_society',
  organizationName: '柳州市焊接学会',
  personInCharge: 'per_lu',
  requesterId: 'rqr_factory',
  requesterName: '顺接焊装厂',
  scopeItem: 1,
  disputed: false,
  recordedAt: ends,
  deadline: addDays(ends, 14),
  deadlineProvisional: false,
  exportState: 'notExported',
  ...more,
})

const chainOf = (ids: readonly string[]): { records: ServiceRecord[]; head: ChainHead } => {
  const random = seededRandom(1)
  let head: ChainHead | undefined
  const records = ids.map((id) => {
    const sealed = seal(facts(id), head, newSalt(random))
    head = sealed.head
    return sealed.record
  })
  return { records, head: head! }
}

describe('the chain of a volunteer', () => {
  const { records, head } = chainOf(['rec_a', 'rec_b', 'rec_c'])
  const [a, b, c] = records as [ServiceRecord, ServiceRecord, ServiceRecord]

  it('is intact as it was written, in whatever order it is read, and when there is nothing yet', () => {
    expect(verifyChain([c, a, b], head)).toEqual({ intact: true, records: 3, root: head.hash })
    expect(verifyChain([], undefined).intact).toBe(true)
  })

  it('shows one changed field at its place, whatever field it is', () => {
    const changes: Partial<ServiceRecord>[] = [
      { minutes: 181 },
      { content: '别的' },
      { disputed: true },
      { corrects: 'rec_a' },
      { recordedAt: addMinutes(ends, 1) },
      { salt: '0' },
    ]
    for (const change of changes) {
      expect(verifyChain([a, { ...b, ...change }, c], head)).toEqual({ intact: false, at: 2, why: 'altered' })
    }
  })

  it('shows a record that is gone, one that was rewritten whole, and an end that was cut off', () => {
    expect(verifyChain([a, c], head)).toEqual({ intact: false, at: 2, why: 'missing' })
    const rewritten = seal(facts('rec_b', { minutes: 600 }), a, 'salt').record
    expect(verifyChain([a, rewritten, c], head)).toEqual({ intact: false, at: 3, why: 'unlinked' })
    expect(verifyChain([a, b], head)).toEqual({ intact: false, at: 2, why: 'cutOff' })
  })

  it('is not touched by the way to the national register', () => {
    expect(verifyChain([a, { ...b, exportState: 'exported' }, c], head).intact).toBe(true)
  })

  it('hides equal facts behind different hashes', () => {
    const one = seal(facts('rec_a'), undefined, newSalt(seededRandom(1))).record
    const two = seal(facts('rec_a'), undefined, newSalt(seededRandom(2))).record
    expect(one.hash).not.toBe(two.hash)
  })

  it('keeps a corrected record, of which only the correction stands', () => {
    const correction = seal(facts('rec_d', { minutes: 150, corrects: 'rec_c' }), head, 'salt').record
    expect(standing([a, b, c, correction]).map(({ id }) => id)).toEqual(['rec_a', 'rec_b', 'rec_d'])
    expect(standing([a, b, c])).toHaveLength(3)
  })
})

describe('hours shown', () => {
  it('go in halves, to the nearest', () => {
    expect([180, 178, 165, 164, 14].map(shownHours)).toEqual([3, 3, 3, 2.5, 0])
  })
  it('add up by hand', () => {
    expect(totalHours([{ minutes: 178 }, { minutes: 125 }, { minutes: 240 }, { minutes: 155 }])).toBe(11.5)
  })
  it('reach a star at each step of the ladder and not half an hour before', () => {
    for (const [n, step] of starLadder.entries()) {
      expect(starsFor(step).stars).toBe(n + 1)
      expect(starsFor(step - 0.5)).toEqual({ stars: n, nextAt: step })
    }
    expect(starsFor(1500)).toEqual({ stars: 5 })
  })
})

describe('the code of a certificate', () => {
  it('has twelve signs, is shown in fours, and is understood as it is read aloud', () => {
    const code = newCode(seededRandom(3))
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    expect(meantCode(shownCode(code).toLowerCase())).toBe(code)
    expect(meantCode('oI-l 8')).toBe('0118')
  })
})

describe('a name on the public check', () => {
  it('is the surname alone, double ones whole, and of other names the last word', () => {
    expect(['韦建国', '欧阳静', 'Maria Silva'].map(surnameOf)).toEqual(['韦', '欧阳', 'Silva'])
  })
})

const rating = (by: Rating['by'], more: Partial<Rating> = {}): Rating => ({
  requestId: 'req_1',
  placementId: 'plc_1',
  by,
  personId: `per_${by}`,
  stars: 5,
  words: '',
  at: before,
  skills: [],
  ...more,
})

describe('ratings', () => {
  it('open when both are there', () => {
    expect(visibleRatings([rating('volunteer'), rating('requester')], before)).toHaveLength(2)
    expect(visibleRatings([rating('volunteer')], before)).toEqual([])
  })
  it('open alone after two weeks and not a minute earlier', () => {
    expect(visibleRatings([rating('requester')], addDays(before, 14))).toHaveLength(1)
    expect(visibleRatings([rating('requester')], addMinutes(addDays(before, 14), -1))).toEqual([])
  })
  it('open once', () => {
    expect(opened([rating('requester'), rating('volunteer', { openedAt: before })], ends)).toEqual([
      rating('requester', { openedAt: ends }),
    ])
  })
})
