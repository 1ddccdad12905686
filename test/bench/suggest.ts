import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { suggest, writtenLeaves } from '#shared/skills/suggest/suggest.ts'
import { suggester } from '#shared/skills/suggest/suggester.ts'
import { type Figure, figureOf, kappa, Label, Labelled, recallAt5, requiredAt3, written } from './suggest-figures.ts'

// How well plain words become skills: `npm run bench:suggest [-- file.jsonl …]`, with further sets of labelled texts.
// The set of 240 in people's own words was labelled before any knowledge was written, and no single text of it was looked at
// for the knowledge or the engine.

const here = new URL('.', import.meta.url)
const inData = (name: string): string => new URL(`data/${name}`, here).pathname

const objects = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line))
const read = (file: string): Labelled[] => objects(file).map((one) => Labelled.parse(one))

const heap = (): number => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const cpuMs = (run: () => void): number => {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const leaves = writtenLeaves()
const before = heap()
const buildMs = cpuMs(() => suggest('焊缝'))
const memory = heap() - before
const rebuildMs = median([1, 2, 3].map(() => cpuMs(() => suggester(leaves))))

const tell = (text: string): string[] => suggest(text).map(({ code }) => code)

interface Row {
  set: string
  texts: number
  recallAt5: Figure
  requiredAt3: Figure
}

const measure = (set: string, needs: readonly Labelled[]): Row => {
  const found = needs.map((need) => tell(need.text))
  return {
    set,
    texts: needs.length,
    recallAt5: figureOf(needs.map((need, n) => recallAt5(need, found[n] ?? []))),
    requiredAt3: figureOf(needs.map((need, n) => requiredAt3(need, found[n] ?? []))),
  }
}

const voices = read(inData('voices.jsonl'))
const others = process.argv.slice(2)
const rows = [
  measure('unseen: 240 voices', voices),
  ...others.map((file) => measure(`development: ${file.split('/').at(-1)}`, read(file))),
]

/**
 * The same texts labelled a second time without sight of the first labels: how far two labellings agree. The second names
 * one to three skills where the engine shows five, so its recall is held to more.
 */
const again = (): { rows: Row[]; kappa: number } | undefined => {
  if (!existsSync(inData('voices-again.jsonl'))) return undefined
  const labels = objects(inData('voices-again.jsonl')).map((one) => Label.parse(one))
  const second = new Map(labels.map(({ id, skills }) => [id, skills]))
  const first = voices.filter(({ id }) => second.has(id))
  const other = first.map((need) => ({ ...need, skills: second.get(need.id) ?? [] }))
  const agreement: Row = {
    set: 'these, second labels by the first',
    texts: first.length,
    recallAt5: figureOf(first.map((need, n) => recallAt5(need, other[n]?.skills ?? []))),
    requiredAt3: figureOf(first.map((need, n) => requiredAt3(need, other[n]?.skills ?? []))),
  }
  const required = first.map((need, n) => [need.skills[0] ?? '', other[n]?.skills[0] ?? ''] as const)
  const rows = [
    measure('60 voices, by the first labels', first),
    measure('these, by the second labels', other),
    agreement,
  ]
  return { rows, kappa: kappa(required) }
}

const twice = again()
rows.push(...(twice?.rows ?? []))

const times = voices.map(({ text }) => {
  const started = performance.now()
  suggest(text)
  return performance.now() - started
})
const known = leaves.filter(({ expressions }) => expressions.some(({ field }) => field === 'phrasings')).length
const huge = cpuMs(() => suggest(voices.map(({ text }) => text).join('')))

const lines = [
  '| set | texts | recall@5 (95 %) | required@3 (95 %) |',
  '| --- | ---: | ---: | ---: |',
  ...rows.map((row) => `| ${[row.set, row.texts, written(row.recallAt5), written(row.requiredAt3)].join(' | ')} |`),
  '',
  `${known} of ${leaves.length} skills with knowledge, ${leaves.reduce((sum, leaf) => sum + leaf.expressions.length, 0)} expressions.`,
  ...(twice ? [`Both labellings name the same required skill: kappa ${twice.kappa.toFixed(3)}.`] : []),
  `Per text ${median(times).toFixed(2)} ms (median), ${Math.max(...times).toFixed(2)} ms (worst); all texts as one ${huge.toFixed(0)} ms.`,
  `Index: ${buildMs.toFixed(0)} ms of one core the first time, ${rebuildMs.toFixed(0)} ms again, ${memory.toFixed(1)} MB. ${cpus().length} cores, shared.`,
]
process.stdout.write(`${lines.join('\n')}\n`)

const results = new URL('results/', here)
mkdirSync(results, { recursive: true })
const cost = { perTextMs: median(times), worstMs: Math.max(...times), buildMs, rebuildMs, memoryMB: memory }
writeFileSync(new URL('suggest.md', results), `${lines.join('\n')}\n`)
writeFileSync(
  new URL('suggest.json', results),
  `${JSON.stringify({ known, rows, kappa: twice?.kappa, cost }, undefined, 2)}\n`,
)
