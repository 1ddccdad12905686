import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { newId } from '#shared/kernel/id.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { keys } from '#shared/table/keys.ts'
import { type Organization, organizations } from './organization.ts'

export const organizationWord: Text = { zh: '组织', en: 'organization' }

/** The deepest the tree grows: city, district, township, line, group and some room. */
const deepest = 8

export interface FoundInput {
  /** A name known beforehand, such as that of a territorial node; a fresh one when absent. */
  id?: string
  name: Text
  kind: Organization['kind']
  /** Absent only for the root of the tree. */
  parentId?: string
  districtCode?: string
}

/**
 * A new node of the tree (Art. 4–5) under one that stands already; staff of the parent or above may. Founding the same id
 * again gives the organization that is there.
 */
export const foundOrganization = async (context: Context, input: FoundInput): Promise<Organization> => {
  const { parentId, districtCode, name, kind } = input
  const parent =
    parentId === undefined ? undefined : await organizations.get(context.table, keys.organization(parentId))
  permit(context, 'organization.found', { what: organizationWord, reach: parent?.path ?? [] })
  if (parentId !== undefined && parent?.state !== 'active') throw notFound(organizationWord)
  if ((parent?.path.length ?? 0) >= deepest) throw tooDeep()
  const id = input.id ?? newId('organization', context.random)
  return deciding(async () => {
    const already = await organizations.get(context.table, keys.organization(id))
    if (already) return already
    const organization: Organization = {
      id,
      name,
      kind,
      path: [...(parent?.path ?? []), id],
      ...(parentId === undefined ? {} : { parentId }),
      ...(districtCode === undefined ? {} : { districtCode }),
      state: 'active',
    }
    await context.table.write([organizations.create(organization), audited(context, id, 'organization.found')])
    return organization
  })
}

const tooDeep = (): Refusal =>
  new Refusal('invalid', 'treeTooDeep', {
    zh: `组织最多 ${deepest} 级，这里已经到底了。请建在上一级下面。`,
    en: `The tree has at most ${deepest} levels and ends here. Found the organization one level up.`,
  })
