/*
 * Common random numbers: chance belongs to a person, a need and a purpose, never to an order of events. The same person says
 * the same to the same need under every policy, so policies differ by what they do and not by luck.
 */

/** A 32-bit number for a name (FNV-1a). */
export const hashName = (name: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

const mixed = (value: number): number => {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A number in (0, 1) for a list of hashed names under a seed. */
export const drawOf = (seed: number, ...names: readonly number[]): number => {
  let hash = mixed(seed + 0x9e3779b9)
  for (const name of names) hash = mixed((hash ^ name) + 0x9e3779b9 + Math.imul(hash, 31))
  return (hash + 0.5) / 4294967296
}

const purposeHashes = {
  yes: hashName('yes'),
  delay: hashName('delay'),
  aloud: hashName('aloud'),
  withdraws: hashName('withdraws'),
  when: hashName('when'),
  noShow: hashName('noShow'),
} as const
export type Purpose = keyof typeof purposeHashes

/** Luck of one person with one need. */
export type PairLuck = (volunteerId: string, requestId: string, purpose: Purpose) => number

export const pairLuck = (seed: number): PairLuck => {
  const hashes = new Map<string, number>()
  const hashOf = (name: string): number => {
    const known = hashes.get(name)
    if (known !== undefined) return known
    const hash = hashName(name)
    hashes.set(name, hash)
    return hash
  }
  return (volunteerId, requestId, purpose) =>
    drawOf(seed, hashOf(volunteerId), hashOf(requestId), purposeHashes[purpose])
}

/** Luck that stays with one person. */
export const personLuck =
  (seed: number) =>
  (volunteerId: string, purpose: string): number =>
    drawOf(seed, hashName(volunteerId), hashName(purpose))
