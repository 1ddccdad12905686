import { askingTime } from '#shared/matching/asking.ts'
import type { Nature } from './acceptance/acceptance.ts'
import { askedOf } from './asked.ts'
import type { BoardModel } from './board.ts'
import type { City } from './city.ts'
import { instantOf, minuteOf } from './clock.ts'
import { Desk } from './desk.ts'
import { type PairLuck, pairLuck } from './draws.ts'
import { type Ask, Market, type Need } from './market.ts'
import type { PolicyMaker } from './policies/policy.ts'
import { Queue } from './queue.ts'
import type { Event, Run } from './run.ts'
import { browse, nextVisit } from './visits.ts'

/** Plays the weeks of a city under one policy. The same city, nature and seed give the same run. */
export const simulate = (
  city: City,
  policyOf: PolicyMaker,
  nature: Nature,
  options: { seed: number; board: BoardModel },
): Run => new Engine(city, policyOf, nature, options).play()

class Engine {
  private readonly market: Market
  private readonly queue = new Queue<Event>()
  private readonly luck: PairLuck
  private readonly policy: ReturnType<PolicyMaker>
  private readonly desk: Desk
  private readonly looking = new Map<number, number>()
  private readonly run: Run
  private readonly nature: Nature
  private readonly options: { seed: number; board: BoardModel }
  private readonly ends: number

  constructor(city: City, policyOf: PolicyMaker, nature: Nature, options: { seed: number; board: BoardModel }) {
    this.market = new Market(city)
    this.nature = nature
    this.options = options
    this.luck = pairLuck(options.seed)
    this.policy = policyOf((market, need, volunteer) => {
      const pair = need.of.pairs.get(volunteer)
      return pair === undefined ? 0 : nature.chance(askedOf(market, pair))
    })
    this.ends = Math.max(0, ...city.needs.map(({ world }) => world.starts))
    this.run = {
      market: this.market,
      services: [],
      offers: [],
      shown: city.needs.map(() => 0),
      withdrawn: 0,
      noShows: 0,
    }
    this.desk = new Desk(
      this.run,
      this.queue,
      { nature, luck: this.luck },
      {
        heard: (offer) => this.policy.heard?.(this.market, offer),
        look: (need) => this.look(need),
      },
    )
  }

  play(): Run {
    const { market, queue, policy } = this
    for (const { index, world } of market.city.needs) {
      queue.put(world.opens, { kind: 'opens', need: index })
      queue.put(world.starts, { kind: 'starts', need: index })
    }
    if (policy.tick !== undefined) queue.put(0, { kind: 'ticks' })
    if (policy.board !== undefined)
      market.city.people.forEach((_, volunteer) => {
        this.visitLater(volunteer, 0)
      })
    for (let next = queue.take(); next !== undefined; next = queue.take()) {
      market.now = next.at
      this.on(next.event)
    }
    return this.run
  }

  private on(event: Event): void {
    const { desk, market } = this
    if (event.kind === 'replies') desk.replies(event.offer)
    else if (event.kind === 'expires') desk.ended(event.offer, 'silent')
    else if (event.kind === 'browses') this.browses(event.volunteer, event.visit)
    else if (event.kind === 'ticks') this.ticks()
    else {
      const need = market.needs[event.need]
      if (need === undefined) return
      if (event.kind === 'withdraws') desk.withdraws(need, event.volunteer)
      else if (event.kind === 'starts') desk.starts(need)
      else {
        need.open ||= event.kind === 'opens'
        this.look(need)
      }
    }
  }

  /** Lets the policy look at a need, at once or at the end of quiet hours. */
  private look(need: Need): void {
    const { market, policy } = this
    if (policy.consider === undefined || need.started || !need.open || market.free(need) <= 0) return
    const at = minuteOf(askingTime(need.of.facts.shift.starts, instantOf(market.now)))
    if (at > market.now) {
      this.lookAt(need, at)
      return
    }
    const { asks, again } = policy.consider(market, need)
    this.send(asks)
    if (again !== undefined && again > market.now) this.lookAt(need, again)
  }

  private lookAt(need: Need, at: number): void {
    const { index } = need.of
    const planned = this.looking.get(index)
    if (planned !== undefined && planned > this.market.now && planned <= at) return
    this.looking.set(index, at)
    this.queue.put(at, { kind: 'looks', need: index })
  }

  private ticks(): void {
    const { market, policy, queue } = this
    if (policy.tick === undefined) return
    this.send(policy.tick.run(market))
    const next = market.now + policy.tick.minutes
    if (next < this.ends) queue.put(next, { kind: 'ticks' })
  }

  private send(asks: readonly Ask[]): void {
    for (const ask of asks) this.desk.ask(ask)
  }

  private visitLater(volunteer: number, visit: number): void {
    const at = nextVisit(this.market, volunteer, visit, this.options)
    if (at < this.ends) this.queue.put(at, { kind: 'browses', volunteer, visit })
  }

  private browses(volunteer: number, visit: number): void {
    const { market, policy, nature, luck, run, desk, options } = this
    const listed = policy.board?.(market, volunteer) ?? []
    browse(run, desk, volunteer, { listed, board: options.board, nature, luck })
    this.visitLater(volunteer, visit + 1)
  }
}
