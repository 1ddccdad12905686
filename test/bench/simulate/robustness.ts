import { boardModel } from './board.ts'
import { natures, worlds } from './load.ts'
import { playSeed } from './play.ts'
import { estimate } from './statistics.ts'

// How far the result hangs on what was assumed: other human natures, and boards that are looked at more or less often.

const points = (values: readonly number[]): string => {
  const { mean, from, to } = estimate(values)
  return [mean, from, to].map((value) => (value * 100).toFixed(2)).join(' | ')
}
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

/** Ours beside the hourly batch under every nature, and beside the nearest-first board at half and at one and a half visits. */
export const robustness = (world: keyof typeof worlds, seeds: readonly number[]): string => {
  const families = Object.entries(natures).map(([name, nature]) => {
    const runs = seeds.map((seed) => playSeed(seed, ['hourly-batch', 'ours'], { world: worlds[world], nature }))
    const share = (policy: string): number[] => runs.map((run) => run[policy]?.['hindsightShare'] ?? 0)
    const [batch, ours] = [share('hourly-batch'), share('ours')]
    const apart = points(ours.map((one, at) => one - (batch[at] ?? 0)))
    const closed = mean(ours.map((one, at) => (one - (batch[at] ?? 0)) / (1 - (batch[at] ?? 0))))
    return `| ${name} | ${(mean(batch) * 100).toFixed(1)} % | ${(mean(ours) * 100).toFixed(1)} % | ${apart} | ${(closed * 100).toFixed(0)} % |`
  })
  const boards = [0.5, 1, 1.5].map((times) => {
    const board = { ...boardModel, everyHours: boardModel.everyHours / times }
    const ratios = seeds.map((seed) => {
      const run = playSeed(seed, ['board-nearest', 'ours'], { world: worlds[world], nature: natures.logistic, board })
      return (run['ours']?.['filledSeats'] ?? 0) / Math.max(1, run['board-nearest']?.['filledSeats'] ?? 0)
    })
    return `| ${times} | ${mean(ratios).toFixed(2)} |`
  })
  return [
    `### ${world}, seeds ${seeds.at(0)} to ${seeds.at(-1)}`,
    '',
    '| human nature | hourly batch | ours | difference, points | from | to | of the gap closed |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...families,
    '',
    '| visits to the board, times the assumed | seats of ours to those of the nearest-first board |',
    '| --- | --- |',
    ...boards,
    '',
  ].join('\n')
}
