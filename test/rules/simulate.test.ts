import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { travelGap } from '#shared/matching/constraints/time.ts'
import { overlaps } from '#shared/time/interval.ts'
import { isoWeek } from '#shared/time/shanghai.ts'
import { argumentsOf } from '#test/bench/simulate/arguments.ts'
import { freshlyAsked } from '#test/bench/simulate/asked.ts'
import { boardModel } from '#test/bench/simulate/board.ts'
import { cityOf } from '#test/bench/simulate/city.ts'
import { pairLuck, personLuck } from '#test/bench/simulate/draws.ts'
import { simulate } from '#test/bench/simulate/engine.ts'
import { hindsightOf } from '#test/bench/simulate/hindsight.ts'
import { natures } from '#test/bench/simulate/load.ts'
import { isPolicyName, policies, policyNames } from '#test/bench/simulate/policies/index.ts'
import { generate } from '#test/bench/simulate/worlds/generate.ts'

const seed = 101
const small = () => cityOf(generate({ name: 'small', requests: 60, volunteers: 90, side: 12 }, seed))
const names = policyNames.filter(isPolicyName)
const city = small()
const nature = natures.logistic(seed, personLuck(seed))
const hindsight = hindsightOf(city, nature, seed)
const runOf = (name: (typeof names)[number]) => simulate(city, policies[name], nature, { seed, board: boardModel })

describe('common random numbers', () => {
  it('belong to person, need and purpose alone', () => {
    const [one, other] = [pairLuck(seed), pairLuck(seed)]
    other('v9', 'r9', 'yes')
    expect(other('v1', 'r1', 'yes')).toBe(one('v1', 'r1', 'yes'))
    expect(one('v1', 'r1', 'yes')).not.toBe(one('v1', 'r1', 'delay'))
    expect(pairLuck(102)('v1', 'r1', 'yes')).not.toBe(one('v1', 'r1', 'yes'))
  })
  it('give everybody the same answer to the same need, as long as nobody was asked too often', () => {
    for (const name of names) {
      for (const { volunteer, need, state } of runOf(name).offers) {
        if (state !== 'yes') continue
        const pair = city.needs[need]!.pairs.get(volunteer)!
        // A yes under any policy lies below the chance of somebody nobody has asked yet.
        const luck = pairLuck(seed)(city.people[volunteer]!.id, city.needs[need]!.world.id, 'yes')
        expect(luck).toBeLessThan(nature.chance(freshlyAsked(city, pair)))
      }
    }
  })
  it('make the same run twice', () => {
    expect(runOf('ours').services).toEqual(runOf('ours').services)
  })
})

describe.each(names)('%s', (name) => {
  const run = runOf(name)
  it('finds people', () => expect(run.services.length).toBeGreaterThan(5))
  it('never books anybody twice, nor without time to travel', () => {
    for (const calendar of run.market.calendars) {
      calendar.commitments.forEach((one, at) => {
        const others = calendar.commitments.slice(at + 1)
        expect(others.some((other) => overlaps(one, other))).toBe(false)
        const need = city.needs.find(({ world }) => world.id === one.requestId)!
        const pair = [...need.pairs.values()][0]!
        const facts = { ...pair.facts, calendar: { ...calendar, commitments: others } }
        expect(travelGap.check({ ...facts, declinedBefore: false })).toBeUndefined()
      })
    }
  })
  it('fills no seat twice, and keeps everybody within their hours and asks of a week', () => {
    const hours = new Map<string, number>()
    for (const need of run.market.needs) expect(need.taken.size).toBeLessThanOrEqual(need.of.world.seats)
    for (const { volunteer, need } of run.services) {
      const { facts, world } = city.needs[need]!
      const week = `${volunteer}/${isoWeek(facts.shift.starts)}`
      hours.set(week, (hours.get(week) ?? 0) + world.minutes / 60)
    }
    for (const [week, sum] of hours)
      expect(sum).toBeLessThanOrEqual(city.people[Number(week.split('/')[0])]!.hoursPerWeek)
    const asks = new Map<string, number>()
    for (const { volunteer, sentAt } of run.offers) {
      const week = `${volunteer}/${Math.floor(sentAt / 10_080)}`
      asks.set(week, (asks.get(week) ?? 0) + 1)
    }
    for (const [week, count] of asks) {
      expect(count).toBeLessThanOrEqual(city.people[Number(week.split('/')[0])]!.asksPerWeek)
    }
  })
  it('never gets above the bound in hindsight', () => {
    expect(run.services.reduce((sum, { worth }) => sum + worth, 0)).toBeLessThanOrEqual(hindsight.bound + 1e-6)
  })
})

describe('the command', () => {
  it.each([
    [['--policy', 'mine'], '--policy: "mine" is none of'],
    [[], '--policy: missing'],
    [['--policy', 'ours', '--seeds', '5..1'], '--seeds: "5..1" ends before it begins'],
    [['--policy', 'ours', '--seeds', 'x'], '--seeds: "x" is neither'],
    [['--policy', 'ours', '--seeds'], '--seeds: a value is missing'],
    [['--speed', '3'], '--speed: unknown'],
  ])('%j is refused by name', (words, message) => {
    expect(() => argumentsOf(words)).toThrow(message)
  })
  it('leaves with 2 and names a file that is not there', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'test/bench/simulate/simulate.ts', '--policy', 'ours', '--world', 'nowhere.mjs'],
      { encoding: 'utf8' },
    )
    expect([status, stderr.trim()]).toEqual([2, '--world: there is no file nowhere.mjs'])
  })
})
