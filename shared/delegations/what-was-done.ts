import { agreements } from '#shared/agreements/agreement.ts'
import { attendances } from '#shared/attendance/attendance.ts'
import { auditEntries } from '#shared/audit/audit.ts'
import type { Done } from '#shared/messages/done-words.ts'
import { type OfferState, offers } from '#shared/offers/offer.ts'
import { sessions } from '#shared/people/sessions.ts'
import { placements } from '#shared/placements/placement.ts'
import { ratings } from '#shared/records/rating.ts'
import { drafts } from '#shared/requests/draft.ts'
import { requests } from '#shared/requests/requests.ts'
import type { Change, StoredItem } from '#shared/table/table.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { delegations } from './delegation.ts'

/** What a write did for somebody, read off the items it changes, so that no verb needs to know of acting for others. */
export interface Act {
  done: Done
  requestId: string
  /** The offers or placements it is about. */
  about: string[]
}

const written = (change: Change): StoredItem[] =>
  change.kind === 'create' || change.kind === 'replace' || change.kind === 'put' ? [change.item] : []

/** Binds nobody: a look, a draft, what the session keeps for itself. It stands in the audit where the verb put it there. */
const quiet: readonly string[] = [auditEntries.name, drafts.name, sessions.name, delegations.name, 'Once']

const answers: Partial<Record<OfferState, Done>> = { declined: 'declined', standby: 'standby', sent: 'askedIn' }

/** From what says most about an act to what says least: a first match tells what it was. */
const readings: readonly [entity: string, read: (item: StoredItem) => Act][] = [
  [
    requests.name,
    (item) => {
      const { id, state } = requests.read(item)
      const done = state === 'submitted' ? 'posted' : state === 'withdrawn' ? 'withdrawn' : 'changed'
      return { done, requestId: id, about: [] }
    },
  ],
  [agreements.name, (item) => ({ done: 'signed', ...about(agreements.read(item)) })],
  [attendances.name, (item) => ({ done: 'hours', ...about(attendances.read(item)) })],
  [ratings.name, (item) => ({ done: 'rated', ...about(ratings.read(item)) })],
  [
    placements.name,
    (item) => {
      const { id, requestId, state } = placements.read(item)
      const done =
        state === 'withdrawn'
          ? 'stoodDown'
          : state === 'noShow'
            ? 'noShow'
            : item.version === 1
              ? 'accepted'
              : 'agreedToChange'
      return { done, requestId, about: [id] }
    },
  ],
  [
    offers.name,
    (item) => {
      const { id, requestId, state } = offers.read(item)
      return { done: answers[state] ?? 'other', requestId, about: [id] }
    },
  ],
  [calendars.name, () => ({ done: 'calendar', requestId: '', about: [] })],
]

const about = ({ requestId, placementId }: { requestId: string; placementId: string }) => ({
  requestId,
  about: [placementId],
})

/** Pure: what a write did, or nothing where it binds nobody. */
export const whatWasDone = (changes: readonly Change[]): Act | undefined => {
  const items = changes.flatMap(written)
  for (const [entity, read] of readings) {
    const acts = items.filter((item) => item.entity === entity).map(read)
    const [first] = acts
    if (first) return { ...first, about: [...new Set(acts.flatMap((act) => act.about))] }
  }
  return items.every(({ entity }) => quiet.includes(entity)) ? undefined : { done: 'other', requestId: '', about: [] }
}

/** Pure: whether the person can take it back with one click, while it is young. */
export const canBeUndone = (done: Done): boolean => done === 'posted' || done === 'accepted' || done === 'standby'
