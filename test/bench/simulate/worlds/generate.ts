import { seededRandom } from '#shared/kernel/random.ts'
import type { World, WorldRequest, WorldVolunteer } from '../world.ts'

/*
 * FROZEN: fixed before any tuning of the policy. A clustered city: ten skills of very unequal frequency, weekly
 * availability, needs whose head-counts and lead times have the shape of the NYC data (665 opportunities of NYC Service:
 * head-counts by twentieths, divided by ten, at least 1 and capped at 5 (50); lead times of opportunities posted ahead are lognormal with a
 * spread of about 1, scaled down to a median of four days as the world lasts four weeks).
 */

export interface Shape {
  name: string
  requests: number
  volunteers: number
  side: number
}

const kinds = 6
const skills = 10
const districts = 6
const dayMinutes = 1440
const headCounts = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 5, 5, 5, 5] as const
const leadDays = { median: 4, spread: 1, most: 16 } as const
const shortNotice = { share: 0.25, from: 4, to: 24 } as const

export const generate = (shape: Shape, seed: number): World => {
  const random = seededRandom(seed * 7919 + shape.requests * 31)
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
  const bell = (): number => (random() + random() + random() + random() + random() + random() - 3) / Math.SQRT1_2
  const centres = Array.from({ length: districts }, () => ({
    x: random() * shape.side,
    y: random() * shape.side,
    spread: 1 + random() * 3,
  }))
  const nearest = (x: number, y: number): number =>
    centres.reduce((best, one, at) => {
      const to = centres[best]
      return to !== undefined && Math.hypot(one.x - x, one.y - y) < Math.hypot(to.x - x, to.y - y) ? at : best
    }, 0)
  const somewhere = (): { x: number; y: number } => {
    const centre = random() < 0.25 ? undefined : centres[Math.floor(random() * random() * districts)]
    if (centre === undefined) return { x: random() * shape.side, y: random() * shape.side }
    return { x: centre.x + bell() * centre.spread, y: centre.y + bell() * centre.spread }
  }
  const shares = Array.from({ length: skills }, (_, n) => 1 / (n + 1))
  const all = shares.reduce((sum, one) => sum + one, 0)
  const someSkill = (): number => {
    let luck = random() * all
    return Math.max(
      0,
      shares.findIndex((share) => {
        luck -= share
        return luck <= 0
      }),
    )
  }
  const levelOf = (number: number): 1 | 2 | 3 => (number <= 1 ? 1 : number === 2 ? 2 : 3)

  const volunteer = (number: number): WorldVolunteer => {
    const levels = new Map<number, 1 | 2 | 3>()
    for (let n = whole(1, 4); n > 0; n -= 1) {
      const skill = someSkill()
      levels.set(skill, levelOf(Math.max(levels.get(skill) ?? 0, whole(1, 3))))
    }
    const free = Array.from({ length: whole(3, 7) }, () => {
      const weekday = whole(0, 6)
      const hour = weekday >= 5 ? whole(8, 15) : random() < 0.6 ? whole(16, 18) : whole(8, 14)
      return { weekday, from: hour * 60, to: Math.min(23, hour + whole(3, 6)) * 60 }
    })
    const tastes = Array.from({ length: kinds }, () => random())
    return {
      id: `v${number}`,
      ...somewhere(),
      reachKm: 3 + random() * 12,
      skills: [...levels].map(([skill, level]) => ({ skill, level })),
      adult: random() < 0.9,
      insurable: random() < 0.7,
      trained: random() < 0.7,
      free,
      hoursPerWeek: whole(4, 20) / 2,
      asksPerWeek: 20,
      likes: tastes.flatMap((taste, kind) => (taste > 0.75 ? [kind] : [])),
      reliability: random(),
      tastes,
    }
  }

  const lead = (): number => {
    if (random() < shortNotice.share) return (shortNotice.from + random() * (shortNotice.to - shortNotice.from)) * 60
    const days = leadDays.median * Math.exp(leadDays.spread * bell())
    return Math.min(leadDays.most, Math.max(1, days)) * dayMinutes
  }
  const awake = (minute: number): boolean => minute % dayMinutes >= 8 * 60 && minute % dayMinutes <= 20 * 60

  const request = (number: number): WorldRequest => {
    const day = whole(1, 27)
    const weekend = day % 7 >= 5
    const minutes = 60 + whole(0, 5) * 30
    const hour = weekend
      ? 8 * 60 + whole(0, 19) * 30
      : random() < 0.6
        ? 960 + whole(0, 6) * 30
        : 480 + whole(0, 13) * 30
    const starts = day * dayMinutes + Math.min(hour, 22 * 60 - minutes)
    let opens = Math.round(starts - lead())
    for (let tries = 0; tries < 12 && (opens < 0 || !awake(opens)); tries += 1) opens = Math.round(starts - lead())
    const at = somewhere()
    return {
      id: `r${number}`,
      requester: `q${Math.floor(random() * random() * 120)}`,
      district: nearest(at.x, at.y),
      ...at,
      opens: Math.max(8 * 60, opens),
      starts,
      minutes,
      seats: headCounts[whole(0, headCounts.length - 1)] ?? 1,
      ...(random() < 0.35 ? {} : { skill: someSkill() }),
      level: random() < 0.3 ? 2 : 1,
      dangerous: random() < 0.25,
      training: random() < 0.2,
      kind: whole(0, kinds - 1),
    }
  }
  return {
    name: shape.name,
    weeks: 4,
    volunteers: Array.from({ length: shape.volunteers }, (_, number) => volunteer(number)),
    requests: Array.from({ length: shape.requests }, (_, number) => request(number)),
  }
}
