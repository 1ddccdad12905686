import { createHash, randomBytes } from 'node:crypto'

/** Numbers in [0, 1). Passed in, so that every decision can be replayed. */
export type Random = () => number

/** The real source: cryptographic, for ids and tokens nobody may guess. */
export const secureRandom: Random = () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48

/** A repeatable source (mulberry32) from a seed: for seeding, samples and tests, never for secrets. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A repeatable number in [0, 1) for a name: the same name, the same number. */
export const hashFraction = (...parts: readonly string[]): number =>
  createHash('sha256').update(parts.join('\u0000')).digest().readUInt32BE(0) / 4294967296
