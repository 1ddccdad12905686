import type { ConstraintName, MatchFacts } from '#shared/matching/constraints/index.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import type { Position, ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import { addDays, addHours, addMinutes } from '#shared/time/instant.ts'
import { overlaps } from '#shared/time/interval.ts'
import { calendarOf } from './market.ts'
import { before, ends, serviceRequest, starts, volunteer } from './service.ts'

// One person and one seat that fit, and for each hard rule of the dictionary how to break it and how to mend it.

export const here = { lat: 24.3, lng: 109.38 }
/** So many kilometres north of the place of service. */
export const northBy = (km: number) => ({ lat: here.lat + km / 111.195, lng: here.lng })

const position: Position = {
  id: 'p1',
  name: '急救员',
  skills: [{ skill: 'ME05', level: 2 }],
  licences: ['electrician'],
  trainings: ['safety'],
  languages: ['zh'],
  seats: 2,
  minimum: 0,
}

export const fittingFacts = (changes: Partial<ServiceRequest> = {}): MatchFacts => {
  const shift: Shift = { id: 's1', starts, ends, positions: [position] }
  const request = serviceRequest('req_one', {
    shifts: [shift],
    requesterIndustry: '3670',
    ...changes,
  })
  const later = addDays(ends, 300)
  return {
    request,
    shift,
    position,
    requester: { id: request.requesterId, excludedVolunteerIds: [], competitorIds: [] },
    volunteer: {
      ...volunteerView(volunteer('vol_1')),
      skills: [{ skill: 'ME05', level: 3, evidence: 'title' }],
      licences: [{ kind: 'electrician', validTo: later }],
      trainings: [
        { kind: 'safety', validTo: later },
        { kind: 'safeguarding', validTo: later },
      ],
      languages: ['zh', 'guiliu'],
      home: northBy(4),
      reachKm: 10,
      manners: { onSite: true, online: true },
      organizationIds: ['org_society'],
      insurable: true,
      adult: true,
      employer: { industry: '8321', requesterId: 'rqr_school' },
    },
    calendar: calendarOf('vol_1', { hoursPerWeek: 10, asksPerWeek: 2 }),
    declinedBefore: false,
    now: before,
  }
}

type Change = (facts: MatchFacts) => MatchFacts

const person =
  (changes: Partial<MatchFacts['volunteer']>): Change =>
  (facts) => ({ ...facts, volunteer: { ...facts.volunteer, ...changes } })
const time =
  (changes: Partial<MatchFacts['calendar']>): Change =>
  (facts) => ({ ...facts, calendar: { ...facts.calendar, ...changes } })
const need =
  (changes: Partial<ServiceRequest>): Change =>
  (facts) => ({ ...facts, request: { ...facts.request, ...changes } })
const also =
  (...changes: Change[]): Change =>
  (facts) =>
    changes.reduce((so, change) => change(so), facts)

const commitment = (from: number, to: number, km = 0) => ({
  placementId: 'plc_other',
  requestId: 'req_other',
  starts: addMinutes(starts, from),
  ends: addMinutes(starts, to),
  point: northBy(km),
})

/** An ask of this week for other hours, or open for these. */
const ask = (open: boolean, number = 1) => ({
  offerId: `off_${number}`,
  requestId: 'req_other',
  at: before,
  starts: open ? starts : addDays(starts, 20),
  ends: open ? ends : addDays(ends, 20),
  open,
})

const minor: Change = person({ adult: false, guardianConsentUntil: addDays(ends, 30) })

/** An example that just passes, where the plain fitting one does not show the edge. */
export const accepted: Record<ConstraintName, Change> = {
  manner: person({ manners: { onSite: true, online: false } }),
  reach: person({ home: northBy(9.9), reachKm: 10 }),
  skillLevel: person({ skills: [{ skill: 'ME05', level: 2, evidence: 'document', expiresAt: addMinutes(ends, 1) }] }),
  active: person({ active: true }),
  conduct: person({ conductDeclared: true }),
  fitForService: person({ fitDeclared: true }),
  guardian: person({ adult: false, guardianConsentUntil: ends }),
  minorSafe: also(minor, need({ dangerous: false })),
  insurable: also(person({ insurable: true }), need({ dangerous: true })),
  licence: person({ licences: [{ kind: 'electrician', validFrom: starts, validTo: ends }] }),
  training: person({ trainings: [{ kind: 'safety', validTo: ends }] }),
  safeguarding: need({ scopeItem: 6, audience: { kind: 'minors', count: 30 } }),
  languages: person({ languages: ['zh'] }),
  directed: need({ directedTo: ['org_elsewhere', 'org_society'] }),
  competitor: also(need({ scopeItem: 2 }), person({ employer: { industry: '3670', requesterId: 'rqr_factory' } })),
  chosenByVolunteer: person({ excludedRequesterIds: ['rqr_else'] }),
  chosenByRequester: (facts) => ({ ...facts, requester: { ...facts.requester, excludedVolunteerIds: ['vol_2'] } }),
  available: time({ weekly: [{ weekday: 5, from: 14 * 60, to: 17 * 60 }] }),
  noOverlap: time({ commitments: [commitment(-120, 0)] }),
  travelGap: time({ commitments: [commitment(-120, -24, 4)] }),
  weeklyHours: time({ hoursPerWeek: 3 }),
  notPaused: time({ pausedUntil: before }),
  declinedBefore: (facts) => ({ ...facts, declinedBefore: false }),
  oneOpenAsk: time({ asks: [{ ...ask(true), starts: ends, ends: addHours(ends, 2) }] }),
  weeklyAsks: time({ asks: [ask(false)] }),
}

/** An example that only this rule refuses. */
export const refused: Record<ConstraintName, Change> = {
  manner: person({ manners: { onSite: false, online: true } }),
  reach: person({ home: northBy(11.15), reachKm: 10 }),
  skillLevel: person({ skills: [{ skill: 'ME05', level: 3, evidence: 'claimed' }] }),
  active: person({ active: false }),
  conduct: person({ conductDeclared: false }),
  fitForService: person({ fitDeclared: false }),
  guardian: person({ adult: false, guardianConsentUntil: addMinutes(ends, -1) }),
  minorSafe: also(minor, need({ dangerous: true })),
  insurable: also(person({ insurable: false }), need({ dangerous: true })),
  licence: person({ licences: [{ kind: 'electrician', validTo: addMinutes(ends, -1) }] }),
  training: person({ trainings: [{ kind: 'safety', validFrom: addMinutes(starts, 1), validTo: addDays(ends, 9) }] }),
  safeguarding: also(
    need({ scopeItem: 6, audience: { kind: 'minors', count: 30 } }),
    person({ trainings: [{ kind: 'safety', validTo: addDays(ends, 9) }] }),
  ),
  languages: person({ languages: ['guiliu'] }),
  directed: need({ directedTo: ['org_elsewhere'] }),
  competitor: also(need({ scopeItem: 2 }), person({ employer: { industry: '3670', requesterId: 'rqr_rival' } })),
  chosenByVolunteer: person({ excludedRequesterIds: ['rqr_factory'] }),
  chosenByRequester: (facts) => ({ ...facts, requester: { ...facts.requester, excludedVolunteerIds: ['vol_1'] } }),
  available: time({ weekly: [{ weekday: 5, from: 14 * 60, to: 16 * 60 + 45 }] }),
  noOverlap: time({ commitments: [commitment(-120, 1)] }),
  travelGap: time({ commitments: [commitment(-120, -23, 4)] }),
  weeklyHours: time({ hoursPerWeek: 2.9 }),
  notPaused: time({ pausedUntil: addMinutes(before, 1) }),
  declinedBefore: (facts) => ({ ...facts, declinedBefore: true }),
  oneOpenAsk: time({ asks: [ask(true)] }),
  weeklyAsks: time({ asks: [ask(false, 1), ask(false, 2)] }),
}

/** What mends exactly this rule, whatever broke it. */
export const mended: Record<ConstraintName, Change> = {
  manner: person({ manners: { onSite: true, online: true } }),
  reach: person({ reachKm: 200 }),
  skillLevel: (facts) =>
    person({ skills: facts.position.skills.map(({ skill }) => ({ skill, level: 3, evidence: 'proven' })) })(facts),
  active: person({ active: true }),
  conduct: person({ conductDeclared: true }),
  fitForService: person({ fitDeclared: true }),
  guardian: person({ guardianConsentUntil: addDays(ends, 400) }),
  minorSafe: need({ dangerous: false }),
  insurable: person({ insurable: true }),
  licence: (facts) =>
    person({ licences: facts.position.licences.map((kind) => ({ kind, validTo: addDays(ends, 400) })) })(facts),
  training: (facts) =>
    person({
      trainings: [
        ...facts.volunteer.trainings.filter(({ kind }) => !facts.position.trainings.includes(kind)),
        ...facts.position.trainings.map((kind) => ({ kind, validTo: addDays(ends, 400) })),
      ],
    })(facts),
  safeguarding: (facts) =>
    person({ trainings: [...facts.volunteer.trainings, { kind: 'safeguarding', validTo: addDays(ends, 400) }] })(facts),
  languages: person({ languages: ['zh', 'guiliu', 'zhuang', 'dong'] }),
  directed: need({ directedTo: [] }),
  competitor: person({ employer: undefined }),
  chosenByVolunteer: person({ excludedRequesterIds: [] }),
  chosenByRequester: (facts) => ({ ...facts, requester: { ...facts.requester, excludedVolunteerIds: [] } }),
  available: time({ weekly: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 0, to: 1440 })), exceptions: [] }),
  noOverlap: (facts) =>
    time({ commitments: facts.calendar.commitments.filter((one) => !overlaps(one, facts.shift)) })(facts),
  travelGap: (facts) => time({ commitments: facts.calendar.commitments.map(({ point: _, ...one }) => one) })(facts),
  weeklyHours: time({ hoursPerWeek: 168 }),
  notPaused: (facts) => {
    const { pausedUntil: _, ...calendar } = facts.calendar
    return { ...facts, calendar }
  },
  declinedBefore: (facts) => ({ ...facts, declinedBefore: false }),
  oneOpenAsk: (facts) => time({ asks: facts.calendar.asks.map((one) => ({ ...one, open: false })) })(facts),
  weeklyAsks: time({ asksPerWeek: 1000 }),
}
