import type { WorldRequest, WorldVolunteer } from '../world.ts'

/*
 * Human nature: how people answer. A module exports by default a function from a seed to a nature; the same seed gives the
 * same people:
 *
 *   export default (seed, luck) => ({ name: 'mine', chance: (asked) => 0.4 * 0.88 ** asked.asksLately, ... })
 *
 * `luck(id, purpose)` is a number in [0, 1) that stays with a person under every policy: for whatever is hidden in them.
 * Yes and no are drawn by the simulator, from a number that belongs to the pair of person and need: whoever says yes under
 * one policy says yes under every other, unless the chance itself is another.
 *
 * The bound in hindsight asks for the chance of somebody not asked lately, at the moment at which the need opens. So
 * `chance` must not grow with `asksLately`, `servesLately`, `saidYes` or `saidNo`, and not as the start comes nearer.
 */

/** One person asked for one need, at one moment. */
export interface Asked {
  volunteer: WorldVolunteer
  request: WorldRequest
  km: number
  /** Hours until it starts. */
  leadHours: number
  /** Invitations within the last seven days, this one not counted. 0 for somebody who browses a board. */
  asksLately: number
  /** Accepted services that start within the seven days around this one. */
  servesLately: number
  /** Answers since the beginning. */
  saidYes: number
  saidNo: number
}

export interface Nature {
  name: string
  /** The chance of a yes, 0 to 1. */
  chance: (asked: Asked) => number
  /** Minutes until the answer, from a number in (0, 1); nights are added by the simulator. */
  delay: (luck: number) => number
  /** Of those who do not say yes, the share that says no; the others stay silent. */
  saysNo: number
  /** Share of accepted services that are given back before the start, and of those kept for which nobody comes. */
  withdraws: number
  noShows: number
}

export type NatureModule = (seed: number, luck: (volunteerId: string, purpose: string) => number) => Nature

export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** The normal deviate below which a share of all lies (Acklam's approximation in the middle, a tail formula outside). */
export const deviate = (share: number): number => {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, share))
  const tail = Math.min(p, 1 - p)
  const t = Math.sqrt(-2 * Math.log(tail))
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t)
  return p < 0.5 ? -z : z
}

/** Lognormal with a median of 90 minutes. */
export const usualDelay = (luck: number): number => 90 * Math.exp(1.2 * deviate(luck))

/** How much of the chance is left after so many invitations in a week. */
export const tired = (asksLately: number): number => 0.88 ** asksLately
