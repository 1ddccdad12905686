import type { FullFacts } from '#shared/matching/assess.ts'
import { calendarConstraints, calendarNames, type Purpose } from '#shared/matching/constraints/index.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import type { City, CityNeed, Pair } from './city.ts'
import { instantOf } from './clock.ts'

export type LiveCalendar = Calendar & { version: number }

/** One invitation. `late` came too late, `closed` was taken back as the seats were filled. */
export interface SimOffer {
  id: string
  volunteer: number
  need: number
  sentAt: number
  by: number
  /** What the policy thought of it. */
  probability: number
  state: 'open' | 'yes' | 'no' | 'silent' | 'late' | 'busy' | 'closed'
}

/** How one need stands. */
export interface Need {
  of: CityNeed
  open: boolean
  started: boolean
  /** Who sits on a seat. */
  taken: Map<number, { at: number }>
  offers: SimOffer[]
  /** Asked and not to be asked again: everybody but those whose offer was closed. */
  asked: Set<number>
  declined: Set<number>
  firstAt?: number
  filledAt?: number
}

/** What is to be asked. */
export interface Ask {
  need: number
  volunteer: number
  probability: number
  /** Minute by which to answer. */
  by: number
}

/** Whether time was checked once and for all with the pair. */
const moving = calendarNames.filter((name) => name !== 'available')

const weekMinutes = 7 * 1440

export interface Askable {
  pair: Pair
  facts: FullFacts
}

/** The market as a policy sees it: the product's own objects, and nothing of what is hidden in people. */
export class Market {
  now = 0
  readonly city: City
  readonly needs: Need[]
  readonly calendars: LiveCalendar[]
  /** Bodies each volunteer served. */
  readonly served: Set<string>[]
  /** Minutes at which each volunteer was asked. */
  readonly askedAt: number[][]
  private readonly verdicts = new Map<Pair, { calendar: LiveCalendar; week: number; free: boolean }>()

  constructor(city: City) {
    this.city = city
    this.calendars = [...city.calendars]
    this.served = city.people.map(() => new Set())
    this.askedAt = city.people.map(() => [])
    this.needs = city.needs.map((of) => ({
      of,
      open: false,
      started: false,
      taken: new Map(),
      offers: [],
      asked: new Set(),
      declined: new Set(),
    }))
  }

  get openNeeds(): Need[] {
    return this.needs.filter(({ open }) => open)
  }

  free(need: Need): number {
    return need.of.world.seats - need.taken.size
  }

  /** Free seats less the yeses expected from open invitations. */
  missing(need: Need): number {
    return need.offers.reduce(
      (left, { state, probability }) => (state === 'open' ? left - probability : left),
      this.free(need),
    )
  }

  facts(need: Need, pair: Pair): FullFacts | undefined {
    const calendar = this.calendars[pair.volunteer]
    if (calendar === undefined) return undefined
    return {
      ...pair.facts,
      now: instantOf(this.now),
      calendar,
      declinedBefore: need.declined.has(pair.volunteer),
      servedBefore: this.served[pair.volunteer]?.has(need.of.world.requester) ?? false,
    }
  }

  /** The first rule about time and asks that says no; the product's own rules, in force at this moment. */
  obstacle(facts: FullFacts, purpose: Purpose): string | undefined {
    return moving.find(
      (name) =>
        calendarConstraints[name].purposes.includes(purpose) && calendarConstraints[name].check(facts) !== undefined,
    )
  }

  /** Everybody who may be asked now, with the facts. */
  askable(need: Need): Askable[] {
    const found: Askable[] = []
    const week = Math.floor(this.now / weekMinutes)
    for (const pair of need.of.pairs.values()) {
      if (need.asked.has(pair.volunteer) || need.taken.has(pair.volunteer)) continue
      const calendar = this.calendars[pair.volunteer]
      // The rules look at the calendar, at the week in which somebody is asked, and at nothing else that moves.
      const known = this.verdicts.get(pair)
      if (known !== undefined && known.calendar === calendar && known.week === week && !known.free) continue
      const facts = this.facts(need, pair)
      if (facts === undefined || calendar === undefined) continue
      const free =
        known !== undefined && known.calendar === calendar && known.week === week
          ? known.free
          : this.obstacle(facts, 'asking') === undefined
      if (known?.free !== free || known.calendar !== calendar || known.week !== week) {
        this.verdicts.set(pair, { calendar, week, free })
      }
      if (free) found.push({ pair, facts })
    }
    return found
  }

  /** Invitations to somebody within the last seven days. */
  asksLately(volunteer: number): number {
    const asks = this.askedAt[volunteer] ?? []
    let count = 0
    while (count < asks.length && (asks[asks.length - 1 - count] ?? 0) > this.now - weekMinutes) count += 1
    return count
  }
}
