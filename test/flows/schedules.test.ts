import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import type { FaultRates } from '#test/support/faults.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import {
  foundWorld,
  opening,
  playSchedule,
  type Shape,
  type Step,
  type Tally,
  type Verb,
  verbs,
} from '#test/support/schedule.ts'

// Anybody does anything in any order and at once; whatever was refused, the table is sound in the end. SCHEDULE_SEED=7 plays
// others, SCHEDULE_RUNS=20 twenty times as many, SCHEDULE_TALLY=1 tells what people did.

const seed = Number(process.env.SCHEDULE_SEED ?? 20260914)
const factor = Number(process.env.SCHEDULE_RUNS ?? 1)

let database: TestDatabase
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.stop())

const often = [
  'accept',
  'accept',
  'accept',
  'follow',
  'follow',
  'pass',
  'withdraw',
  'standBy',
  'come',
  'claim',
] as const
const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...verbs, ...often),
  who: fc.nat(11),
  what: fc.nat(11),
  yes: fc.boolean(),
  together: fc.boolean(),
})
const position = fc
  .integer({ min: 1, max: 3 })
  .chain((seats) => fc.record({ seats: fc.constant(seats), minimum: fc.integer({ min: 0, max: seats }) }))
const shape: fc.Arbitrary<Shape> = fc.record({
  onSite: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
  shifts: fc.array(fc.array(position, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
})
const schedule = fc.record({
  shapes: fc.tuple(shape, shape),
  steps: fc.array(step, { minLength: 15, maxLength: 25, size: 'max' }),
})

/** Done at least once in any handful of schedules. */
const surely: Verb[] = ['submit', 'open', 'accept', 'decline', 'withdraw', 'change', 'pass', 'follow']

const kinds: [string, number, FaultRates | undefined][] = [
  ['on the plain table', 10, undefined],
  [
    'under conflicts, throttles, lost and repeated replies and a stale index',
    3,
    { conflict: 0.05, throttle: 0.03, lostReply: 0.03, repeated: 0.03, staleIndex: 0.3 },
  ],
]

test.each(kinds)(
  'whatever people do, in any order and at once, leaves the table sound: %s',
  async (name, runs, rates) => {
    const tally: Tally = new Map()
    let run = 0
    let injected = 0
    const holds = async ({ shapes, steps }: { shapes: Shape[]; steps: Step[] }) => {
      run += 1
      const world = await foundWorld(database, `${name.length}-${run}`, shapes, rates && { seed: seed + run, rates })
      await playSchedule(world, [...opening, ...steps], tally)
      injected += world.injected()
      expect(await brokenInvariants(world.source, world.clock.now())).toEqual([])
    }
    await fc.assert(fc.asyncProperty(schedule, holds as never), {
      seed,
      numRuns: Math.ceil(runs * factor),
      endOnFailure: true,
    })
    if (process.env.SCHEDULE_TALLY)
      console.log(
        [...tally]
          .sort()
          .map(([what, n]) => `${n} ${what}`)
          .join('\n'),
      )
    expect(rates === undefined || injected > 0).toBe(true)
    // A schedule in which nothing succeeds proves nothing.
    for (const verb of surely) expect(tally.get(verb) ?? 0, verb).toBeGreaterThan(0)
  },
  480_000 * Math.max(1, factor),
)
