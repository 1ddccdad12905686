import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { changeProposal, type ProposalInput } from './change-proposal.ts'
import type { Plan } from './plan.ts'

/**
 * Staff take a pair out of the plan, and of those made later; `excluded: false` lets it in again. It says nothing about the
 * person: the ordinary waves may ask them all the same, and so may other positions.
 */
export const excludeProposal = (
  context: Context,
  { excluded = true, ...line }: ProposalInput & { excluded?: boolean },
): Promise<Loaded<Plan>> => changeProposal(context, line, excluded ? 'excluded' : 'proposed')
