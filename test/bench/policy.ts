import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import * as z from 'zod'
import { BadArgument, seedsOf } from './simulate/arguments.ts'
import { chart } from './simulate/chart.ts'
import { natures, worlds } from './simulate/load.ts'
import type { Measures } from './simulate/measure.ts'
import { playSeed } from './simulate/play.ts'
import type { PolicyName } from './simulate/policies/index.ts'
import { robustness } from './simulate/robustness.ts'
import { type Estimate, estimate } from './simulate/statistics.ts'

// All policies side by side in both worlds: Markdown, JSON and SVG in test/bench/results/. `--seeds 1..20` is the default.
// `--again` plays ours alone once more, for the seeds of the table that is there, and keeps the runs of the others.

const names: readonly PolicyName[] = [
  'board-newest',
  'board-nearest',
  'smart-sort',
  'notify-all',
  'random-waves',
  'greedy-score',
  'greedy-chance',
  'hourly-batch',
  'ours',
]
const folder = new URL('./results/', import.meta.url)
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
const plain = (value: number): string => value.toFixed(2)

const columns: readonly (readonly [string, string, (value: number) => string])[] = [
  ['hindsightShare', 'of the bound', percent],
  ['filledShare', 'seats filled', percent],
  ['anyoneShare', 'needs with somebody', percent],
  ['hoursToFillMedian', 'median h', plain],
  ['hoursToFillP90', 'p90 h', plain],
  ['kmPerFill', 'km/fill', plain],
  ['messagesPerFill', 'messages/fill', plain],
  ['askedOftenShare', 'asked > 3 a week', percent],
  ['giniLoad', 'Gini load', plain],
  ['jainLoad', 'Jain load', plain],
  ['giniExposure', 'Gini exposure', plain],
  ['giniFill', 'Gini fill', plain],
  ['worstDecileFill', 'worst decile', percent],
  ['worstGroup', 'worst group', percent],
  ['fillRareSkill', 'rare skill', percent],
  ['fillSmallRequester', 'small body', percent],
  ['calibrationError', 'calibration error', plain],
]

/** Seeds for what was assumed otherwise. */
const robustSeeds = 3

type Runs = Record<string, Measures[]>

const Kept = z.object({
  seeds: z.array(z.number()),
  worlds: z.record(z.enum(['normal', 'scarce']), z.record(z.string(), z.array(z.record(z.string(), z.number())))),
})
type Kept = z.infer<typeof Kept>

const played = (world: keyof typeof worlds, seeds: readonly number[], kept?: Kept): Runs => {
  const now: readonly PolicyName[] = kept === undefined ? names : ['ours']
  const runs: Runs = {
    ...Object.fromEntries(names.map((name) => [name, kept?.worlds[world][name] ?? []])),
    ...Object.fromEntries(now.map((name) => [name, []])),
  }
  for (const seed of seeds) {
    const found = playSeed(seed, now, { world: worlds[world], nature: natures.logistic })
    for (const name of now) runs[name]?.push({ seed, ...found[name] })
    process.stderr.write(`${world} ${seed}\n`)
  }
  return runs
}

const estimates = (runs: Runs, name: string, of: string): Estimate =>
  estimate((runs[name] ?? []).map((one) => one[of] ?? 0))

/** Ours less another policy, seed by seed. */
const paired = (runs: Runs, other: string, of: string): Estimate =>
  estimate((runs['ours'] ?? []).map((one, at) => (one[of] ?? 0) - (runs[other]?.[at]?.[of] ?? 0)))

const table = (world: string, runs: Runs): string => {
  const head = ['policy', ...columns.map(([, title]) => title)]
  const rows = Object.keys(runs).map((name) => [
    name,
    ...columns.map(([of, , show]) => show(estimates(runs, name, of).mean)),
  ])
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  const against = names
    .filter((name) => name !== 'ours')
    .map((name) => {
      const { mean, from, to } = paired(runs, name, 'hindsightShare')
      return `| ${name} | ${[mean, from, to].map((value) => (value * 100).toFixed(2)).join(' | ')} |`
    })
  return [
    `## ${world}`,
    '',
    ...lines,
    '',
    'Ours less each, points of the bound, paired by seed, 95 % interval:',
    '',
    '| policy | mean | from | to |',
    '| --- | --- | --- | --- |',
    ...against,
  ].join('\n')
}

try {
  const words = process.argv.slice(2).join(' ')
  const [, text = '1..20'] = /--seeds[= ](\S+)/.exec(words) ?? []
  const again = words.includes('--again')
  const kept = again ? Kept.parse(JSON.parse(readFileSync(new URL('policy.json', folder), 'utf8'))) : undefined
  const seeds = kept?.seeds ?? seedsOf(text)
  mkdirSync(folder, { recursive: true })
  const load = loadavg()[0] ?? 0
  const all = { normal: played('normal', seeds, kept), scarce: played('scarce', seeds, kept) }
  const shown = Object.entries(all)
  writeFileSync(
    new URL('policy.md', folder),
    [
      '# Policies side by side',
      '',
      `Seeds ${seeds.at(0)} to ${seeds.at(-1)}; acceptance: logistic; load of the machine at the start ${plain(load)}. Groups are fills against the hindsight plan's.`,
      '',
      ...shown.map(([world, runs]) => `${table(world, runs)}\n`),
      '## What was assumed otherwise',
      '',
      ...(['normal', 'scarce'] as const).map((world) => robustness(world, seeds.slice(0, robustSeeds))),
    ].join('\n'),
  )
  writeFileSync(new URL('policy.json', folder), `${JSON.stringify({ seeds, load, worlds: all }, undefined, 1)}\n`)
  for (const [world, runs] of shown) {
    for (const [of, title, show] of columns.filter(([of]) => of === 'hindsightShare' || of === 'messagesPerFill')) {
      const bars = names.map((name) => ({ name, value: estimates(runs, name, of) }))
      writeFileSync(new URL(`policy-${world}-${of}.svg`, folder), chart(`${world}: ${title}`, bars, show))
    }
  }
} catch (error) {
  if (!(error instanceof BadArgument)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
