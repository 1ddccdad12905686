import { audited } from '#shared/audit/audit.ts'
import type { Context } from '#shared/authority/context.ts'
import { endSessionsOf } from '#shared/people/own-sessions.ts'
import { permitAboutOthers } from './of-others.ts'
import { loadVolunteer } from './read-volunteer.ts'

/** Staff sign a volunteer out everywhere, who lost a phone and asked for it. Answers in how many places. */
export const signOutVolunteer = async (context: Context, input: { volunteerId: string }): Promise<number> => {
  const { volunteer } = await loadVolunteer(context.table, input.volunteerId)
  permitAboutOthers(context, volunteer)
  const ended = await endSessionsOf(context, volunteer.personId)
  await context.table.write([audited(context, volunteer.personId, 'session.endAll', String(ended))])
  return ended
}
