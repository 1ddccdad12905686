import type { Context } from '#shared/authority/context.ts'
import type { MatchedPosition } from '#shared/matching/match.ts'
import { matchRequest, type Proposals } from './match-request.ts'

/**
 * A step of the published widening timetable has come, or the quiet hours are over: the same look again. The step follows
 * from the clock, so a look that comes late or twice is as good as one in time.
 */
export const widenRequest = (
  context: Context,
  input: { requestId: string },
  proposals?: Proposals,
): Promise<MatchedPosition[]> => matchRequest(context, input, proposals)
