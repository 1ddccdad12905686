import type { Actor } from '#shared/authority/actor.ts'
import { districts } from '#shared/places/district.ts'
import { cityCode, cityId, territoryId } from './organization.ts'

/**
 * The districts whose affairs a member of staff sees: the whole city for the city association and administrators, else
 * the district of their association. The city's own code stands for what belongs to no single district.
 */
export const districtsInReach = (actor: Actor): string[] => {
  if (actor.kind !== 'person') return []
  const all = [cityCode, ...districts.map(({ code }) => code)]
  const isCity = actor.roles.some(
    (role) => role.role === 'administrator' || ('organizationId' in role && role.organizationId === cityId),
  )
  if (isCity) return all
  const held = actor.roles.flatMap((role) => ('organizationId' in role ? [role.organizationId] : []))
  return all.filter((code) => held.includes(territoryId(code)))
}
