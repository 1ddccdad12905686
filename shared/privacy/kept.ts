import type { Act } from '#shared/authority/authority.ts'
import type { Text } from '#shared/kernel/text.ts'

/**
 * How something comes to its end: the table lets it expire, it goes with the deletion of
 * the person, or it stays under an id that leads to nobody once the person is deleted.
 */
type Ending = 'expiry' | 'deletion' | 'anonymous'

/** One kind of personal data: what, for which purpose, who reads it, how long. Pages, the data file and reports are made of this. */
export interface Kept {
  name: string
  /** Names of the items it stands in. */
  entities: readonly string[]
  what: Text
  why: Text
  who: Text
  howLong: Text
  ends: Ending
  /** Acts of the table of authority that open it to others, or to the person. */
  acts: readonly Act[]
}
