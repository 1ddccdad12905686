/*
 * A world to simulate: people and needs in kilometres and minutes, without a word of the product, so that anybody can write
 * one. A module exports by default a function from a seed to a world; the same seed gives the same world:
 *
 *   export default (seed) => ({ name: 'mine', weeks: 4, volunteers: [...], requests: [...] })
 *
 * Moments are whole minutes since 00:00 of the first Monday; places are kilometres east (x) and north (y) of a corner.
 */

export interface WorldVolunteer {
  id: string
  x: number
  y: number
  /** Farthest way they go. */
  reachKm: number
  /** Skills by number, each once. Everybody can do what asks for no skill. */
  skills: readonly { skill: number; level: 1 | 2 | 3 }[]
  adult: boolean
  insurable: boolean
  trained: boolean
  /** Free every week: weekday 0 is Monday, minutes of the day. */
  free: readonly { weekday: number; from: number; to: number }[]
  /** Most hours of service and most invitations in one week. */
  hoursPerWeek: number
  asksPerWeek: number
  /** Kinds of service (0 to 5) that they say they like. */
  likes: readonly number[]
  /** Hidden from every policy, for acceptance models only: 0 to 1, and 0 to 1 for each kind of service. */
  reliability: number
  tastes: readonly number[]
}

export interface WorldRequest {
  id: string
  /** Who asks. */
  requester: string
  /** A number from 0; places of one district lie together. */
  district: number
  x: number
  y: number
  /** When people may first hear of it, when it starts, how long it takes (a multiple of 30). */
  opens: number
  starts: number
  minutes: number
  seats: number
  /** The skill asked for and its level; without one anybody will do. */
  skill?: number
  level: 1 | 2 | 3
  /** Dangerous: grown-ups whom an insurer covers. */
  dangerous: boolean
  /** Needs the safety training. */
  training: boolean
  /** Kind of service, 0 to 5. */
  kind: number
}

export interface World {
  name: string
  weeks: number
  volunteers: readonly WorldVolunteer[]
  requests: readonly WorldRequest[]
}

export type WorldModule = (seed: number) => World
