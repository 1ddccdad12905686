import { suggestedMinutes } from '#shared/attendance/hours.ts'
import type { SessionOfShift } from '#shared/dashboard/read-session.ts'
import type { RequestParts } from '#shared/dashboard/request-parts.ts'
import type { Placement } from '#shared/placements/placement.ts'

/** How to reach who serves; nothing before both sides agreed. */
export const contactOf = ({ progress }: SessionOfShift, { id }: Placement) =>
  progress.contacts.find(({ placementId }) => placementId === id)

/** The name once both sides agreed, the pseudonym before. */
export const nameOf = (session: SessionOfShift, placement: Placement): string =>
  contactOf(session, placement)?.name || session.progress.pseudonyms[placement.volunteerId] || '—'

/** What was noted of one placement. */
export const attendanceFor = ({ attendances }: Pick<RequestParts, 'attendances'>, { id }: Placement) =>
  attendances.find(({ placementId }) => placementId === id)

/** What the codes show; nothing where somebody forgot to check out. */
export const suggestionFor = (parts: RequestParts, placement: Placement): number | undefined => {
  const attendance = attendanceFor(parts, placement)
  return attendance && suggestedMinutes(attendance, placement)
}

/** Waits for the requester's word on the hours. */
export const needsWord = (parts: RequestParts, placement: Placement): boolean =>
  placement.state === 'checkedOut' && attendanceFor(parts, placement)?.requesterClaim === undefined

/** The codes tell the hours and the volunteer has said nothing else: fit for confirming many at once. */
export const isPlain = (parts: RequestParts, placement: Placement): boolean => {
  const byCode = suggestionFor(parts, placement)
  const theirs = attendanceFor(parts, placement)?.volunteerClaim?.minutes
  return byCode !== undefined && (theirs === undefined || theirs === byCode)
}
