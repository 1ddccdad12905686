import { createHash } from 'node:crypto'

// A hash tree as of RFC 6962: leaves and nodes are hashed apart, so that none is taken for the other, and no leaf counts twice.

const sha256 = (...parts: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)
const bytes = (hash: string): Buffer => Buffer.from(hash, 'base64url')

export const leafOf = (text: string): string => sha256(leafMark, text).toString('base64url')

const joined = (left: string, right: string): string =>
  sha256(nodeMark, bytes(left), bytes(right)).toString('base64url')

/** The largest power of two below a count: that many leaves stand on the left. */
const splitOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1)

/** Pure: the one hash that stands for all leaves in their order; of none, the hash of nothing. */
export const rootOf = (leaves: readonly string[]): string => {
  const [first] = leaves
  if (first === undefined) return sha256('').toString('base64url')
  if (leaves.length === 1) return first
  const split = splitOf(leaves.length)
  return joined(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

/** One step from a leaf up to the root: the hash beside it, and on which side that stands. */
export interface ProofStep {
  side: 'left' | 'right'
  hash: string
}

/** Pure: what proves one leaf to whoever has only the root; twenty steps are enough for a million leaves. */
export const proofOf = (leaves: readonly string[], index: number): ProofStep[] => {
  if (leaves.length < 2) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...proofOf(left, index), { side: 'right', hash: rootOf(right) }]
    : [...proofOf(right, index - split), { side: 'left', hash: rootOf(left) }]
}

/** Pure: the root that a leaf and its proof lead to. */
export const provenRoot = (leaf: string, proof: readonly ProofStep[]): string =>
  proof.reduce((hash, step) => (step.side === 'left' ? joined(step.hash, hash) : joined(hash, step.hash)), leaf)
