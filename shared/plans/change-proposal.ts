import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { type Proposal, pairKey } from './packed-board.ts'
import { type Plan, planOf, plans } from './plan.ts'
import { permittedScope } from './scope.ts'

/** Which line of which plan. */
export interface ProposalInput {
  scope: string
  requestId: string
  shiftId: string
  positionId: string
  volunteerId: string
}

/** What staff may make of a line; what is an invitation by now is the person's to answer. */
export type Wish = Exclude<Proposal['state'], 'sent'>

/** Changes one line of a plan. Doing it twice is doing it once. */
export const changeProposal = async (context: Context, input: ProposalInput, to: Wish): Promise<Loaded<Plan>> => {
  const scope = await permittedScope(context, 'plan.change', input.scope)
  return deciding(async () => {
    const plan = await planOf(context.table, scope.name)
    const name = pairKey(input)
    const line = plan?.board.proposals.find((one) => pairKey(one) === name)
    if (!plan || !line) throw notInPlan()
    if (line.state === 'sent') throw sentAlready()
    if (line.state === to) return plan
    // Somebody let in again is for the next plan to place: by now others have their seat, and they may have another.
    const proposals = plan.board.proposals.flatMap((one) => {
      if (pairKey(one) !== name) return [one]
      return line.state === 'excluded' && to === 'proposed' ? [] : [{ ...one, state: to }]
    })
    const next = { ...plan, board: { ...plan.board, proposals } }
    await context.table.write([
      plans.replace(next),
      audited(context, scope.about, `plan.${to}`, `${input.requestId} ${input.volunteerId}`),
    ])
    return { ...next, version: plan.version + 1 }
  })
}

const notInPlan = (): Refusal =>
  new Refusal('conflict', 'notInPlan', {
    zh: '方案刚重排过，这一行已经不在里面了。看看现在的方案。',
    en: 'The plan was made anew and no longer has this line. See the plan as it is now.',
  })

const sentAlready = (): Refusal =>
  new Refusal('state', 'proposalSent', {
    zh: '邀请已经发出，接不接由本人定，这一行不能再改。',
    en: 'The invitation is out; the answer is theirs, so this line cannot be changed any more.',
  })
