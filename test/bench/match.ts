import { mkdirSync, writeFileSync } from 'node:fs'
import { funnelSum } from '#shared/matching/funnel.ts'
import { caps } from '#shared/matching/retrieve.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { offersOfRequest } from '#shared/offers/offer.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { changeCalendar } from '#shared/volunteers/change-calendar.ts'
import { changeVolunteer } from '#shared/volunteers/change-volunteer.ts'
import { redrawVolunteer } from '#shared/volunteers/redraw-volunteer.ts'
import { bruteForce } from '#test/support/brute-force.ts'
import { northBy } from '#test/support/matching.ts'
import { hotSkill, peopleOf } from '#test/support/pool.ts'
import { before } from '#test/support/service.ts'
import { median, timed, type Used } from './meter.ts'
import { openWorld, type World } from './world.ts'

// What one match costs, from the open request to the first wave: `npm run bench:match`; with `-- --quick` up to 10⁴ people,
// with `-- --million` up to 10⁶.

const has = (option: string): boolean => process.argv.includes(option)
const sizes = [1_000, 10_000, ...(has('--quick') ? [] : [100_000]), ...(has('--million') ? [1_000_000] : [])]
const hotShare = 0.9
const runs = 5
const lines: string[] = []
const print = (line = ''): void => {
  lines.push(line)
  process.stdout.write(`${line}\n`)
}
const row = (...cells: (string | number)[]): void => print(`| ${cells.join(' | ')} |`)
const one = (value: number): string => value.toFixed(1)
const failures: string[] = []
const must = (holds: boolean, what: string): void => {
  if (!holds) failures.push(what)
}

interface Cost extends Used {
  ms: number
  entries: number
  queries: number
  calendars: number
  asks: number
}

const getTime = async ({ table }: World): Promise<number> => {
  const times: number[] = []
  for (let n = 0; n < 200; n += 1) times.push((await timed(() => table.get(keys.requester('rqr_factory')))).ms)
  return median(times)
}

/** The median of several matches, each of a fresh request among people nobody has asked yet. */
const costOf = async (world: World, makeNeed: () => ServiceRequest): Promise<Cost> => {
  const costs: Cost[] = []
  for (let run = 0; run < runs; run += 1) {
    const request = makeNeed()
    await world.open(request)
    world.meter.reset()
    const { result, ms } = await timed(() => matchRequest(world.context, { requestId: request.id }))
    const used = world.meter.used()
    const [matched] = result
    if (!matched) throw new Error('Nothing was matched.')
    must(funnelSum(matched.funnel) === matched.funnel.pool, 'the funnel adds up to the pool')
    const offers = await offersOfRequest(world.table, request.id)
    costs.push({ ...used, ...matched.cost, ms, asks: offers.length })
    await world.rest(offers.map(({ volunteerId }) => volunteerId))
  }
  return costs.sort((a, b) => a.read - b.read)[Math.floor(runs / 2)] ?? Object.assign({}, costs[0])
}

const worth = async (world: World, request: ServiceRequest) => {
  const [capped, all] = [await world.look(request), await world.look(request, Number.MAX_SAFE_INTEGER)]
  const best = (of: typeof all, top: number): number =>
    of.candidates.slice(0, top).reduce((sum, { score }) => sum + score.fit, 0)
  const share = (top: number): number => best(capped, top) / best(all, top)
  return {
    around: all.found.around,
    entries: capped.found.entries.length,
    top10: share(10),
    top30: share(30),
  }
}

const flatness: { size: number; seconds: number; get: number; usual: Cost; hot: Cost }[] = []
const world = await openWorld(hotShare)
print('# One match, from open request to first wave')
print()
print(
  `Caps: ${JSON.stringify(caps)}. Equal local density: towns of 1,000 people; hot skill held by ${hotShare * 100} %.`,
)
print('Of people in other towns the index entries and totals are loaded: no match reads more of them.')
print()
row('people', 'skill', 'units read', 'units written', 'asks', 'entries', 'queries', 'calendars', 'ms', '× one GetItem')
row('---:', '---', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:')
for (const size of sizes) {
  const { ms: loading } = await timed(() => world.growTo(size))
  const seconds = Math.round(loading / 1000)
  const get = await getTime(world)
  const usual = await costOf(world, () => world.need('ME05', 1))
  const hot = await costOf(world, () => world.need(hotSkill, 1))
  flatness.push({ size, seconds, get, usual, hot })
  for (const [name, cost] of [
    ['usual', usual],
    ['hot', hot],
  ] as const) {
    const { read, written, asks, entries, queries, calendars, ms } = cost
    row(size, name, one(read), one(written), asks, entries, queries, calendars, one(ms), one(ms / get))
    must(entries <= caps.usual.entries + 64, `${name} at ${size}: entries within the cap`)
    must(calendars <= caps.usual.calendars + 48, `${name} at ${size}: calendars within the cap`)
  }
}
const [first] = flatness
const spread = (of: (line: (typeof flatness)[number]) => number): number =>
  Math.max(...flatness.map((line) => Math.abs(of(line) / of(first ?? line) - 1)))
const flat = {
  usualRead: spread(({ usual }) => usual.read),
  usualWritten: spread(({ usual }) => usual.written),
  hotRead: spread(({ hot }) => hot.read),
  hotWritten: spread(({ hot }) => hot.written),
}
for (const [name, by] of Object.entries(flat))
  must(by <= 0.1, `${name} flat within 10 %, is ${(by * 100).toFixed(1)} %`)
print()
print(`Loaded in ${flatness.map(({ size, seconds }) => `${seconds} s up to ${size.toLocaleString('en')}`).join(', ')}.`)
print(
  `Largest difference from the smallest pool: ${JSON.stringify(flat, (_, by) => (typeof by === 'number' ? `${(by * 100).toFixed(1)} %` : by))}`,
)

print()
print('# Worth of the capped look, against reading everybody around')
print()
row('world', 'item', 'level', 'holders around', 'entries read', 'best 10', 'best 30')
row('---', '---:', '---:', '---:', '---:', '---:', '---:')
const crowd = await openWorld(0.6)
await crowd.growTo(5_000, true)
const worths: { name: string; top10: number; top30: number }[] = []
for (const [place, name] of [
  [world, 'town of 1,000'],
  [crowd, 'crowd of 5,000'],
] as const) {
  for (const [scopeItem, level] of [
    [1, 1],
    [1, 2],
    [2, 2],
    [3, 1],
    [5, 1],
    [7, 1],
  ] as const) {
    // People elsewhere stand in the on-line index, too, but their calendars are not loaded.
    if (scopeItem === 7 && place === world) continue
    const manner = scopeItem === 7 ? 'online' : 'onSite'
    const found = await worth(place, place.need(hotSkill, level, { scopeItem, manner }))
    const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
    row(name, scopeItem, level, found.around, found.entries, percent(found.top10), percent(found.top30))
    worths.push({ name: `${name}, item ${scopeItem}, level ${level}`, ...found })
    must(found.top10 >= 0.99, `${name}, item ${scopeItem}: best ten worth 99 %, is ${percent(found.top10)}`)
    must(found.top30 >= 0.995, `${name}, item ${scopeItem}: best thirty worth 99.5 %, is ${percent(found.top30)}`)
  }
}

print()
print('# Funnel against counting everybody, 10,000 people')
print()
const counted = await openWorld(0.05)
await counted.growTo(10_000)
const everybody = peopleOf(10_000, before, 0.05)
for (const [skill, level] of [
  ['ME05', 1],
  ['ME05', 2],
  ['ME20', 3],
  [hotSkill, 2],
] as const) {
  const { sought, funnel } = await counted.look(counted.need(skill, level), Number.MAX_SAFE_INTEGER)
  const { buckets } = bruteForce(everybody, sought, { skill, level }, before)
  const { failed, pool: _, notExamined: __, ...rest } = funnel
  const ours: Record<string, number> = { ...rest, ...failed }
  const equal = [...new Set([...Object.keys(ours), ...Object.keys(buckets)])].every(
    (name) => (ours[name] ?? 0) === (buckets[name] ?? 0),
  )
  print(`- ${skill} level ${level}: ${equal ? 'equal' : 'DIFFERENT'} ${JSON.stringify(ours)}`)
  must(equal, `funnel of ${skill} level ${level} equals counting everybody`)
}

print()
print('# Units of single acts')
print()
const acts: Record<string, Used> = {}
const measure = async (name: string, act: () => Promise<unknown>): Promise<void> => {
  world.meter.reset()
  await act()
  acts[name] = world.meter.used()
}
const some = world.near.find(
  ({ volunteer, paused }) => !paused && volunteer.skills.length === 3 && volunteer.reachKm === 20,
)
const volunteerId = some?.volunteer.id ?? ''
const { context } = world
const later = { ...context, clock: () => addDays(before, 7) }
await measure('change of calendar', () => changeCalendar(context, { volunteerId, change: { hoursPerWeek: 5 } }))
await measure('change of languages, 3 skills', () =>
  changeVolunteer(context, { volunteerId, change: { languages: ['zh', 'zhuang'] } }),
)
await measure('move of home, 3 skills', () => changeVolunteer(context, { volunteerId, change: { home: northBy(30) } }))
await measure('weekly redraw, 3 skills', () => redrawVolunteer(later, { volunteerId }))
const wave = first?.hot
row('act', 'units read', 'units written')
row('---', '---:', '---:')
for (const [name, used] of Object.entries(acts)) row(name, one(used.read), one(used.written))
if (wave) row('one ask (share of a wave)', '', one(wave.written / Math.max(1, wave.asks)))

print()
print(failures.length === 0 ? 'Everything holds.' : failures.map((what) => `- DOES NOT HOLD: ${what}`).join('\n'))
mkdirSync('test/bench/results', { recursive: true })
const measured = { caps, sizes: flatness, flat, worths, acts, failures }
writeFileSync('test/bench/results/match.json', `${JSON.stringify(measured, null, 2)}\n`)
writeFileSync('test/bench/results/match.md', `${lines.join('\n')}\n`)
await Promise.all([world.stop(), crowd.stop(), counted.stop()])
process.exitCode = failures.length === 0 ? 0 : 1
