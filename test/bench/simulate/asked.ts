import type { Asked } from './acceptance/acceptance.ts'
import type { Pair } from './city.ts'
import { instantOf } from './clock.ts'
import type { Market } from './market.ts'

const day = 1440

/** What an acceptance model is told of one person and one need at this moment. */
export const askedOf = (market: Market, { volunteer, need, km }: Pair): Asked => {
  const [person, request, calendar] = [
    market.city.people[volunteer],
    market.city.needs[need]?.world,
    market.calendars[volunteer],
  ]
  if (person === undefined || request === undefined || calendar === undefined) throw new Error('No such pair.')
  const [from, to] = [instantOf(request.starts - 3.5 * day), instantOf(request.starts + 3.5 * day)]
  return {
    volunteer: person,
    request,
    km,
    leadHours: (request.starts - market.now) / 60,
    asksLately: market.asksLately(volunteer),
    servesLately:
      calendar.commitments.length === 0
        ? 0
        : calendar.commitments.filter(({ starts }) => starts >= from && starts < to).length,
    saidYes: calendar.answers.accepted,
    saidNo: calendar.answers.declined,
  }
}

/** The same before anything happened: what the bound in hindsight goes by. */
export const freshlyAsked = (city: Market['city'], { volunteer, need, km }: Pair): Asked => {
  const [person, request] = [city.people[volunteer], city.needs[need]?.world]
  if (person === undefined || request === undefined) throw new Error('No such pair.')
  const leadHours = (request.starts - request.opens) / 60
  return { volunteer: person, request, km, leadHours, asksLately: 0, servesLately: 0, saidYes: 0, saidNo: 0 }
}
