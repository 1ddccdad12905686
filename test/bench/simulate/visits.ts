import { nextWaking } from '#shared/matching/waking.ts'
import type { Nature } from './acceptance/acceptance.ts'
import { askedOf } from './asked.ts'
import type { BoardModel } from './board.ts'
import { instantOf, minuteOf } from './clock.ts'
import type { Desk } from './desk.ts'
import { drawOf, hashName, type PairLuck } from './draws.ts'
import type { Market, Need } from './market.ts'
import type { Run } from './run.ts'

/** When somebody looks at the board next: exponential pauses, awake. */
export const nextVisit = (
  market: Market,
  volunteer: number,
  visit: number,
  options: { seed: number; board: BoardModel },
): number => {
  const name = hashName(market.city.people[volunteer]?.id ?? '')
  const luck = drawOf(options.seed, name, hashName('visit'), visit)
  const at = Math.round(market.now - Math.log(luck) * options.board.everyHours * 60)
  return minuteOf(nextWaking(instantOf(at)))
}

/** Somebody looks at the first needs on the board and takes what they like and can. */
export const browse = (
  run: Run,
  desk: Desk,
  volunteer: number,
  { listed, board, nature, luck }: { listed: readonly Need[]; board: BoardModel; nature: Nature; luck: PairLuck },
): void => {
  const { market, shown } = run
  let taken = 0
  for (const need of listed.slice(0, board.looksAt)) {
    shown[need.of.index] = (shown[need.of.index] ?? 0) + 1
    const pair = need.of.pairs.get(volunteer)
    if (taken >= board.takes || pair === undefined) continue
    if (market.free(need) <= 0 || need.taken.has(volunteer) || need.asked.has(volunteer)) continue
    const facts = market.facts(need, pair)
    if (facts === undefined || market.obstacle(facts, 'accepting') !== undefined) continue
    if (luck(pair.facts.volunteer.id, need.of.world.id, 'yes') >= nature.chance(askedOf(market, pair))) continue
    desk.seat(need, pair)
    taken += 1
  }
}
