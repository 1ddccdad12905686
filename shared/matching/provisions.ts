import { freeHelpPerQuarter } from '#shared/requests/free-help.ts'
import type { ScopeItem } from '#shared/requests/service-request.ts'
import type { Emphasis } from '#shared/settings/settings.ts'

/** Constraints that hold only where a scope item asks for them. */
export type SwitchedConstraint = 'reach' | 'competitor'

export interface Provision {
  switchesOn: readonly SwitchedConstraint[]
  /** Which part of the score weighs more; the settings have the numbers. */
  emphasis: Emphasis
  /** Many seats at once: one wave may ask more people, and more of the neighbourhood is read. */
  manySeats: boolean
  /** Staff confirm before anybody is asked, beyond the usual verification. */
  staffConfirm: boolean
  /** Names of terms that the agreement adds; their words stand with the agreement. */
  terms: readonly string[]
  /** Grown-ups present in every shift when minors are the audience; never lowered. */
  adultsWithMinors: number
  /** Services to one enterprise within a quarter before a second reviewer has to agree. */
  freeHelpPerQuarter?: number
}

const usual = {
  switchesOn: ['reach'],
  manySeats: false,
  staffConfirm: false,
  terms: [],
  adultsWithMinors: 0,
} as const

/** Other public-benefit service, and the most careful: what no other item covers is treated so. */
const other: Provision = { ...usual, emphasis: 'even', staffConfirm: true }

/** Article 11: the scope item decides how a request is matched. */
export const provisions: Readonly<Record<ScopeItem, Provision>> = {
  /** Grassroots positions. */
  1: { ...usual, emphasis: 'near' },
  /** Supply meets demand: enterprises, industrial parks, villages. */
  2: {
    ...usual,
    switchesOn: ['reach', 'competitor'],
    emphasis: 'depth',
    terms: ['secrecy', 'intellectualProperty'],
    freeHelpPerQuarter,
  },
  /** Venues and public places. */
  3: { ...usual, emphasis: 'shortTrip' },
  /** Large campaigns. */
  4: { ...usual, emphasis: 'near', manySeats: true },
  /** Facilities and association events. */
  5: { ...usual, emphasis: 'continuity' },
  /** Elderly, minors, people in hardship. */
  6: {
    ...usual,
    emphasis: 'care',
    terms: ['protectionOfMinors'],
    adultsWithMinors: 2,
  },
  /** Online service: place plays no part, time does. */
  7: { ...usual, switchesOn: [], emphasis: 'time' },
  8: other,
}

export const provisionOf = (request: { scopeItem: ScopeItem }): Provision => provisions[request.scopeItem] ?? other
