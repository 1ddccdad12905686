import { derivedId } from '#shared/kernel/id.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'

// Every id of the sample follows from a key of its data, so that a link into it survives the next seed.

export const personIdOf = (key: string): string => derivedId('person', 'sample', key)
export const volunteerIdOf = (key: string): string => derivedId('volunteer', personIdOf(key))
export const requesterIdOf = (key: string): string => derivedId('requester', 'sample', key)
export const campaignIdOf = (key: string): string => derivedId('campaign', 'sample', key)

/** Territorial associations have the name of their district; all others one of their own. */
export const organizationIdOf = (of: { key: string; kind: string; district: string | null }): string => {
  if (of.kind !== 'association') return derivedId('organization', 'sample', of.key)
  return of.district === null ? cityId : territoryId(of.district)
}

/** Phones nobody has: numbers of this shape are not given out in the mainland. */
export const phoneOf = (block: string, number: number): string => `${block}${String(number).padStart(4, '0')}`
