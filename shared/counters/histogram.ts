import type { Counts } from './counter.ts'

// Times are counted in buckets that grow by a quarter of a doubling: any median is right within 9 %, from counters alone.
const perDoubling = 4

/** One time of so many minutes, as a number to add to the counters: `verify.t17`. */
export const histogram = (name: string, minutes: number): Counts => ({
  [`${name}.t${Math.max(0, Math.round(Math.log2(Math.max(1, minutes)) * perDoubling))}`]: 1,
})

/** The minutes below which this share of the counted times lies; nothing was counted: undefined. */
export const quantile = (counts: Counts, name: string, share: number): number | undefined => {
  const buckets = Object.entries(counts)
    .flatMap(([key, times]) =>
      key.startsWith(`${name}.t`) ? [{ bucket: Number(key.slice(name.length + 2)), times }] : [],
    )
    .sort((a, b) => a.bucket - b.bucket)
  const total = buckets.reduce((sum, { times }) => sum + times, 0)
  let seen = 0
  for (const { bucket, times } of buckets) {
    seen += times
    if (seen >= total * share) return Math.round(2 ** (bucket / perDoubling))
  }
  return undefined
}
