import { setImmediate as turn } from 'node:timers/promises'
import type { Actor } from '#shared/authority/actor.ts'
import { dues } from '#shared/dues/due.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays } from '#shared/time/instant.ts'
import { enrolVolunteer } from '#shared/volunteers/enrol-volunteer.ts'
import { pauseVolunteer } from '#shared/volunteers/pause-volunteer.ts'
import { redrawDue } from '#shared/volunteers/redraw-volunteer.ts'
import { guardianConsents } from './guardians.ts'
import { volunteerIdOf } from './names.ts'
import type { Profile } from './profiles.ts'
import type { World } from './world.ts'

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
  for (const [count, { key, name, phone, joinedAt, input, vouched, paused }] of profiles.entries()) {
    const context = world.apart(key, world.now)
    await registerPerson(context, { id: input.personId, name, phone })
    await enrolVolunteer(context, input, { ...vouched, joinedAt })
    if (input.ageClass === 'minor') {
      // In the story's own table, so that the messages to the guardian are delivered.
      await guardianConsents({ ...context, table: world.context().table }, volunteerIdOf(key), count + 1)
    }
    if (paused) {
      const actor = volunteerActor(key, input.personId)
      const until = addDays(world.end, 5 + Math.floor(world.chance(key, 'pause') * 50))
      await pauseVolunteer({ ...context, actor }, { volunteerId: volunteerIdOf(key), until })
    }
    done(count + 1)
    await turn()
  }
}

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
  await table.write(moved.flat())
}
