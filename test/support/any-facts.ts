import fc from 'fast-check'
import { constraintNames, type MatchFacts } from '#shared/matching/constraints/index.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import { fittingFacts, northBy, refused } from './matching.ts'
import { before, ends, starts } from './service.ts'

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

const same = (facts: MatchFacts): MatchFacts => facts

/** An enterprise that asks under item 2, and somebody employed, in so many words. */
const rivals =
  (
    employer: MatchFacts['volunteer']['employer'],
    changes: { industry?: string; named?: string[] } = {},
  ): ((facts: MatchFacts) => MatchFacts) =>
  (facts) => {
    const { requesterIndustry: _, ...request } = facts.request
    const { industry, named: competitorIds = [] } = changes
    return {
      ...facts,
      request: { ...request, scopeItem: 2, ...(industry === undefined ? {} : { requesterIndustry: industry }) },
      requester: { ...facts.requester, competitorIds },
      volunteer: { ...facts.volunteer, employer },
    }
  }

/** What can stand between two sides, each in its own way. */
export const oddSides: readonly ((facts: MatchFacts) => MatchFacts)[] = [
  rivals({ industry: '3670', requesterId: 'rqr_rival' }, { industry: '3670' }),
  rivals({ industry: '8321', requesterId: 'rqr_rival' }, { industry: '3670', named: ['rqr_rival'] }),
  rivals({ requesterId: 'rqr_rival' }, { named: ['rqr_rival'] }),
  rivals({ industry: '0111' }),
  rivals({ enterprise: true }),
  rivals({ enterprise: true }, { industry: '0111' }),
  rivals({ industry: '36' }, { industry: '3670' }),
]

/** People and seats of all kinds, some fitting, most missing by one rule or several. */
export const anyFacts = (most = 2, rivalry = false): fc.Arbitrary<MatchFacts> =>
  fc
    .record({
      broken: fc.array(fc.constantFrom(...constraintNames), { maxLength: most }),
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
      sides: rivalry ? fc.option(fc.constantFrom(...oddSides), { freq: 2 }) : fc.constant(null),
    })
    .map((from): MatchFacts => {
      const facts = from.broken.reduce((so, name) => refused[name](so), fittingFacts({ scopeItem: from.scopeItem }))
      const { volunteer, requester, request } = (from.sides ?? same)(facts)
      const position = { ...facts.position, skills: [{ skill: 'ME05', level: from.needs }] }
      const { span } = from
      return {
        ...facts,
        request,
        requester,
        position,
        volunteer: {
          ...volunteer,
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
