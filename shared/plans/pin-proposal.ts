import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { changeProposal, type ProposalInput } from './change-proposal.ts'
import type { Plan } from './plan.ts'

/** Staff keep a pair in the plan whatever else changes, as long as it still can be; `pinned: false` leaves it to the plan again. */
export const pinProposal = (
  context: Context,
  { pinned = true, ...line }: ProposalInput & { pinned?: boolean },
): Promise<Loaded<Plan>> => changeProposal(context, line, pinned ? 'pinned' : 'proposed')
