import { ownOrganizationIds } from '#shared/agreements/organization-services.ts'
import type { Context } from '#shared/authority/context.ts'
import { cityId, type Organization, organizations } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { type ImportOutcome, importOutcomes, type RegisterImport, registerImports } from './import.ts'
import { permittedImport, permittedOrganization } from './own-import.ts'

const shown = 20

/** The organizations for which the actor may bring lists: their own; for administrators the city's association. */
export const importingOrganizations = async (context: Context): Promise<Organization[]> => {
  const { actor, table } = context
  const isAdministrator = actor.kind === 'person' && actor.roles.some(({ role }) => role === 'administrator')
  const ids = [...new Set([...ownOrganizationIds(context), ...(isAdministrator ? [cityId] : [])])]
  return (await organizations.getMany(table, ids.map(keys.organization))).filter(({ state }) => state === 'active')
}

/** The lists of an organization, the latest first. */
export const readImports = async (
  context: Context,
  input: { organizationId: string },
): Promise<Loaded<RegisterImport>[]> => {
  await permittedOrganization(context, input.organizationId, 'register.import')
  const { items } = await registerImports.list(context.table, {
    index: 'owner',
    partition: owners.importsOf(input.organizationId, '', '').ownerPk ?? '',
    backwards: true,
    limit: shown,
  })
  return items
}

/** One list, as far as it is. */
export const readImport = (context: Context, input: { importId: string }): Promise<Loaded<RegisterImport>> =>
  permittedImport(context, input.importId)

/** Rows that need a person: those that broke a rule, and those that could not be taken back. */
export const readLeftRows = async (context: Context, input: { importId: string }): Promise<ImportOutcome[]> => {
  const of = await permittedImport(context, input.importId)
  const all = await importOutcomes.all(context.table, {
    partition: keys.importOutcome(of.id, 0).pk,
    begins: 'OUTCOME#',
  })
  return all.filter(({ did, kept }) => did === 'faulty' || kept !== undefined)
}
