import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { plan } from '#shared/matching/plan/plan.ts'
import type { PlanProblem } from '#shared/matching/plan/problem.ts'
import { loadHighs } from '#test/support/highs.ts'
import { programOf } from '#test/support/plan-oracle.ts'
import { faultsOf } from '#test/support/plans.ts'
import { greedy } from './plan-greedy.ts'
import { planWorld, type Shape } from './plan-worlds.ts'

// The planner beside greedy and a general solver, on cities made from seeds: `npm run bench:plan`, with `-- --quick` three
// seeds each. 5,000 requests are planned without the solver, which takes minutes and a gigabyte there.

const has = (option: string): boolean => process.argv.includes(option)
const seeds = Array.from({ length: has('--quick') ? 3 : 20 }, (_, n) => n + 1)
const worlds: Record<string, Shape> = {
  '200 tight': { requests: 200, supply: 1.2 },
  '200 loose': { requests: 200, supply: 3 },
  '200 rush day': { requests: 200, supply: 1.2, rush: true },
  '200 rare skill': { requests: 200, supply: 1.2, rare: true },
  '200 sparse country': { requests: 200, supply: 1.2, sparse: true },
  '200 minimum heads': { requests: 200, supply: 1.2, bundled: 0.5 },
  '1000 tight': { requests: 1000, supply: 1.2 },
  '1000 minimum heads': { requests: 1000, supply: 1.2, bundled: 0.5 },
}

const timed = <T>(run: () => T): { result: T; ms: number } => {
  const started = performance.now()
  const result = run()
  return { result, ms: performance.now() - started }
}
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length
const percent = (value: number): string => `${(100 * value).toFixed(3)} %`

interface Row {
  world: string
  seed: number
  edges: number
  ours: number
  greedy: number
  gap: number
  ms: number
  times: number
}

const highs = await loadHighs()
const rows: Row[] = []
const faults: string[] = []

const measure = (world: string, problem: PlanProblem, seed: number): void => {
  const runs = [1, 2, 3].map(() => timed(() => plan(problem)))
  const ms = median(runs.map((one) => one.ms))
  const found = runs[0]?.result
  if (!found) return
  const program = programOf(problem)
  const oracle = timed(() => highs.solve(program, { mip_rel_gap: 1e-4, output_flag: false }))
  const best = oracle.result.ObjectiveValue
  faults.push(...faultsOf(problem, found).map((fault) => `${world} ${seed}: ${fault}`))
  // The oracle stops within 1e-4 of the best: what it found is a plan, so no bound may lie below it.
  if (found.upperBound < best - 1e-6) faults.push(`${world} ${seed}: bound ${found.upperBound} below ${best}`)
  rows.push({
    world,
    seed,
    edges: problem.edges.length,
    ours: found.value / best,
    greedy: greedy(problem) / best,
    gap: found.upperBound / found.value - 1,
    ms,
    times: oracle.ms / ms,
  })
}

for (const [world, shape] of Object.entries(worlds))
  for (const seed of seeds) measure(world, planWorld(shape, seed), seed)

const lines = [
  '| world | seeds | greedy, mean | ours, mean | ours, worst | certified gap, median | ms, median | × HiGHS, median |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...Object.keys(worlds).map((world) => {
    const own = rows.filter((row) => row.world === world)
    const of = (name: 'ours' | 'greedy' | 'gap' | 'ms' | 'times'): number[] => own.map((row) => row[name])
    return `| ${[world, own.length, percent(mean(of('greedy'))), percent(mean(of('ours'))), percent(Math.min(...of('ours'))), percent(median(of('gap'))), median(of('ms')).toFixed(0), median(of('times')).toFixed(0)].join(' | ')} |`
  }),
]

/** One volunteer leaves, or one request gets two seats more, or is withdrawn; the new plan starts from the old prices. */
const eventsOf = (problem: PlanProblem, edges: readonly number[]): PlanProblem[] =>
  Array.from({ length: 12 }, (_, n) => {
    const edge = problem.edges[edges[n * 17] ?? 0]
    if (n % 3 === 0)
      return { ...problem, edges: problem.edges.filter(({ volunteer }) => volunteer !== edge?.volunteer) }
    const seats = (now: number): number => (n % 3 === 1 ? now + 2 : 0)
    return {
      ...problem,
      requests: problem.requests.map((one, r) => (r === edge?.request ? { ...one, seats: seats(one.seats) } : one)),
    }
  })

const again = seeds.slice(0, 5).flatMap((seed) => {
  const problem = planWorld({ requests: 1000, supply: 1.2 }, seed)
  const { edges, prices } = plan(problem)
  return eventsOf(problem, edges).map((after) => {
    const cold = plan(after).upperBound
    const warm = timed(() => plan(after, { warm: prices }))
    faults.push(...faultsOf(after, warm.result).map((fault) => `again ${seed}: ${fault}`))
    return { share: warm.result.value / cold, ms: warm.ms }
  })
})
lines.push(
  '',
  `After one event at 1,000 requests, from the prices before: mean ${percent(mean(again.map(({ share }) => share)))}, worst ${percent(Math.min(...again.map(({ share }) => share)))} of the best bound, ${median(again.map(({ ms }) => ms)).toFixed(0)} ms.`,
)

/** Most memory that the command took, its reading included; Linux tells. */
const memoryOf = async (file: string): Promise<string> => {
  const child = spawn(process.execPath, ['--max-semi-space-size=2', '--import', 'tsx', 'infra/plan.ts', file])
  let most = ''
  const look = setInterval(() => {
    try {
      most = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? most
    } catch {}
  }, 10)
  child.stdout.resume()
  await once(child, 'exit')
  clearInterval(look)
  return most === '' ? 'unknown' : `${Math.round(Number(most) / 1024)} MB`
}

const large = planWorld({ requests: 5000, supply: 1.2 }, 1)
const { result, ms } = timed(() => plan(large))
const file = path.join(tmpdir(), `plan-${process.pid}.json`)
writeFileSync(file, JSON.stringify(large))
lines.push(
  '',
  `5,000 requests, ${large.edges.length} edges: certified gap ${percent(result.upperBound / result.value - 1)}, ${ms.toFixed(0)} ms, ${await memoryOf(file)} as a command.`,
)
unlinkSync(file)
faults.push(...faultsOf(large, result))
const table = lines.join('\n')
mkdirSync('test/bench/results', { recursive: true })
writeFileSync('test/bench/results/plan.json', `${JSON.stringify({ rows, faults }, null, 2)}\n`)
writeFileSync('test/bench/results/plan.md', `${table}\n`)
process.stdout.write(`${table}\n\n${faults.length === 0 ? 'Every plan keeps every rule.' : faults.join('\n')}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
