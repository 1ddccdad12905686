import { toMilliseconds } from '#shared/time/instant.ts'
import { type Interval, overlaps } from '#shared/time/interval.ts'
import type { CalendarException } from '#shared/volunteers/calendar.ts'
import { SpokenLanguage } from '#shared/volunteers/volunteer.ts'
import type { MatchFacts } from './constraints/constraint.ts'
import type { Remedy, Way } from './constraints/remedy.ts'

// What a named change would make of the facts: nothing is written, it only shows what would be so.

type Held<Name extends 'volunteer' | 'calendar' | 'request' | 'position' | 'requester'> = Partial<MatchFacts[Name]>

/** Pure: the facts as they would be once a change is made. */
export const carriedOut = <Facts extends MatchFacts>(facts: Facts, remedy: Remedy): Facts => {
  const { volunteer, calendar, request, position, requester, now } = facts
  const person = (changes: Held<'volunteer'>): Facts => ({ ...facts, volunteer: { ...volunteer, ...changes } })
  const time = (changes: Held<'calendar'>): Facts => ({ ...facts, calendar: { ...calendar, ...changes } })
  const need = (changes: Held<'request'>): Facts => ({ ...facts, request: { ...request, ...changes } })
  const seat = (changes: Held<'position'>): Facts => ({ ...facts, position: { ...position, ...changes } })
  const body = (changes: Held<'requester'>): Facts => ({ ...facts, requester: { ...requester, ...changes } })
  switch (remedy.kind) {
    case 'manner':
      return person({ manners: { ...volunteer.manners, [remedy.manner]: true } })
    case 'online':
      return need({ manner: 'online' })
    case 'place':
      return need({
        place: { districtCode: volunteer.districtCode, townshipCode: '', address: '', point: volunteer.home },
      })
    case 'reach':
      return person({ reachKm: remedy.km })
    case 'skill': {
      const { skill, level, by } = remedy
      const held = { skill, level, evidence: by === 'person' ? ('claimed' as const) : ('title' as const) }
      return person({ skills: [...volunteer.skills.filter((one) => one.skill !== skill), held] })
    }
    case 'level': {
      const { skill, level } = remedy
      return seat({ skills: position.skills.map((one) => (one.skill === skill ? { skill, level } : one)) })
    }
    case 'reinstate':
      return person({ active: true })
    case 'statement':
      return person(remedy.of === 'conduct' ? { conductDeclared: true } : { fitDeclared: true })
    case 'consent':
      return person({ guardianConsentUntil: remedy.until })
    case 'insurer':
      return person({ insurable: true })
    case 'licence':
      return person({ licences: [...volunteer.licences, valid(remedy.licence, remedy.over)] })
    case 'training':
      return person({ trainings: [...volunteer.trainings, valid(remedy.training, remedy.over)] })
    case 'language':
      return person({ languages: [...volunteer.languages, ...spoken(remedy.language)] })
    case 'interpreter':
      return seat({ languages: position.languages.filter((one) => one !== remedy.language) })
    case 'public':
      return need({ directedTo: [] })
    case 'willing':
      return person({ excludedRequesterIds: volunteer.excludedRequesterIds.filter((id) => id !== requester.id) })
    case 'readmit':
      return body({ excludedVolunteerIds: requester.excludedVolunteerIds.filter((id) => id !== volunteer.id) })
    case 'noCompetitor':
      return body({ competitorIds: requester.competitorIds.filter((id) => id !== volunteer.employer?.requesterId) })
    case 'industry': {
      const other = otherThan(remedy.unlike)
      return remedy.by === 'requester'
        ? body({ industry: other('0111', '0210') })
        : person({ employer: { ...volunteer.employer, industry: other('0210', '0111') } })
    }
    case 'free':
      return time({ exceptions: freed(calendar.exceptions, remedy.spans) })
    case 'leave':
      return time({ commitments: calendar.commitments.filter((one) => one.placementId !== remedy.placementId) })
    case 'hours':
      return time({ hoursPerWeek: remedy.hours })
    case 'resume': {
      const { pausedUntil: _, ...rest } = calendar
      return { ...facts, calendar: rest }
    }
    case 'answer':
      return time({
        asks: calendar.asks.map((ask) => (ask.offerId === remedy.offerId ? { ...ask, open: false } : ask)),
      })
    case 'asks':
      return time({ asksPerWeek: remedy.asks })
    case 'wait':
      return { ...facts, now: remedy.until > now ? remedy.until : now }
  }
}

export const allCarriedOut = <Facts extends MatchFacts>(facts: Facts, way: Way): Facts =>
  way.reduce((so, remedy) => carriedOut(so, remedy), facts)

const valid = (kind: string, { starts, ends }: Interval) => ({ kind, validFrom: starts, validTo: ends })

const spoken = (language: string): SpokenLanguage[] => {
  const known = SpokenLanguage.safeParse(language)
  return known.success ? [known.data] : []
}

/** Some class of another division: where neither side stated one, the two sides take different ones. */
const otherThan =
  (industry: string | undefined) =>
  (first: string, second: string): string =>
    industry?.startsWith(first.slice(0, 2)) ? second : first

/** Away no longer where it meets these spans, and free over them. */
const freed = (exceptions: readonly CalendarException[], spans: readonly Interval[]): CalendarException[] => [
  ...exceptions.flatMap((one) => (one.free ? [one] : spans.reduce(without, [one]))),
  ...spans.map(({ starts, ends }) => ({ starts, ends, free: true })),
]

const without = (aways: readonly CalendarException[], span: Interval): CalendarException[] =>
  aways.flatMap((away) => {
    if (!overlaps(away, span)) return [away]
    return [
      { ...away, ends: span.starts },
      { ...away, starts: span.ends },
    ].filter(({ starts, ends }) => toMilliseconds(starts) < toMilliseconds(ends))
  })
