import type { Role } from '#shared/authority/actor.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { newPerson, startApp } from './app.ts'
import { clientOf } from './client.ts'
import { sweepAll } from './follow.ts'
import { dayBefore, enrolEngineers, foundTown } from './town.ts'

/** The small town behind the app, with everybody signed in and a client for each. */
export const startApiTown = async (engineers = 2) => {
  const world = await startApp()
  world.setClock(dayBefore)
  await foundTown(world.system)
  const enrolled = await enrolEngineers(world.system, engineers)
  const person = async (name: string, ...roles: Role[]) => {
    const one = await newPerson(world, name, roles)
    return { ...one, api: clientOf(world.app, one.cookie) }
  }
  const volunteer = (n: number) =>
    person(`engineer ${n}`, { role: 'volunteer', volunteerId: enrolled[n]?.volunteerId ?? '' })
  return {
    ...world,
    enrolled,
    follow: () => sweepAll(world.system),
    person,
    volunteer,
    nobody: clientOf(world.app),
    shop: await person('shop', { role: 'requesterMember', requesterId: 'rqr_shop' }),
    district: await person('district', { role: 'associationStaff', organizationId: territoryId('450204') }),
    society: await person('society', { role: 'organizationStaff', organizationId: 'org_welding' }),
    first: await volunteer(0),
    second: await volunteer(1),
  }
}
export type ApiTown = Awaited<ReturnType<typeof startApiTown>>
