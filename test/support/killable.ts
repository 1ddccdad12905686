import { services, systemContext } from '#functions/context.ts'
import { main } from '#infra/local/main.ts'
import type { Role } from '#shared/authority/actor.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { memberships } from '#shared/people/person.ts'
import { signInAs } from '#shared/people/sessions.ts'
import { enrolEngineers, foundTown } from './town.ts'

// The embedded run with the whole product on a small town: a program, started as a process of its own and killed by tests.

const people = Number(process.env.ENGINEERS ?? 24)

/** The town by the product's own verbs; its hints are the session tokens of shop, staff, and every engineer. */
const seedAdministrator = async (): Promise<string[]> => {
  const context = await systemContext()
  await foundTown(context)
  const staff: Role = { role: 'associationStaff', organizationId: territoryId('450204') }
  await (await services()).table.write([
    memberships.put({ personId: 'per_district', role: staff, since: context.clock() }),
  ])
  await enrolEngineers(context, people, { asksPerWeek: 30, hoursPerWeek: 60 })
  const tokens: string[] = []
  for (const personId of ['per_shop', 'per_district', ...Array.from({ length: people }, (_, n) => `per_engineer${n}`)])
    tokens.push((await signInAs(context, personId)).token)
  return tokens
}

await main({
  load: (entry) => import(`#functions/${entry}.ts`),
  loadSeed: async () => ({ seed: seedAdministrator, seedAdministrator }),
})
