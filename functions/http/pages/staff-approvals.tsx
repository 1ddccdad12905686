import { approved } from '#functions/approved.ts'
import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { confirmApproval, rejectApproval } from '#shared/approvals/answer-approval.ts'
import { approvalActs, approvalWord } from '#shared/approvals/approval.ts'
import { listApprovals } from '#shared/approvals/list-approvals.ts'
import { may } from '#shared/authority/authority.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { inboxesWithin } from '#shared/organizations/districts-in-reach.ts'
import { ApprovalsPage } from './staff-approvals-page.tsx'

interface Answered {
  approvalId?: string
  note?: string
  problems?: readonly FieldProblem[]
  refused?: Refusal
}

const approvalsPage = async (c: Call, answered: Answered = {}) => {
  const context = c.get('context')
  const approvals = await listApprovals(context, { inboxes: inboxesWithin(context.actor) })
  // Auditors read along, and not everybody may do every act.
  const answerable = approvals
    .filter(({ reach, kind }) =>
      ['approval.answer' as const, approvalActs[kind]].every((act) =>
        may(context.actor, act, { what: approvalWord, reach }),
      ),
    )
    .map(({ id }) => id)
  const reader = context.actor.kind === 'person' ? context.actor.personId : ''
  const page = (
    <ApprovalsPage
      approvals={approvals}
      reader={reader}
      answerable={answerable}
      done={c.req.query('done')}
      now={context.clock()}
      {...answered}
    />
  )
  const { refused, problems } = answered
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : problems ? 422 : 200)
}

/** What one of the staff proposed and another one confirms or not. */
export const staffApprovals: PageModule = ({ get, post }) => {
  get('/staff/approvals', 'approval.read', (c) => approvalsPage(c))

  post('/staff/approvals/:organizationId/:approvalId/confirm', 'approval.answer', async (c) => {
    const which = c.req.param()
    const { refused } = await tried(() => confirmApproval(c.get('context'), approved, which))
    if (refused) return approvalsPage(c, { refused })
    return c.redirect('/staff/approvals?done=confirmed', 303)
  })

  post(
    '/staff/approvals/:organizationId/:approvalId/reject',
    'approval.answer',
    async (c) => {
      const which = c.req.param()
      const { approvalId } = which
      const note = textOf(await readForm(c), `note.${approvalId}`).trim()
      const { refused } = await tried(() => rejectApproval(c.get('context'), { ...which, note }))
      if (refused) {
        const problems = refused.fields.map(({ text }) => ({ path: `note.${approvalId}`, text }))
        return approvalsPage(c, { approvalId, note, refused, problems })
      }
      return c.redirect('/staff/approvals?done=rejected', 303)
    },
    { stepUp: false },
  )
}
