import { type Score, scoreOf as scoreOfSeen, weighingOf } from '#shared/matching/score.ts'
import { metresOf, type PartValues, valuesOf as productValues } from '#shared/matching/seen.ts'
import type { Askable, LiveCalendar, Market } from './market.ts'

const day = 1440
const known = new WeakMap<
  Market,
  Map<unknown, { calendar: LiveCalendar; day: number; served: boolean; values: PartValues }>
>()

/** The product's view of a pair, computed anew when the person's calendar or the day is another. */
export const valuesOf = (market: Market, { pair, facts }: Askable): PartValues => {
  const views = known.get(market) ?? new Map<unknown, never>()
  if (!known.has(market)) known.set(market, views)
  const today = Math.floor(market.now / day)
  const before = views.get(pair)
  const { calendar, servedBefore: served } = facts
  if (before !== undefined && before.calendar === calendar && before.day === today && before.served === served) {
    return before.values
  }
  const values = productValues(facts)
  views.set(pair, { calendar, day: today, served, values })
  return values
}

/** The product's score of a pair. */
export const scoreOf = (market: Market, one: Askable): Score => {
  const km = metresOf(one.facts)
  return scoreOfSeen(
    { values: valuesOf(market, one), ...(km === undefined ? {} : { km }) },
    weighingOf(one.facts.request),
  )
}
