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

/**
 * The inboxes in which something within a reader's reach may wait: those of their districts, or all where they work for an
 * organization by line, whose people live anywhere.
 */
export const inboxesWithin = (actor: Actor): string[] => {
  const own = districtsInReach(actor)
  const all = [cityCode, ...districts.map(({ code }) => code)]
  const territories = new Set(all.map(territoryId))
  const isByLine =
    actor.kind === 'person' &&
    actor.roles.some((role) => 'organizationId' in role && !territories.has(role.organizationId))
  return (isByLine ? all : own).map(territoryId)
}
