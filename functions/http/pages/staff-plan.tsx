import type { Call } from '#functions/http/edge.ts'
import { listOf, readForm, textOf, tried } from '#functions/http/form.ts'
import { Reader, show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { campaignOrganizers } from '#shared/campaigns/campaign-organizers.ts'
import { planCampaign } from '#shared/campaigns/plan-campaign.ts'
import { planForStaff } from '#shared/dashboard/plan-for-staff.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { ProposalInput } from '#shared/plans/change-proposal.ts'
import { excludeProposal } from '#shared/plans/exclude-proposal.ts'
import { listPlans } from '#shared/plans/list-plans.ts'
import { makePlan } from '#shared/plans/make-plan.ts'
import { pairKey } from '#shared/plans/packed-board.ts'
import { pinProposal } from '#shared/plans/pin-proposal.ts'
import { possibleTeams } from '#shared/plans/possible-teams.ts'
import { publishPlan } from '#shared/plans/publish-plan.ts'
import { campaignFrom, type TypedCampaign, typedCampaign, untyped, wrongIn } from './staff-plan-campaign.tsx'
import { PlanListPage } from './staff-plan-list.tsx'
import { PlanPage } from './staff-plan-page.tsx'
import { PlanEntry } from './staff-plan-table.tsx'

/** A page answers within its time limit; what the search has by then is the plan. */
const searchMs = 5000

const listPage = async (
  c: Call,
  more: { typed?: TypedCampaign; problems?: readonly FieldProblem[]; refused?: Refusal } = {},
) => {
  const context = c.get('context')
  const [plans, organizations] = await Promise.all([listPlans(context), campaignOrganizers(context)])
  const page = (
    <PlanListPage
      plans={plans}
      organizations={organizations}
      announced={c.req.query('done') === 'announced'}
      typed={more.typed ?? untyped}
      problems={more.problems}
      refused={more.refused}
    />
  )
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : more.problems ? 422 : 200)
}

const planPage = async (c: Call, scope: string, refused?: Refusal) => {
  const found = await planForStaff(c.get('context'), { scope })
  const choosing = found.scope.kind === 'campaign' && found.mayChange && c.req.query('teams') !== undefined
  const teams = choosing ? await possibleTeams(c.get('context'), { scope }) : undefined
  const done = refused ? undefined : c.req.query('done')
  const page = <PlanPage found={found} done={done} refused={refused} teams={teams} />
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** The line anew, for a page that swaps it in place; without scripts the whole page. */
const changedLine = async (c: Call, input: ProposalInput) => {
  if (c.req.header('hx-request') !== 'true') return c.redirect(`/staff/plan/${input.scope}?done=changed`, 303)
  const { rows, mayChange } = await planForStaff(c.get('context'), { scope: input.scope })
  const name = pairKey(input)
  const entry = rows
    .flatMap((row) => row.lines.map((line) => ({ row, line })))
    .find(({ line }) => pairKey(line.proposal) === name)
  return c.html(
    <Reader view={viewOf(c)}>
      {entry ? <PlanEntry scope={input.scope} mayChange={mayChange} entry={entry} /> : null}
    </Reader>,
  )
}

/** Plans of districts and campaigns: made, changed line by line, and turned into invitations. */
export const staffPlan: PageModule = ({ get, post }) => {
  get('/staff/plan', 'plan.read', (c) => listPage(c))

  post('/staff/plan', 'campaign.change', async (c) => {
    const typed = typedCampaign(await readForm(c))
    const problems = wrongIn(typed)
    if (problems.length > 0) return listPage(c, { typed, problems })
    const { refused } = await tried(() => planCampaign(c.get('context'), campaignFrom(typed)))
    if (refused) return listPage(c, { typed, problems: refused.fields, refused })
    return c.redirect('/staff/plan?done=announced', 303)
  })

  get('/staff/plan/:scope', 'plan.read', (c) => planPage(c, c.req.param('scope')))

  post('/staff/plan/:scope', 'plan.change', async (c) => {
    const scope = c.req.param('scope')
    const safety = { now: () => performance.now(), ms: searchMs }
    const form = await readForm(c)
    const teams = textOf(form, 'choosing') === '' ? {} : { teams: listOf(form, 'team') }
    const { refused } = await tried(() => makePlan(c.get('context'), { scope, safety, ...teams }))
    return refused ? planPage(c, scope, refused) : c.redirect(`/staff/plan/${scope}?done=made`, 303)
  })

  post('/staff/plan/:scope/publish', 'plan.change', async (c) => {
    const scope = c.req.param('scope')
    const { refused } = await tried(() => publishPlan(c.get('context'), { scope }))
    return refused ? planPage(c, scope, refused) : c.redirect(`/staff/plan/${scope}?done=published`, 303)
  })

  post('/staff/plan/:scope/lines/:requestId/:shiftId/:positionId/:volunteerId', 'plan.change', async (c) => {
    const input = c.req.param()
    const to = textOf(await readForm(c), 'to')
    const { refused } = await tried(() => {
      if (to === 'excluded') return excludeProposal(c.get('context'), input)
      return pinProposal(c.get('context'), { ...input, pinned: to === 'pinned' })
    })
    return refused ? planPage(c, input.scope, refused) : changedLine(c, input)
  })
}
