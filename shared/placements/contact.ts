import type { Text } from '#shared/kernel/text.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import type { Placement, PlacementState } from './placement.ts'

/** Contact closes again so many days after the service: a setting of the product, published. */
export const contactDays = 14

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

/** Pure: why the other side's name and number are not to be seen now. */
export const contactClosed = (placement: Pick<Placement, 'state' | 'agreed' | 'ends'>, now: Instant): Text => {
  if (now >= contactUntil(placement)) {
    return {
      zh: `服务结束 ${contactDays} 天了，联系方式已经收起。还有事，请科协转告。`,
      en: `The service ended ${contactDays} days ago and the contact is closed. The association passes on what is left to say.`,
    }
  }
  if (!placement.agreed || placement.state === 'provisional') {
    return {
      zh: '协议达成后才能看联系方式。',
      en: 'The contact opens once the agreement is made.',
    }
  }
  return { zh: '这次服务不办了，联系方式已经收起。', en: 'This service does not take place, so the contact is closed.' }
}
