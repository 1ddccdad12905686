import { seededRandom } from '#shared/kernel/random.ts'
import type { PlanProblem } from '#shared/matching/plan/problem.ts'

// Cities to plan, of several shapes: all from a seed, none of them tuned to.

export interface Shape {
  requests: number
  /** Volunteers for each request. */
  supply: number
  /** All requests on one day instead of a week. */
  rush?: boolean
  /** One skill that one in two hundred holds, and one request in ten needs. */
  rare?: boolean
  /** Four times the distances. */
  sparse?: boolean
  /** Share of requests with a minimum head-count. */
  bundled?: number
}

interface Point {
  x: number
  y: number
}

const skills = 10
const bestKept = 25
const dayMinutes = 1440

/** A number of a bell curve around nothing, cheaply. */
const bell = (random: () => number): number => random() + random() + random() - 1.5

/** Minutes on the way: 25 km/h with detours, and ten to get ready. */
const wayMinutes = (km: number): number => Math.ceil((km * 1.4 * 60) / 25 + 10)

const away = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

/** A week of a city: people cluster, skills are unevenly held, everybody has hours of their own. */
export const planWorld = (shape: Shape, seed: number): PlanProblem => {
  const random = seededRandom(seed * 7919 + shape.requests)
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
  const oneOf = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0]
  const size = shape.sparse ? 60 : 15
  const centres = Array.from({ length: 6 }, () => ({
    x: random() * size,
    y: random() * size,
    spread: 1 + random() * 3,
  }))
  const somewhere = (): Point => {
    const { x, y, spread } = centres[whole(0, 5)] ?? { x: 0, y: 0, spread: 1 }
    return { x: x + bell(random) * spread * (size / 15), y: y + bell(random) * spread * (size / 15) }
  }
  const shares = Array.from({ length: skills }, (_, n) => 1 / (n + 1))
  const sum = shares.reduce((a, b) => a + b, 0)
  const bounds = shares.map((_, n) => shares.slice(0, n + 1).reduce((a, b) => a + b, 0) / sum)
  const someSkill = (): number => {
    const luck = random()
    return Math.max(
      0,
      bounds.findIndex((bound) => luck < bound),
    )
  }
  const people = Array.from({ length: Math.round(shape.requests * shape.supply) }, () => ({
    at: somewhere(),
    radius: whole(3, 15) * (shape.sparse ? 3 : 1),
    levels: new Map(Array.from({ length: whole(1, 3) }, () => [someSkill(), whole(1, 3)])),
    rare: random() < 0.005,
    adult: random() < 0.93,
    trained: random() < 0.4,
    blocks: Array.from({ length: whole(3, 7) }, () => {
      const from = whole(0, 6) * dayMinutes + oneOf([8, 9, 13, 14, 18]) * 60
      return { from, to: from + whole(2, 5) * 60 }
    }),
    hours: whole(4, 20) / 2,
  }))
  const asks = Array.from({ length: shape.requests }, () => {
    const minutes = whole(2, 7) * 30
    const day = shape.rush ? 5 : whole(0, 6)
    return {
      at: somewhere(),
      skill: someSkill(),
      rare: shape.rare === true && random() < 0.1,
      level: whole(1, 3),
      start: day * dayMinutes + 8 * 60 + whole(0, 24) * 30,
      minutes,
      seats: oneOf([1, 1, 1, 2, 2, 3, 4, 5]),
      adult: random() < 0.3,
      trained: random() < 0.2,
      priority: oneOf([1, 1, 1.5, 2]),
      bundled: random() < (shape.bundled ?? 0),
    }
  })
  const edges: PlanProblem['edges'] = []
  asks.forEach((ask, request) => {
    const found = people.flatMap((one, volunteer) => {
      const level = one.levels.get(ask.skill) ?? 0
      const km = away(one.at, ask.at)
      const able = ask.rare ? one.rare : level >= ask.level
      if (!able || km > one.radius || (ask.adult && !one.adult) || (ask.trained && !one.trained)) return []
      const way = wayMinutes(km)
      const [start, end] = [ask.start - way, ask.start + ask.minutes + way]
      const free = one.blocks.some(({ from, to }) => from <= ask.start && ask.start + ask.minutes <= to)
      if (!free || ask.minutes / 60 > one.hours) return []
      const fit = 0.5 * (1 - km / one.radius) + 0.3 / (1 + Math.max(0, level - ask.level)) + 0.2 * random()
      const value = Math.round(ask.priority * (0.5 + 0.5 * fit) * 10_000) / 10_000
      return [{ volunteer, request, value, start, end, hours: ask.minutes / 60 }]
    })
    edges.push(...found.sort((a, b) => b.value - a.value).slice(0, bestKept))
  })
  return {
    volunteers: people.map(({ hours }, n) => ({ id: `v${n}`, hours })),
    requests: asks.map(({ seats, bundled }, n) => ({
      id: `r${n}`,
      seats,
      ...(bundled && seats > 1 ? { minSeats: Math.ceil(seats / 2) + (seats > 2 ? 1 : 0) } : {}),
    })),
    edges,
  }
}
