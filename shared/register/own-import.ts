import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { importWord, type RegisterImport, registerImports } from './import.ts'

/** The organization for which a list comes or goes, where the actor may do so. */
export const permittedOrganization = async (
  context: Context,
  organizationId: string,
  act: 'register.import' | 'register.export',
): Promise<Organization> => {
  const organization = await organizations.get(context.table, keys.organization(organizationId))
  // An organization that is not there is refused like one out of reach.
  permit(context, act, { what: importWord, reach: organization?.path ?? [] })
  if (organization?.state !== 'active') throw notFound(importWord)
  return organization
}

/** A list of an organization in whose subtree the actor stands. */
export const permittedImport = async (context: Context, importId: string): Promise<Loaded<RegisterImport>> => {
  const found = await registerImports.get(context.table, keys.registerImport(importId))
  if (!found) {
    permit(context, 'register.import', { what: importWord, reach: [] })
    throw notFound(importWord)
  }
  await permittedOrganization(context, found.organizationId, 'register.import')
  return found
}

/** As whoever confirmed the list: what follows from it stands in the audit under their name. */
export const asImporter = (context: Context, { by }: Pick<RegisterImport, 'by'>): Context => ({
  ...context,
  actor: { kind: 'person', personId: by, roles: [], language: 'zh' },
})
