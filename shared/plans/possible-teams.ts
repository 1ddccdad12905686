import type { Context } from '#shared/authority/context.ts'
import { permittedScope } from './scope.ts'
import { type WholeTeam, wholeTeams } from './whole-teams.ts'

/** The organizations that a campaign may plan whole, for staff who choose among them. */
export const possibleTeams = async (context: Context, input: { scope: string }): Promise<WholeTeam[]> =>
  wholeTeams(context.table, await permittedScope(context, 'plan.change', input.scope))
