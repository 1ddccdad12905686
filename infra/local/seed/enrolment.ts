import type { Actor } from '#shared/authority/actor.ts'
import { dues } from '#shared/dues/due.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays } from '#shared/time/instant.ts'
import { enrolVolunteer } from '#shared/volunteers/enrol-volunteer.ts'
import { pauseVolunteer } from '#shared/volunteers/pause-volunteer.ts'
import { redrawDue } from '#shared/volunteers/redraw-volunteer.ts'
import { volunteerIdOf } from './names.ts'
import type { Profile } from './profiles.ts'
import type { World } from './world.ts'

const sideBySide = 12

/** Runs work for each of a list, some side by side. Each must keep to chance of its own, so that order does not matter. */
export const forEachOf = async <T>(
  list: readonly T[],
  work: (one: T, at: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let at = next; at < list.length; at = next) {
      next += 1
      const one = list[at]
      if (one !== undefined) await work(one, at)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
}

export const volunteerActor = (key: string, personId: string): Actor => ({
  kind: 'person',
  personId,
  roles: [{ role: 'volunteer', volunteerId: volunteerIdOf(key) }],
  language: 'zh',
})

/** Enrols everybody by the verb of the product, with what an import from the outside register would know besides. */
export const enrolAll = async (
  world: World,
  profiles: readonly Profile[],
  done: (count: number) => void,
): Promise<void> => {
  let count = 0
  await forEachOf(profiles, async ({ key, name, phone, joinedAt, input, vouched, paused }) => {
    const context = world.apart(key, world.now)
    await registerPerson(context, { id: input.personId, name, phone })
    await enrolVolunteer(context, input, { ...vouched, joinedAt })
    if (paused) {
      const actor = volunteerActor(key, input.personId)
      const until = addDays(world.end, 5 + Math.floor(world.chance(key, 'pause') * 50))
      await pauseVolunteer({ ...context, actor }, { volunteerId: volunteerIdOf(key), until })
    }
    count += 1
    done(count)
  })
}

const redrawsPerWrite = 50

/**
 * The weekly redraw of everybody's place in the index, kept out of the story for its number: the one that fell due at the
 * beginning is put off to the week after the story's end.
 */
export const putOffRedraws = async (world: World, profiles: readonly Profile[], enrolledAt: string): Promise<void> => {
  const { table } = world.apart('redraws', world.end)
  const moved = profiles.map(({ key }): Change[] => {
    const change = redrawDue(volunteerIdOf(key), enrolledAt)
    const gone: Change[] = change.kind === 'put' ? [{ kind: 'remove', key: dues.keyOf(dues.read(change.item)) }] : []
    return [...gone, redrawDue(volunteerIdOf(key), world.end)]
  })
  const starts = Array.from({ length: Math.ceil(moved.length / redrawsPerWrite) }, (_, n) => n * redrawsPerWrite)
  await forEachOf(starts, (at) => table.write(moved.slice(at, at + redrawsPerWrite).flat()))
}
