import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { isOfRequester } from '#shared/authority/apart.ts'
import { may } from '#shared/authority/authority.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { answerProof } from '#shared/requesters/answer-proof.ts'
import { readRequester, requesterWord } from '#shared/requesters/read-requester.ts'
import { VouchRequesterInput, vouchRequester } from '#shared/requesters/vouch-requester.ts'
import { filesHere } from './papers.tsx'
import { proofFile, proofsNow } from './proofs.tsx'
import { answerField, ProofsOfBody, type TypedAnswer } from './staff-proofs.tsx'
import type { TypedFinding } from './staff-requesters-form.tsx'
import { RequesterPage } from './staff-requesters-page.tsx'

/** A body that asks, and vouching for it. */
export const staffRequesters: PageModule = ({ get, post }) => {
  const requesterPage = async (
    c: Call,
    typed: TypedFinding,
    more: {
      problems?: readonly FieldProblem[]
      refused?: Refusal | undefined
      /** An answer to a document as it was sent. */
      answer?: TypedAnswer
    } = {},
  ) => {
    const context = c.get('context')
    const requester = await readRequester(context, { requesterId: c.req.param('id') ?? '' })
    const reach = territoryReach(requester.place.districtCode)
    const subject = { what: requesterWord, reach }
    const vouches = may(context.actor, 'requester.vouch', subject) && !isOfRequester(context.actor, requester.id)
    const held = vouches && c.get('files') ? await proofsNow(c, requester.id) : undefined
    const { answer, ...said } = more
    const page = (
      <RequesterPage
        requester={requester}
        typed={typed}
        mayAct={may(context.actor, 'delegation.start', { what: requesterWord, reach })}
        mayVouch={may(context.actor, 'requester.vouch', { what: requesterWord, reach })}
        done={c.req.query('done') !== undefined}
        documents={held && <ProofsOfBody requesterId={requester.id} proofs={held} typed={answer} />}
        {...said}
      />
    )
    const status = more.refused ? statusFor(more.refused) : more.problems ? 422 : 200
    return c.html(show(viewOf(c), page), status)
  }

  get('/staff/requesters/:id', 'request.list', (c) => requesterPage(c, { verdict: '', note: '' }))

  get('/staff/requesters/:id/papers/:paperId/file', 'requester.vouch', (c) => {
    const { id, paperId } = c.req.param()
    return proofFile(c, { requesterId: id, proofId: paperId })
  })

  post(
    '/staff/requesters/:id/papers/:paperId',
    'requester.vouch',
    async (c) => {
      const { id, paperId } = c.req.param()
      const form = await readForm(c)
      const chosen = textOf(form, answerField(paperId, 'verdict'))
      const reason = textOf(form, answerField(paperId, 'reason'))
      const accepts = chosen === 'keep' || chosen === 'delete'
      const verdict = accepts ? 'accepted' : chosen === 'returned' ? 'returned' : undefined
      const answer = { requesterId: id, proofId: paperId, verdict, reason, keep: chosen !== 'delete' } as const
      const { done, refused } = await tried(() => answerProof(c.get('context'), answer))
      if (refused) {
        const problems = refused.fields.map(({ path, text }) => ({ path: `${paperId}.${path}`, text }))
        const typed = { proofId: paperId, verdict: chosen, reason }
        return requesterPage(c, { verdict: '', note: '' }, { refused, problems, answer: typed })
      }
      if (!done.fileKept) await filesHere(c).remove(paperId)
      return c.redirect(`/staff/requesters/${id}?done=1`, 303)
    },
    // What a document shows changes no right: vouching for the body does, and asks.
    { stepUp: false },
  )

  post('/staff/requesters/:id', 'requester.vouch', async (c) => {
    const form = await readForm(c)
    const typed = { verdict: textOf(form, 'verdict'), note: textOf(form, 'note').trim() }
    const requesterId = c.req.param('id')
    const verdict = VouchRequesterInput.shape.verdict.safeParse(typed.verdict)
    const problems: FieldProblem[] = [
      ...(verdict.success ? [] : [{ path: 'verdict', text: { zh: '选一个结论。', en: 'Choose a finding.' } }]),
      ...(typed.note.length >= 2 && typed.note.length <= 500
        ? []
        : [
            {
              path: 'note',
              text: {
                zh: `写明核对了什么，2 到 500 个字，现在是 ${typed.note.length} 个。`,
                en: `Say what you checked in 2 to 500 characters; now it is ${typed.note.length}.`,
              },
            },
          ]),
    ]
    if (!verdict.success || problems.length > 0) return requesterPage(c, typed, { problems })
    const { refused } = await tried(() =>
      vouchRequester(c.get('context'), { requesterId, verdict: verdict.data, note: typed.note }),
    )
    if (refused) return requesterPage(c, typed, { refused, problems: refused.fields })
    return c.redirect(`/staff/requesters/${requesterId}?done=1`, 303)
  })
}
