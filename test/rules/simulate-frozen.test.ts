import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// What policies are measured against was fixed before our policy was tuned. A change here makes every figure another one.
const frozen = {
  'worlds/generate.ts': 'f8b7b18c39a214ee',
  'worlds/normal.ts': 'e0c49b1d944455fc',
  'worlds/scarce.ts': 'd73b13f6bf0ab4ab',
  'acceptance/acceptance.ts': '6c36d5cc402a9b64',
  'acceptance/logistic.ts': '4924aa98d056046d',
  'acceptance/classes.ts': 'b604ae1a6da1481c',
  'acceptance/busy.ts': '34c22ba1a0f4ea93',
  'board.ts': '97e29b488cbab201',
  'policies/baselines.ts': 'b3592013aeeae61d',
  'policies/batch.ts': 'c6c9dc4712e51218',
  'policies/waves.ts': 'fb4cdefc84a8cafc',
} as const

const hashOf = (file: string): string =>
  createHash('sha256')
    .update(readFileSync(new URL(`../bench/simulate/${file}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n'))
    .digest('hex')
    .slice(0, 16)

describe('worlds, human nature, the board and the reference policies', () => {
  it.each(Object.entries(frozen))('%s is as it was before the policy was tuned', (file, hash) => {
    expect(hashOf(file)).toBe(hash)
  })
})
