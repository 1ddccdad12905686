import type { Context } from '#shared/authority/context.ts'
import { planForStaff } from '#shared/dashboard/plan-for-staff.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { makePlan } from '#shared/plans/make-plan.ts'
import { planOf, plans } from '#shared/plans/plan.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { position, shift } from '#test/support/market.ts'
import { before } from '#test/support/service.ts'
import { timed } from './meter.ts'
import { openWorld } from './world.ts'

// What one plan of a district reads and writes, and how long its page takes: `npm run bench:plans`. 100 needs with 200
// positions over four weeks among 1,000 people, each need matched before, at night, so that nobody was asked yet.

const needs = 100
const scope = '450204'
const skills = ['ME05', 'ME20', 'SC02', 'SC09', 'SC25', 'ME13'] as const

const world = await openWorld(0.3)
await world.growTo(1000)
const night = fromLocal('2026-09-14', '22:00')
const context: Context = { ...world.context, clock: () => night }
for (let n = 0; n < needs; n += 1) {
  const starts = addHours(addDays(before, 2 + (n % 25)), (n * 3) % 9)
  const positions = [0, 1].map((at) =>
    position({
      id: `p${at + 1}`,
      skills: [{ skill: skills[(n + at * 2) % skills.length] ?? 'ME05', level: 1 }],
      seats: 1 + ((n + at) % 4),
    }),
  )
  const request = world.need('ME05', 1, { shifts: [shift({ starts, ends: addHours(starts, 3), positions })] })
  await world.open(request)
  await matchRequest(context, { requestId: request.id })
}
const measured = async (name: string, act: () => Promise<unknown>): Promise<void> => {
  world.meter.reset()
  const { ms } = await timed(act)
  const { read, written, requests } = world.meter.used()
  process.stdout.write(`${name}: ${read} units read, ${written} written, ${requests} requests, ${Math.round(ms)} ms\n`)
}
const safety = () => ({ now: () => performance.now(), ms: 10_000 })
await measured('first plan', () => makePlan(context, { scope, safety: safety() }))
await measured('plan anew', () => makePlan(context, { scope, safety: safety() }))
await measured('its page', () => planForStaff(context, { scope }))
const plan = await planOf(world.table, scope)
if (!plan) throw new Error('Nothing was planned.')
const bytes = JSON.stringify(plans.put(plan)).length
process.stdout.write(
  `${plan.board.positions.length} positions, ${plan.board.proposals.length} proposals, ${plan.pairs} pairs, ${plan.people} people, gap ${(1 - plan.value / plan.upperBound).toFixed(6)}, ${Math.round(bytes / 1000)} KB, ${JSON.stringify(plan.stats)}\n`,
)
await world.stop()
