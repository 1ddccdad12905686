import { Refusal } from '#shared/kernel/refusal.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { organizations } from './organization.ts'

/** Refuses organizations that are not there or were closed: people join real ones only (Art. 7). */
export const mustBeOrganizations = async (table: Table, ids: readonly string[]): Promise<void> => {
  const found = await organizations.getMany(table, [...new Set(ids)].map(keys.organization))
  const open = new Set(found.filter(({ state }) => state === 'active').map(({ id }) => id))
  const unknown = ids.filter((id) => !open.has(id))
  if (unknown.length === 0) return
  throw new Refusal(
    'invalid',
    'noSuchOrganization',
    { zh: '有的组织找不到。', en: 'Some of these organizations do not exist.' },
    {
      fields: [
        {
          path: 'organizationIds',
          text: {
            zh: `没有“${unknown.join('、')}”这个组织，或已经停办。请从列表里选。`,
            en: `There is no organization "${unknown.join(', ')}", or it has closed. Choose from the list.`,
          },
        },
      ],
    },
  )
}
