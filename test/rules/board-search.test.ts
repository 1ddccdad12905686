import { afterEach, describe, expect, it } from 'vitest'
import type { BoardEntry } from '#shared/requests/board.ts'
import { type BoardSearch, rankOf } from '#shared/requests/board-search.ts'
import { asWritten, goLive } from '#shared/skills/live.ts'
import { fromLocal } from '#shared/time/shanghai.ts'

const now = fromLocal('2026-11-23', '09:00')
const entry = (changes: Partial<BoardEntry> = {}): BoardEntry => ({
  requestId: 'req_a',
  territoryId: 'org_territory450204',
  title: '焊接机器人焊偏了',
  scopeItem: 2,
  destination: 'enterprise',
  requesterKind: 'enterprise',
  manner: 'onSite',
  districtCode: '450204',
  skills: ['ME14'],
  starts: fromLocal('2026-11-28', '14:00'),
  ends: fromLocal('2026-11-28', '17:00'),
  seats: 1,
  ...changes,
})
const search = (changes: Partial<BoardSearch> = {}): BoardSearch => ({ words: '', skills: [], ...changes })
const rank = (of: Partial<BoardEntry>, by: Partial<BoardSearch>) => rankOf(entry(of), search(by), now)
afterEach(() => goLive(asWritten))

describe('by filters alone an entry fits or not', () => {
  const weekdays = { starts: fromLocal('2026-11-25', '14:00') }
  const evening = { starts: fromLocal('2026-11-25', '19:00') }
  it.each<[string, Partial<BoardEntry>, Partial<BoardSearch>, boolean]>([
    ['all', {}, {}, true],
    ['its district', {}, { districtCode: '450204' }, true],
    ['another district', {}, { districtCode: '450205' }, false],
    ['its destination', {}, { destination: 'enterprise' }, true],
    ['another destination', {}, { destination: 'village' }, false],
    ['its scope item', {}, { scopeItem: 2 }, true],
    ['another scope item', {}, { scopeItem: 7 }, false],
    ['on-line for what is on site', {}, { online: true }, false],
    ['on-line for what is', { manner: 'online' }, { online: true }, true],
    ['a Saturday at the weekend', {}, { time: 'weekend' }, true],
    ['a Saturday on working days', {}, { time: 'day' }, false],
    ['a Wednesday by day', weekdays, { time: 'day' }, true],
    ['a Wednesday at the weekend', weekdays, { time: 'weekend' }, false],
    ['a Wednesday evening', evening, { time: 'evening' }, true],
    ['a Wednesday evening by day', evening, { time: 'day' }, false],
    ['one of several shifts', { shifts: [weekdays.starts, evening.starts] }, { time: 'evening' }, true],
    ['a shift that is over', { shifts: [fromLocal('2026-11-20', '19:00')] }, {}, false],
  ])('%s', (_, of, by, fits) => {
    expect(rank(of, by) !== undefined).toBe(fits)
  })
})

describe('by words', () => {
  const welding = {
    words: '机器人焊接',
    skills: [
      { code: 'ME14', score: 0.8 },
      { code: 'ME13', score: 0.5 },
    ],
  }

  it('the closer skill comes first, and what has neither skill nor word is left out', () => {
    const close = rank({ title: '请看看' }, welding) ?? 0
    const near = rank({ title: '请看看', skills: ['ME13'] }, welding) ?? 0
    expect(close).toBeGreaterThan(near)
    expect(near).toBeGreaterThan(0)
    expect(rank({ title: '请看看', skills: ['AG01'] }, welding)).toBeUndefined()
  })

  it('a title that bears them is found without the skill, and comes before one that does not', () => {
    expect(rank({ skills: ['AG01'] }, welding)).toBeGreaterThan(0)
    expect(rank({}, welding)).toBeGreaterThan(rank({ title: '请看看' }, welding) ?? 0)
  })

  it('a place or time among them moves what fits up, and keeps nothing else away', () => {
    const here = { ...welding, words: '柳南 周末 焊接' }
    const there = rank({ title: '请看看', districtCode: '450205', starts: fromLocal('2026-11-25', '14:00') }, here) ?? 0
    const inPlace = rank({ title: '请看看', starts: fromLocal('2026-11-25', '14:00') }, here) ?? 0
    const both = rank({ title: '请看看' }, here) ?? 0
    expect(there).toBeGreaterThan(0)
    expect([inPlace - there, both - inPlace].map((one) => one.toFixed(1))).toEqual(['0.3', '0.2'])
    expect(rank({ title: '请看看', skills: ['AG01'] }, here)).toBeUndefined()
  })

  it('a place alone finds what is there', () => {
    const words = { words: '柳南区', skills: [] }
    expect(rank({ title: '请看看' }, words)).toBeGreaterThan(0)
    expect(rank({ title: '请看看', districtCode: '450205' }, words)).toBeUndefined()
  })

  it('a suggestion that rests on single characters counts for nothing', () => {
    expect(rank({ title: '请看看' }, { words: '你好', skills: [{ code: 'ME14', score: 0.02 }] })).toBeUndefined()
  })

  it('a merged skill is found as what it became, whichever of the two was saved', () => {
    goLive({ ...asWritten, version: 1, into: new Map([['ME13', 'ME14']]) })
    const old = { words: '焊', skills: [{ code: 'ME13', score: 0.8 }] }
    expect(rank({ title: '请看看' }, old)).toBe(0.8)
    expect(rank({ title: '请看看', skills: ['ME13'] }, welding)).toBe(0.8)
  })
})
