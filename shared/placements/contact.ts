import { addDays, type Instant } from '#shared/time/instant.ts'
import type { Placement, PlacementState } from './placement.ts'

/** Contact closes again so many days after the service (published). */
export const contactDays = 7

/** How one side of a placement is reached by the other. */
export interface Contact {
  placementId: string
  name: string
  phone: string
  until: Instant
}

const agreedStates: readonly PlacementState[] = [
  'accepted',
  'confirmed',
  'checkedIn',
  'checkedOut',
  'recorded',
  'disputed',
]

export const contactUntil = (placement: Pick<Placement, 'ends'>): Instant => addDays(placement.ends, contactDays)

/** Pure: whether both sides of a placement may see each other's name and number now. */
export const contactIsOpen = (placement: Pick<Placement, 'state' | 'agreed' | 'ends'>, now: Instant): boolean =>
  placement.agreed && agreedStates.includes(placement.state) && now < contactUntil(placement)
