import { cityId } from '#shared/organizations/organization.ts'
import { organizationsUnder } from '#shared/organizations/organizations-under.ts'
import { systemContext } from './context.ts'
import { log, told } from './log.ts'

const reserveMs = 5000
/** Reading and writing take their part; the search has the rest of a district's share, and never more than this. */
const searchShare = 0.5
const mostSearchMs = 10_000

/**
 * Plans every district of the tree, one after the other, each with its share of the time that is left. A district that fails
 * is logged and holds up no other; districts for which no time is left have their turn in the next hour.
 */
export const planDistricts = async (timeLeft: () => number): Promise<void> => {
  const context = await systemContext()
  // Loaded on demand: it brings the map grid of matching.
  const { makePlan } = await import('#shared/plans/make-plan.ts')
  const tree = await organizationsUnder(context.table, cityId)
  const codes = tree.flatMap(({ districtCode }) => (districtCode === undefined ? [] : [districtCode]))
  // Whoever comes last has the least time: another one each hour.
  const first = Math.floor(Date.parse(context.clock()) / 3_600_000) % Math.max(1, codes.length)
  const turns = [...codes.slice(first), ...codes.slice(0, first)]
  let [planned, seats] = [0, 0]
  for (const [at, scope] of turns.entries()) {
    const left = timeLeft() - reserveMs
    if (left <= 0) {
      log('warn', 'districts not planned', { left: turns.length - at })
      break
    }
    const ms = Math.min(mostSearchMs, (left / (turns.length - at)) * searchShare)
    try {
      const plan = await makePlan(context, { scope, onlyIfNeeded: true, safety: { now: () => performance.now(), ms } })
      planned += plan ? 1 : 0
      seats += plan?.board.positions.reduce((sum, one) => sum + one.seats, 0) ?? 0
    } catch (error) {
      log('error', 'district not planned', { scope, ...told(error) })
    }
  }
  log('info', 'planned', { districts: planned, seats })
}
