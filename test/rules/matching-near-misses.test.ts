import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type ConstraintName,
  checkAll,
  constraintNames,
  failures,
  type MatchFacts,
} from '#shared/matching/constraints/index.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import { fittingFacts, mended, northBy, refused } from '#test/support/matching.ts'
import { before, ends, starts } from '#test/support/service.ts'

const failed = (facts: MatchFacts): ConstraintName[] =>
  failures(checkAll(facts, { for: 'asking' })).map(({ name }) => name)

const level = fc.constantFrom(1 as const, 2 as const, 3 as const)
const evidence = fc.constantFrom('claimed' as const, 'document' as const, 'title' as const, 'proven' as const)
const around = fc.integer({ min: -600, max: 600 })

const commitment = fc
  .record({ from: around, hours: fc.integer({ min: 1, max: 4 }), km: fc.double({ min: 0, max: 20, noNaN: true }) })
  .map(({ from, hours, km }): Calendar['commitments'][number] => ({
    placementId: `plc_${from}`,
    requestId: 'req_other',
    starts: addMinutes(starts, from),
    ends: addMinutes(starts, from + hours * 60),
    point: northBy(km),
  }))

/** People and seats of all kinds, some fitting, most missing by one rule or several. */
const anyFacts = fc
  .record({
    broken: fc.array(fc.constantFrom(...constraintNames), { maxLength: 2 }),
    held: fc.record({ skill: fc.constant('ME05'), level, evidence }),
    needs: level,
    km: fc.double({ min: 0, max: 14, noNaN: true }),
    reachKm: fc.integer({ min: 1, max: 20 }),
    commitments: fc.array(commitment, { maxLength: 2 }),
    hoursPerWeek: fc.integer({ min: 0, max: 20 }),
    span: fc.record({ from: fc.integer({ min: 0, max: 1000 }), length: fc.integer({ min: 30, max: 440 }) }),
    wholeWeek: fc.boolean(),
    scopeItem: fc.integer({ min: 1, max: 8 }),
    licenceDays: fc.integer({ min: -3, max: 3 }),
  })
  .map((from): MatchFacts => {
    const facts = from.broken.reduce((so, name) => refused[name](so), fittingFacts({ scopeItem: from.scopeItem }))
    const position = { ...facts.position, skills: [{ skill: 'ME05', level: from.needs }] }
    const { span } = from
    return {
      ...facts,
      position,
      volunteer: {
        ...facts.volunteer,
        skills: [from.held],
        home: northBy(from.km),
        reachKm: from.reachKm,
        licences: [{ kind: 'electrician', validTo: addDays(ends, from.licenceDays) }],
      },
      calendar: {
        ...facts.calendar,
        commitments: from.commitments,
        hoursPerWeek: from.hoursPerWeek,
        weekly: from.wholeWeek
          ? facts.calendar.weekly
          : [{ weekday: 5, from: span.from, to: Math.min(1440, span.from + span.length) }],
      },
      now: before,
    }
  })

it('mending exactly the named rule makes a near miss fit', () => {
  const seen = new Map<ConstraintName, number>()
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const [only, ...others] = failed(facts)
      if (only === undefined || others.length > 0) return
      seen.set(only, (seen.get(only) ?? 0) + 1)
      expect(failed(mended[only](facts))).toEqual([])
    }),
    { numRuns: 12_000, seed: 11 },
  )
  // A property over cases that never occur proves nothing: every rule has to have been the only one.
  expect(constraintNames.filter((name) => !seen.has(name))).toEqual([])
})

it('has a way to mend every rule', () => expect(Object.keys(mended)).toEqual([...constraintNames]))

it.each(constraintNames)('%s: its own example is mended by what it names', (name) => {
  expect(failed(mended[name](refused[name](fittingFacts())))).toEqual([])
})
