import fc from 'fast-check'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import { calendarOf, position, shift } from './market.ts'
import { type Person, personOf } from './pool.ts'
import { before, ends, starts } from './service.ts'

// Small numbers come up more often than one would think, so chances are spelled out.
const seldom = fc.constantFrom(true, ...Array.from({ length: 11 }, () => false))
const sometimes = fc.constantFrom(true, false, false, false)

const roomy = calendarOf('vol_any', { hoursPerWeek: 20 })
const able: Partial<Volunteer> = {
  skills: [{ skill: 'SC01', level: 3, evidence: 'title' }],
  reachKm: 30,
  manners: { onSite: true, online: true },
  insurable: true,
}

/** Anybody of the pool, with what else may be so about a person. */
export const anybody = fc
  .record({
    number: fc.nat(900),
    suspended: seldom,
    noConduct: seldom,
    notFit: seldom,
    minor: seldom,
    spoken: fc.subarray(['zh', 'guiliu', 'zhuang'] as const, { minLength: 1 }),
    employer: fc.constantFrom(undefined, { industry: '3670' }, { industry: '8321' }, { requesterId: 'rqr_school' }),
    away: sometimes,
    paused: seldom,
    calm: fc.constantFrom(true, true, false),
    busy: fc.constantFrom(undefined, undefined, undefined, -4, -2, 1, 3),
  })
  .map((from): Person => {
    const some = personOf(from.number, before, 0.9, 0)
    const person = from.calm ? { ...some, volunteer: { ...some.volunteer, ...able }, calendar: roomy } : some
    const { conductDeclaredAt: _, fitDeclaredAt: __, ...rest } = person.volunteer
    const { paused } = from
    return {
      paused,
      volunteer: {
        ...rest,
        state: from.suspended ? 'suspended' : 'active',
        ...(from.noConduct ? {} : { conductDeclaredAt: before }),
        ...(from.notFit ? {} : { fitDeclaredAt: before }),
        ...(from.minor ? { ageClass: 'minor' } : {}),
        languages: [...from.spoken],
        ...(from.employer ? { employer: from.employer } : {}),
      },
      calendar: {
        ...person.calendar,
        ...(paused ? { pausedUntil: addDays(before, 3) } : {}),
        exceptions: from.away ? [{ starts: addHours(starts, -1), ends: addHours(ends, 2), free: false }] : [],
        commitments: [
          ...person.calendar.commitments,
          ...(from.busy === undefined
            ? []
            : [
                {
                  placementId: 'plc_busy',
                  requestId: 'req_busy',
                  starts: addHours(starts, from.busy),
                  ends: addHours(starts, from.busy + 2),
                  point: { lat: 24.4, lng: 109.4 },
                },
              ]),
        ],
      },
    }
  })

/** What most needs ask besides skills. */
const nothingElse = {
  skills: ['SC01'],
  licences: [],
  trainings: [],
  dangerous: false,
  minors: false,
  directed: false,
}

/** Any need for people of the pool, with what may be asked besides. */
export const anyNeed = fc
  .record({
    skills: fc.constantFrom(['SC01'], ['SC01'], ['SC01'], ['ME05', 'SC01'], ['ME20']),
    level: fc.constantFrom(1 as const, 2 as const),
    plain: fc.boolean(),
    licences: fc.constantFrom<string[]>([], [], [], ['electrician']),
    trainings: fc.constantFrom<string[]>([], [], [], ['safety']),
    languages: fc.subarray(['zh', 'guiliu'] as const, { maxLength: 1 }),
    scopeItem: fc.integer({ min: 1, max: 8 }),
    dangerous: sometimes,
    minors: sometimes,
    directed: sometimes,
    online: sometimes,
    industry: fc.boolean(),
    excludes: seldom,
  })
  .map((found) => (found.plain ? { ...found, ...nothingElse } : found))
  .map((from) => ({
    excludes: from.excludes,
    request: {
      scopeItem: from.scopeItem,
      dangerous: from.dangerous,
      manner: from.online ? ('online' as const) : ('onSite' as const),
      directedTo: from.directed ? ['org_elsewhere'] : [],
      ...(from.minors ? { audience: { kind: 'minors' as const, count: 20 } } : {}),
      ...(from.industry ? { requesterIndustry: '3670' } : {}),
      shifts: [
        shift({
          positions: [
            position({
              skills: from.skills.map((skill) => ({ skill, level: from.level })),
              licences: from.licences,
              trainings: from.trainings,
              languages: [...from.languages],
            }),
          ],
        }),
      ],
    } satisfies Partial<ServiceRequest>,
  }))
