import type { NatureModule } from './acceptance/acceptance.ts'
import { type BoardModel, boardModel } from './board.ts'
import { cityOf } from './city.ts'
import { personLuck } from './draws.ts'
import { simulate } from './engine.ts'
import { hindsightOf } from './hindsight.ts'
import { type Measures, measure } from './measure.ts'
import { type PolicyName, policies } from './policies/index.ts'
import type { WorldModule } from './world.ts'

/** The figures of several policies in one city: the same people, needs and luck for all. */
export const playSeed = (
  seed: number,
  names: readonly PolicyName[],
  { world, nature, board = boardModel }: { world: WorldModule; nature: NatureModule; board?: BoardModel },
): Record<string, Measures> => {
  const city = cityOf(world(seed))
  const people = nature(seed, personLuck(seed))
  const hindsight = hindsightOf(city, people, seed)
  return Object.fromEntries(
    names.map((name) => [name, measure(city, simulate(city, policies[name], people, { seed, board }), hindsight)]),
  )
}
