import { beforeAll, describe, expect, it } from 'vitest'
import { type AttackResult, attack } from '#test/support/attack.ts'

// A small run of the attack, always the same; `npm run bench:attack` is the large one.

let result: AttackResult
beforeAll(async () => {
  const named = /\/(requests|offers|placements|volunteers|requesters|profile|staff)/
  let n = 0
  result = await attack({
    seed: 11,
    rounds: 1,
    each: 1,
    only: ({ path }) => {
      n += 1
      return named.test(path) && n % 3 === 0
    },
  })
}, 120_000)

const of = (kind: AttackResult['findings'][number]['kind']) => result.findings.filter((one) => one.kind === kind)

describe('every role tries what the document and the forms allow, and what they do not', () => {
  it('and many of the requests come through to a verb', () => {
    expect(result.requests).toBeGreaterThan(300)
    expect(result.reached / result.requests).toBeGreaterThan(0.2)
  })
  it('no answer is a fault of ours', () => expect(of('fault')).toEqual([]))
  it('no answer tells what the reader may not see', () => expect(of('foreign data')).toEqual([]))
  it('nothing is left half-written', () => expect(of('half-written')).toEqual([]))
  it('no page carries a script, a style or a handler of its own', () => expect(of('inline')).toEqual([]))
  it('every answer carries the headers that protect it', () => expect(of('headers')).toEqual([]))
})
