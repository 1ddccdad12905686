import type { Actor } from '#shared/authority/actor.ts'
import { volunteerActor } from './enrolment.ts'
import { volunteerIdOf } from './names.ts'
import type { Profile } from './profiles.ts'
import type { World } from './world.ts'

/** How a volunteer of the sample tends to behave. */
export interface Manner {
  key: string
  actor: Actor
  /** Chance of a yes. */
  yes: number
  /** Does nothing of the kind that makes work for others: never stays away, withdraws or forgets. */
  steady: boolean
  /** Answers no invitation sent after this moment, so that it waits at the story's end. */
  silentFrom?: string
}

/** Everybody by volunteer id. */
export type Crowd = ReadonlyMap<string, Manner>

export const crowdOf = (
  world: World,
  profiles: readonly Profile[],
  special: Readonly<Record<string, Partial<Pick<Manner, 'yes' | 'steady' | 'silentFrom'>>>>,
): Crowd =>
  new Map(
    profiles.map(({ key, input }) => [
      volunteerIdOf(key),
      {
        key,
        actor: volunteerActor(key, input.personId),
        yes: 0.4 + 0.5 * world.chance(key, 'yes'),
        steady: false,
        ...special[key],
      },
    ]),
  )

export const mannerOf = (crowd: Crowd, volunteerId: string): Manner => {
  const found = crowd.get(volunteerId)
  if (!found) throw new Error(`Nobody in the sample is ${volunteerId}.`)
  return found
}
