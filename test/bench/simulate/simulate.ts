import { argumentsOf, BadArgument } from './arguments.ts'
import { natureOf, worldOf } from './load.ts'
import type { Measures } from './measure.ts'
import { playSeed } from './play.ts'
import { estimate } from './statistics.ts'

// One policy in simulated cities; its report as JSON, and nothing else, to standard output.

try {
  const given = argumentsOf(process.argv.slice(2))
  const [world, nature] = [await worldOf(given.world), await natureOf(given.acceptance)]
  const runs = given.seeds.map((seed): Measures => {
    const { [given.policy]: measures = {} } = playSeed(seed, [given.policy], { world, nature })
    return { seed, ...measures }
  })
  const names = Object.keys(runs[0] ?? {}).filter((name) => name !== 'seed')
  const report = Object.fromEntries(names.map((name) => [name, estimate(runs.map((run) => run[name] ?? 0))]))
  process.stdout.write(`${JSON.stringify({ ...given, report, runs }, undefined, 2)}\n`)
} catch (error) {
  if (!(error instanceof BadArgument)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
