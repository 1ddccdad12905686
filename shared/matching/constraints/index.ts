import { provisionOf } from '#shared/matching/provisions.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { languages, skillLevel } from './ability.ts'
import { notPaused, oneOpenAsk, weeklyAsks } from './asks.ts'
import type { Constraint, Failure, MatchFacts, ProfileFacts, Purpose } from './constraint.ts'
import { licence, safeguarding, training } from './credentials.ts'
import { active, conduct, fitForService, guardian, insurable, minorSafe } from './person.ts'
import { manner, reach } from './place.ts'
import { chosenByRequester, chosenByVolunteer, competitor, declinedBefore, directed } from './sides.ts'
import { available, noOverlap, travelGap, weeklyHours } from './time.ts'

export type { Constraint, Failure, Group, MatchFacts, ProfileFacts, Purpose, Relaxation } from './constraint.ts'
export type { Remedy, Way } from './remedy.ts'
export { entryView } from './views.ts'

/** Hard rules that an index entry answers, in the published order: the funnel counts a person under the first that fails. */
export const profileConstraints = {
  manner,
  reach,
  skillLevel,
  active,
  conduct,
  fitForService,
  guardian,
  minorSafe,
  insurable,
  licence,
  training,
  safeguarding,
  languages,
  directed,
  competitor,
  chosenByVolunteer,
  chosenByRequester,
} as const satisfies Record<string, Constraint<ProfileFacts>>

/** Hard rules that need the person's calendar; they follow in the published order. */
export const calendarConstraints = {
  available,
  noOverlap,
  travelGap,
  weeklyHours,
  notPaused,
  declinedBefore,
  oneOpenAsk,
  weeklyAsks,
} as const satisfies Record<string, Constraint<MatchFacts>>

/** Every hard rule by its name, in the published order. */
export const constraints = { ...profileConstraints, ...calendarConstraints } as const

export type ProfileConstraintName = keyof typeof profileConstraints
export type CalendarConstraintName = keyof typeof calendarConstraints
export type ConstraintName = keyof typeof constraints

export type Verdict = { name: ConstraintName; passed: true } | ({ name: ConstraintName; passed: false } & Failure)

const named = <Names extends string>(dictionary: Readonly<Record<Names, unknown>>): Names[] => {
  const names: Names[] = []
  for (const name in dictionary) names.push(name)
  return names
}

export const profileNames: readonly ProfileConstraintName[] = named(profileConstraints)
export const calendarNames: readonly CalendarConstraintName[] = named(calendarConstraints)
export const constraintNames: readonly ConstraintName[] = [...profileNames, ...calendarNames]

const switched: readonly string[] = ['reach', 'competitor']

/** Whether a rule is in force for a request: some hold only where the scope item (Art. 11) switches them on. */
export const isInForce = (name: ConstraintName, request: Pick<ServiceRequest, 'scopeItem'>): boolean =>
  !switched.includes(name) || provisionOf(request).switchesOn.some((on) => on === name)

const verdict = (name: ConstraintName, failure: Failure | undefined): Verdict =>
  failure === undefined ? { name, passed: true } : { name, passed: false, ...failure }

/** The verdict of every rule that an index entry can answer. */
export const checkProfile = (facts: ProfileFacts, options: { for: Purpose }): Verdict[] =>
  profileNames
    .filter((name) => isInForce(name, facts.request) && profileConstraints[name].purposes.includes(options.for))
    .map((name) => verdict(name, profileConstraints[name].check(facts)))

/** The verdict of every rule that needs the calendar. */
export const checkCalendar = (facts: MatchFacts, options: { for: Purpose }): Verdict[] =>
  calendarNames
    .filter((name) => isInForce(name, facts.request) && calendarConstraints[name].purposes.includes(options.for))
    .map((name) => verdict(name, calendarConstraints[name].check(facts)))

/** The verdict of every hard rule in force, in the published order. Asking and accepting run the same functions. */
export const checkAll = (facts: MatchFacts, options: { for: Purpose }): Verdict[] => [
  ...checkProfile(facts, options),
  ...checkCalendar(facts, options),
]

/** The first rule that says no; undefined when all hold. */
export const firstFailure = (verdicts: readonly Verdict[]): Extract<Verdict, { passed: false }> | undefined =>
  failures(verdicts)[0]

export const failures = (verdicts: readonly Verdict[]): Extract<Verdict, { passed: false }>[] =>
  verdicts.flatMap((one) => (one.passed ? [] : [one]))
