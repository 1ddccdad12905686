import { askingTime } from '#shared/matching/asking.ts'
import { addWaking, isQuiet, nextWaking } from '#shared/matching/waking.ts'
import { answered, asked, committed, released } from '#shared/volunteers/commitments.ts'
import type { Nature } from './acceptance/acceptance.ts'
import { askedOf } from './asked.ts'
import { type Pair, worthOf } from './city.ts'
import { instantOf, minuteOf } from './clock.ts'
import type { PairLuck } from './draws.ts'
import type { Ask, Need, SimOffer } from './market.ts'
import type { Queue } from './queue.ts'
import type { Event, Run } from './run.ts'

const answers = { yes: 'accepted', no: 'declined', silent: 'silent', busy: 'closed', closed: 'closed' } as const

/** Where people are asked, answer, take seats and give them back: calendars change by the product's own functions. */
export class Desk {
  /** Invitations that will be answered with a yes. */
  private readonly willing = new Set<SimOffer>()
  private readonly run: Run
  private readonly queue: Queue<Event>
  private readonly nature: Nature
  private readonly luck: PairLuck
  /** An invitation ended; a need may be looked at again. */
  private readonly after: { heard: (offer: SimOffer) => void; look: (need: Need) => void }

  constructor(
    run: Run,
    queue: Queue<Event>,
    { nature, luck }: { nature: Nature; luck: PairLuck },
    after: { heard: (offer: SimOffer) => void; look: (need: Need) => void },
  ) {
    this.run = run
    this.queue = queue
    this.nature = nature
    this.luck = luck
    this.after = after
  }

  /** Asks somebody unless a hard rule or quiet hours forbid it. */
  ask(ask: Ask): void {
    const { nature, luck, queue, run } = this
    const { market } = run
    const need = market.needs[ask.need]
    const pair = need?.of.pairs.get(ask.volunteer)
    const facts = need !== undefined && pair !== undefined ? market.facts(need, pair) : undefined
    if (need === undefined || pair === undefined || facts === undefined) return
    if (!need.open || need.started || need.asked.has(ask.volunteer) || need.taken.has(ask.volunteer)) return
    if (market.obstacle(facts, 'asking') !== undefined) return
    const { world, facts: of } = need.of
    const now = instantOf(market.now)
    if (askingTime(of.shift.starts, now) > now) return
    const by = Math.min(world.starts, Math.max(market.now + 1, Math.floor(ask.by)))
    const offer: SimOffer = { ...ask, id: `o${run.offers.length}`, sentAt: market.now, by, state: 'open' }
    const person = facts.volunteer.id
    const yes = luck(person, world.id, 'yes') < nature.chance(askedOf(market, pair))
    if (yes) this.willing.add(offer)
    const aloud = yes || luck(person, world.id, 'aloud') < nature.saysNo
    market.calendars[ask.volunteer] = asked(
      facts.calendar,
      { offerId: offer.id, requestId: world.id, at: now, starts: of.shift.starts, ends: of.shift.ends },
      now,
    )
    market.askedAt[ask.volunteer]?.push(market.now)
    need.asked.add(ask.volunteer)
    need.offers.push(offer)
    run.offers.push(offer)
    const delay = Math.max(1, Math.round(nature.delay(luck(person, world.id, 'delay'))))
    const at = isQuiet(now) ? market.now + delay : minuteOf(addWaking(now, delay))
    const reply = isQuiet(instantOf(at)) ? minuteOf(nextWaking(instantOf(at))) : at
    if (aloud && reply < by) queue.put(reply, { kind: 'replies', offer })
    else queue.put(by, { kind: 'expires', offer })
  }

  /** The answer to an invitation that is still open. */
  replies(offer: SimOffer): void {
    if (offer.state !== 'open') return
    const { market } = this.run
    const need = market.needs[offer.need]
    const pair = need?.of.pairs.get(offer.volunteer)
    if (need === undefined || pair === undefined) return
    if (!this.willing.has(offer)) {
      this.ended(offer, 'no')
      return
    }
    const facts = market.facts(need, pair)
    if (facts === undefined || market.obstacle(facts, 'accepting') !== undefined) {
      this.ended(offer, 'busy')
      return
    }
    this.ended(offer, 'yes')
    this.seat(need, pair)
  }

  /** An invitation is over; the policy may look again. */
  ended(offer: SimOffer, how: 'yes' | 'no' | 'silent' | 'busy' | 'closed'): void {
    if (offer.state !== 'open') return
    const { market } = this.run
    const need = market.needs[offer.need]
    const calendar = market.calendars[offer.volunteer]
    if (need === undefined || calendar === undefined) return
    offer.state = how === 'silent' && this.willing.has(offer) ? 'late' : how
    market.calendars[offer.volunteer] = answered(calendar, offer.id, answers[how], instantOf(market.now))
    if (how === 'no') need.declined.add(offer.volunteer)
    // Whose invitation was taken back may be asked again when a seat is free once more.
    if (how === 'closed') need.asked.delete(offer.volunteer)
    this.after.heard(offer)
    if (how !== 'yes' && how !== 'closed') this.after.look(need)
  }

  seat(need: Need, pair: Pair): void {
    const { luck, nature, queue } = this
    const { market } = this.run
    const { world, facts } = need.of
    const calendar = market.calendars[pair.volunteer]
    if (calendar === undefined) return
    const { starts, ends } = facts.shift
    const { place } = facts.request
    market.calendars[pair.volunteer] = committed(calendar, {
      placementId: `${world.id}/${pair.volunteer}`,
      requestId: world.id,
      starts,
      ends,
      ...(place === undefined ? {} : { point: place.point }),
    })
    need.taken.set(pair.volunteer, { at: market.now })
    need.firstAt ??= market.now
    const person = pair.facts.volunteer.id
    if (luck(person, world.id, 'withdraws') < nature.withdraws) {
      const at = market.now + Math.floor((world.starts - market.now) * luck(person, world.id, 'when'))
      queue.put(at, { kind: 'withdraws', need: need.of.index, volunteer: pair.volunteer })
    }
    if (market.free(need) > 0) return
    need.filledAt = market.now
    for (const offer of need.offers) this.ended(offer, 'closed')
  }

  withdraws(need: Need, volunteer: number): void {
    const { market } = this.run
    const calendar = market.calendars[volunteer]
    if (calendar === undefined || need.started || !need.taken.delete(volunteer)) return
    market.calendars[volunteer] = released(calendar, `${need.of.world.id}/${volunteer}`)
    delete need.filledAt
    need.asked.add(volunteer)
    this.run.withdrawn += 1
    this.after.look(need)
  }

  starts(need: Need): void {
    const { run, luck, nature } = this
    const { market } = run
    need.started = true
    for (const offer of need.offers) this.ended(offer, 'silent')
    need.open = false
    for (const volunteer of need.taken.keys()) {
      const pair = need.of.pairs.get(volunteer)
      if (pair === undefined) continue
      if (luck(pair.facts.volunteer.id, need.of.world.id, 'noShow') < nature.noShows) {
        run.noShows += 1
        continue
      }
      run.services.push({ need: need.of.index, volunteer, worth: worthOf(pair), km: pair.km })
      market.served[volunteer]?.add(need.of.world.requester)
    }
  }
}
