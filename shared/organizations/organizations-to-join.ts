import type { Context } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import { type Organization, organizations, territoryReach } from './organization.ts'
import { organizationsNear } from './organizations-near.ts'

/** The organizations somebody in a district may join (Art. 7), by territory or line: those they are in already first. */
export const organizationsToJoin = async (
  context: Context,
  input: { districtCode: string; joined: readonly string[] },
): Promise<Organization[]> => {
  const [near, known] = await Promise.all([
    organizationsNear(context, input),
    organizations.getMany(
      context.table,
      [...new Set([...input.joined, ...territoryReach(input.districtCode)])].map(keys.organization),
    ),
  ])
  const mine = input.joined.flatMap((id) => known.filter((one) => one.id === id))
  const others = [...known.filter(({ state }) => state === 'active'), ...near]
  return [...new Map([...mine, ...others].map((one) => [one.id, one])).values()]
}
