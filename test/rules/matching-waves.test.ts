import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerBy, askingTime, nextLook, stillHoped } from '#shared/matching/asking.ts'
import { type Candidate, candidateFrom } from '#shared/matching/assess.ts'
import { acceptanceOf } from '#shared/matching/probability.ts'
import { weighingOf } from '#shared/matching/score.ts'
import { addWaking, isQuiet, nextWaking, wakingBetween } from '#shared/matching/waking.ts'
import { nextWave, type Wave, type WaveNeed } from '#shared/matching/waves.ts'
import { nextWidening, wideningStep } from '#shared/matching/widening.ts'
import { addDays, addHours, addMinutes, minutesBetween } from '#shared/time/instant.ts'
import { fromLocal, localTime } from '#shared/time/shanghai.ts'
import { fittingFacts, northBy } from '#test/support/matching.ts'

const at = (time: string, day = '2026-09-14'): string => fromLocal(day, time)

describe('quiet hours', () => {
  it('run from 21:00 to 8:00', () => {
    expect(['20:59', '21:00', '00:00', '07:59', '08:00'].map((time) => isQuiet(at(time)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(nextWaking(at('23:30'))).toBe(at('08:00', '2026-09-15'))
    expect(nextWaking(at('03:00'))).toBe(at('08:00'))
  })

  it('do not count as time to answer', () => {
    expect(addWaking(at('20:00'), 120)).toBe(at('09:00', '2026-09-15'))
    expect(addWaking(at('20:00'), 60 + 13 * 60 + 30)).toBe(at('08:30', '2026-09-16'))
    expect(wakingBetween(at('20:00'), at('09:00', '2026-09-15'))).toBe(120)
    expect(wakingBetween(at('22:00'), at('06:00', '2026-09-15'))).toBe(0)
  })

  it('adding waking time and measuring it agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 6000 }), (from, minutes) => {
        const start = addMinutes(at('00:00'), from)
        expect(wakingBetween(start, addWaking(start, minutes))).toBe(minutes)
      }),
    )
  })

  it('nobody is asked at night, unless the shift is near', () => {
    expect(askingTime(addDays(at('22:00'), 2), at('22:00'))).toBe(at('08:00', '2026-09-15'))
    expect(askingTime(at('09:00', '2026-09-15'), at('22:00'))).toBe(at('22:00'))
    expect(askingTime(addDays(at('10:00'), 2), at('10:00'))).toBe(at('10:00'))
  })
})

describe('time to answer', () => {
  it('is three waking days at most', () => {
    expect(answerBy(addDays(at('09:00'), 9), at('09:00'))).toBe(at('09:00', '2026-09-17'))
  })
  it('is nine tenths of the time left when that is less', () => {
    expect(answerBy(at('19:00'), at('09:00'))).toBe(at('18:00'))
  })
  it('is not waited for: silence is counted on less and less, nights left out, and looked at again', () => {
    const ask = { probability: 0.6, sentAt: at('09:00') }
    expect(stillHoped(ask, at('09:00'))).toBe(0.6)
    expect(stillHoped(ask, at('13:00'))).toBeCloseTo(0.3)
    expect(stillHoped({ ...ask, sentAt: at('19:00') }, at('10:00', '2026-09-15'))).toBeCloseTo(0.3)
    expect([nextLook(at('09:10')), nextLook(at('20:30'))]).toEqual([at('12:00'), at('08:00', '2026-09-15')])
  })
  it('never ends at night, and never after the start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 20, max: 20_000 }), (from, lead) => {
        const now = addMinutes(at('00:00'), from)
        const starts = addMinutes(now, lead)
        const by = answerBy(starts, now)
        expect(by > now && by < starts).toBe(true)
        if (wakingBetween(now, starts) >= 60) expect(isQuiet(by) && localTime(by) !== '21:00').toBe(false)
      }),
    )
  })
})

describe('the widening timetable', () => {
  const opened = at('09:00')
  it('takes its steps by the clock, sooner when there is little time', () => {
    const far = addDays(opened, 20)
    expect([0, 6, 24, 48].map((hours) => wideningStep(opened, far, addHours(opened, hours)))).toEqual([0, 1, 2, 3])
    const soon = addHours(opened, 8)
    expect([0, 1, 2, 4].map((hours) => wideningStep(opened, soon, addHours(opened, hours)))).toEqual([0, 1, 2, 3])
  })
  it('the next step begins exactly when it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 30_000 }), fc.integer({ min: 0, max: 5000 }), (lead, gone) => {
        const starts = addMinutes(opened, lead)
        const now = addMinutes(opened, gone)
        const next = nextWidening(opened, starts, now)
        if (next === undefined) {
          expect(wideningStep(opened, starts, now)).toBe(3)
          return
        }
        expect(wideningStep(opened, starts, next)).toBeGreaterThan(wideningStep(opened, starts, now))
        expect(wideningStep(opened, starts, addMinutes(next, -1))).toBe(wideningStep(opened, starts, now))
      }),
    )
  })
})

let number = 0
const candidate = (
  more: { km?: number; level?: 2 | 3; answers?: number; lastAskedAt?: string; need?: 1 | 2 } = {},
): Candidate => {
  number += 1
  const fitting = fittingFacts()
  const volunteerId = `vol_${String(number).padStart(3, '0')}`
  const facts = {
    ...fitting,
    position: { ...fitting.position, skills: [{ skill: 'ME05', level: more.need ?? 2 }] },
    servedBefore: false,
    volunteer: {
      ...fitting.volunteer,
      id: volunteerId,
      home: northBy(more.km ?? 3),
      reachKm: 40,
      skills: [{ skill: 'ME05', level: more.level ?? (2 as const), evidence: 'title' as const }],
    },
    calendar: {
      ...fitting.calendar,
      version: 1,
      answers: { accepted: more.answers ?? 4, declined: 0, silent: 0 },
      ...(more.lastAskedAt === undefined ? {} : { lastAskedAt: more.lastAskedAt }),
    },
  }
  return candidateFrom(volunteerId, facts)
}
const wave = (candidates: readonly Candidate[], need: WaveNeed): Wave =>
  nextWave(
    candidates.map(({ seen }) => seen),
    need,
  )
const opened = at('09:00')
const need = (missing: number, starts = addDays(opened, 9), now = opened): WaveNeed => ({
  ...weighingOf(fittingFacts().request),
  free: missing,
  missing,
  starts,
  openedAt: opened,
  now,
  manySeats: false,
})

describe('a wave', () => {
  it('asks so many that about as many yeses as seats are missing can be expected', () => {
    const many = Array.from({ length: 60 }, () => candidate())
    for (const missing of [1, 3, 8]) {
      const { people } = wave(many, need(missing))
      const expected = people.reduce((sum, { probability }) => sum + probability, 0)
      expect(expected).toBeGreaterThan(missing * 0.75 - 0.25)
      expect(expected).toBeLessThan(missing * 0.75 + 0.5)
    }
  })
  it('leaves in peace whom it would take too many invitations to win', () => {
    const one = candidate()
    const asks = Array.from({ length: 12 }, (_, n) => ({
      offerId: `o${n}`,
      requestId: `r${n}`,
      at: addMinutes(opened, -60 * n),
      starts: addDays(opened, 20 + n),
      ends: addDays(opened, 21 + n),
      open: false,
    }))
    const facts = { ...one.facts, calendar: { ...one.facts.calendar, asks } }
    expect(wave([one], need(1)).people).toHaveLength(1)
    expect(wave([candidateFrom(one.volunteerId, { ...facts, now: opened })], need(1)).people).toEqual([])
  })
  it('run once more asks nobody: what is hoped of those just asked is enough for now', () => {
    const many = Array.from({ length: 60 }, () => candidate())
    for (const missing of [1, 2, 5, 8]) {
      const asked = wave(many, need(missing)).people
      const expected = asked.reduce((sum, { probability }) => sum + probability, 0)
      const others = many.filter(({ volunteerId }) => !asked.some((one) => one.volunteerId === volunteerId))
      expect(wave(others, { ...need(missing), missing: Math.max(0, missing - expected) }).people).toEqual([])
    }
  })
  it('asks nobody when nothing is missing', () => expect(wave([candidate()], need(0)).people).toEqual([]))
  it('asks more at once when there is no time for another round', () => {
    const many = Array.from({ length: 60 }, () => candidate())
    const size = (starts: string) => wave(many, need(4, starts)).people.length
    expect(size(addHours(opened, 3))).toBeGreaterThan(size(addDays(opened, 9)))
  })
  it('keeps to people close by and at the level asked for, while there are enough', () => {
    const near = Array.from({ length: 10 }, () => candidate())
    const away = Array.from({ length: 10 }, () => candidate({ km: 25 }))
    const experts = Array.from({ length: 10 }, () => candidate({ level: 3, need: 1 }))
    expect(wave([...away, ...experts, ...near], need(2))).toMatchObject({ step: 0 })
    expect(wave([...away, ...experts, ...near], need(2)).people.every(({ km }) => (km ?? 0) < 10)).toBe(true)
  })
  it('widens at once when nobody is close by', () => {
    const { step, people } = wave([candidate({ km: 25 }), candidate({ km: 30 })], need(1))
    expect(people.length).toBeGreaterThan(0)
    expect(step).toBeGreaterThanOrEqual(1)
  })
  it('asks first whom nobody asked for longest, among near-equals', () => {
    const [recent, long, never] = [
      candidate({ lastAskedAt: at('08:00') }),
      candidate({ lastAskedAt: at('08:00', '2026-09-01') }),
      candidate(),
    ]
    const { people } = wave([recent, long, never], need(8))
    expect(people.map(({ volunteerId }) => volunteerId)).toEqual([never, long, recent].map((one) => one.volunteerId))
  })
  it('keeps one ask in five for newcomers', () => {
    const known = Array.from({ length: 40 }, () => candidate())
    const fresh = Array.from({ length: 20 }, () => candidate({ answers: 0 }))
    const { people } = wave([...known, ...fresh], need(10))
    const newcomers = people.filter(({ answers }) => answers.accepted === 0)
    expect(newcomers.length).toBe(Math.floor(people.length / 5))
  })
  it('is the same whatever order people were found in', () => {
    const many = Array.from({ length: 30 }, (_, n) => candidate({ km: n % 9, answers: n % 4 }))
    const ids = (of: Candidate[]) => wave(of, need(3)).people.map(({ volunteerId }) => volunteerId)
    expect(ids([...many].reverse())).toEqual(ids(many))
  })
})

describe('the chance of a yes', () => {
  it('grows with own yeses and fit, falls with the way, short notice and asks of the week', () => {
    const facts = { ...fittingFacts(), servedBefore: false }
    const base = acceptanceOf(facts, 0.6)
    const answers = { accepted: 8, declined: 0, silent: 0 }
    const asks = [1, 2].map((n) => ({
      offerId: `o${n}`,
      requestId: 'r',
      at: addMinutes(facts.now, -n),
      starts: facts.now,
      ends: facts.now,
      open: false,
    }))
    expect(acceptanceOf({ ...facts, calendar: { ...facts.calendar, answers } }, 0.6)).toBeGreaterThan(base)
    expect(acceptanceOf(facts, 0.8)).toBeGreaterThan(base)
    expect(acceptanceOf({ ...facts, volunteer: { ...facts.volunteer, home: northBy(9.5) } }, 0.6)).toBeLessThan(base)
    expect(acceptanceOf({ ...facts, now: addMinutes(facts.shift.starts, -180) }, 0.6)).toBeLessThan(base)
    expect(acceptanceOf({ ...facts, calendar: { ...facts.calendar, asks } }, 0.6)).toBeLessThan(base)
    expect(minutesBetween(facts.now, facts.shift.starts)).toBeGreaterThan(48 * 60)
  })
})
