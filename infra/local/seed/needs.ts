import { RequestInput } from '#shared/requests/request-input.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, type LocalDate } from '#shared/time/shanghai.ts'
import { placeOf, type SampleBody } from './bodies.ts'
import needList from './data/needs.json' with { type: 'json' }
import requesterList from './data/requesters.json' with { type: 'json' }
import { campaignIdOf } from './names.ts'
import { organizationByKey } from './tree.ts'
import type { World } from './world.ts'

export type Need = (typeof needList)[number]
export const needs: readonly Need[] = needList

export const needByKey = (key: string): Need => {
  const found = needs.find((one) => one.key === key)
  if (!found) throw new Error(`No need ${key} in the sample.`)
  return found
}

/** The weekdays on which a need may be served, 0 is Monday. */
export const weekdaysOf = (need: Need): readonly number[] => need.weekdayPreference ?? [0, 1, 2, 3, 4, 5, 6]

const dayOf = { week: 7, fortnight: 14 } as const
const mostShifts = 4

/** The days of a need from its first: weekly or fortnightly where it is a series. */
export const datesOf = (need: Need, first: LocalDate): LocalDate[] => {
  const times = Math.min(mostShifts, need.series?.times ?? 1)
  const step = need.series?.every === 'fortnight' ? dayOf.fortnight : dayOf.week
  return Array.from({ length: times }, (_, n) => addLocalDays(first, n * step))
}

const townshipOfBody = (key: string): string => requesterList.find((one) => one.key === key)?.township ?? ''

/** Where the exact times come from: the need's own, unless a shift is to lie elsewhere. */
export interface ShiftTimes {
  starts: Instant
  ends: Instant
}

/** The shifts of a need on some days. */
export const shiftTimes = (need: Need, dates: readonly LocalDate[], starts = need.starts): ShiftTimes[] =>
  dates.map((date) => {
    const at = fromLocal(date, starts)
    return { starts: at, ends: addMinutes(at, need.hours * 60) }
  })

/** A need of the data as a body hands it in. */
export const inputFor = (world: World, need: Need, body: SampleBody, times: readonly ShiftTimes[]): RequestInput => {
  const positions = need.positions.map((position, at) => ({
    id: `p${at + 1}`,
    name: position.zh,
    skills: position.skills.map(({ code, level }) => ({ skill: code, level })),
    licences: position.licences,
    trainings: position.trainings,
    languages: [],
    seats: position.seats,
    minimum: position.minimum,
  }))
  return RequestInput.parse({
    scopeItem: need.scopeItem,
    destination: need.destination,
    title: need.title.zh,
    problem: need.problem.zh,
    outcome: need.outcome.zh,
    manner: need.manner,
    ...(need.manner === 'onSite' ? { place: placeOf(world, body.key, townshipOfBody(body.key)) } : {}),
    shifts: times.map((shift, at) => ({ id: `s${at + 1}`, ...shift, positions })),
    audience: need.audience,
    conditions: need.conditions.zh,
    risks: need.risks.map(({ kind, zh }) => ({ kind, note: zh })),
    dangerous: need.dangerous,
    safetyMeasures: need.safetyMeasures.zh,
    confidential: need.scopeItem === 2 && body.kind === 'enterprise' && world.chance(need.key, 'secret') < 0.4,
    ...(need.campaign === undefined ? {} : { campaignId: campaignIdOf(need.campaign) }),
    directedTo: (need.directedTo ?? []).map((key) => organizationByKey(key).id),
  })
}
