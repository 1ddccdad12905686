import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { RequesterKind } from '#shared/requesters/requester.ts'
import { withAnswerDue } from '#shared/requests/answer-due.ts'
import { answeredLately } from '#shared/requests/answered-lately.ts'
import { readToVerify } from '#shared/requests/read-to-verify.ts'
import { ScopeItem, Verification } from '#shared/requests/service-request.ts'
import { verifyQueue } from '#shared/requests/verify-queue.ts'
import { type VerifyInput, verifyRequest } from '#shared/requests/verify-request.ts'
import { scopeOf } from './staff-scope.ts'
import { AnsweredPage } from './staff-verify-answered.tsx'
import { chosenOf, type QueueChoice } from './staff-verify-filter.tsx'
import { Answer, type TypedAnswer } from './staff-verify-form.tsx'
import { VerifyPage } from './staff-verify-page.tsx'
import { QueuePage } from './staff-verify-queue.tsx'

const nothingTyped: TypedAnswer = { verdict: '', how: '', note: '', publicBenefit: false, answer: '' }

const typedFrom = (form: Form): TypedAnswer => ({
  verdict: textOf(form, 'verdict'),
  how: textOf(form, 'how'),
  note: textOf(form, 'note').trim(),
  publicBenefit: textOf(form, 'publicBenefit') !== '',
  answer: textOf(form, 'answer').trim(),
})

const longest = 500
const tooLong = (path: string, text: string): FieldProblem[] =>
  text.length <= longest
    ? []
    : [
        {
          path,
          text: {
            zh: `写了 ${text.length} 个字，最多 ${longest} 个。删短一些。`,
            en: `You wrote ${text.length} characters; at most ${longest}. Make it shorter.`,
          },
        },
      ]

/** The form as the verb takes it, or all that is missing. Handing over is a refusal that names who deals with it. */
const readAnswer = (typed: TypedAnswer): { input: VerifyInput } | { problems: FieldProblem[] } => {
  const verdict = Answer.safeParse(typed.verdict)
  const how = Verification.shape.how.safeParse(typed.how)
  const problems: FieldProblem[] = [
    ...(how.success ? [] : [{ path: 'how', text: { zh: '怎么核实的，选一个。', en: 'Choose how it was verified.' } }]),
    ...(typed.note.length >= 2
      ? []
      : [
          {
            path: 'note',
            text: {
              zh: '写一句核实到什么，比如谁接的电话。',
              en: 'Say in a sentence what you found, such as who answered the phone.',
            },
          },
        ]),
    ...tooLong('note', typed.note),
    ...tooLong('answer', typed.answer),
    ...(verdict.success ? [] : [{ path: 'verdict', text: { zh: '选一个答复。', en: 'Choose an answer.' } }]),
  ]
  if (!verdict.success || !how.success || problems.length > 0) return { problems }
  const { note, publicBenefit, answer } = typed
  const handedOver = verdict.data === 'handOver'
  return {
    input: {
      verdict: verdict.data === 'handOver' ? 'refuse' : verdict.data,
      how: how.data,
      note,
      publicBenefit,
      answer,
      ...(handedOver ? { handedOver } : {}),
    },
  }
}

/** What the queue is narrowed to; what makes no sense is left out rather than refused. */
const choiceOf = (c: Call): QueueChoice => {
  const item = ScopeItem.safeParse(Number(c.req.query('item') ?? 0))
  const kind = RequesterKind.safeParse(c.req.query('kind'))
  return {
    item: item.success ? item.data : undefined,
    kind: kind.success ? kind.data : undefined,
    urgentFirst: c.req.query('order') === 'urgent',
  }
}

/** Verifying needs: the queue by age, and one need with its answers. */
export const staffVerify: PageModule = ({ get, post }) => {
  const verifyPage = async (
    c: Call,
    requestId: string,
    typed: TypedAnswer,
    more: { problems?: readonly FieldProblem[]; refused?: Refusal | undefined } = {},
  ) => {
    const context = c.get('context')
    const [need, queue] = await Promise.all([
      readToVerify(context, { requestId }),
      verifyQueue(context, { districtCodes: scopeOf(c).all }),
    ])
    const at = queue.findIndex(({ id }) => id === requestId)
    const next = queue[at + 1] ?? queue.find(({ id }) => id !== requestId)
    const page = <VerifyPage need={need} typed={typed} next={next?.id} now={context.clock()} {...more} />
    const status = more.refused ? statusFor(more.refused) : more.problems ? 422 : 200
    return c.html(show(viewOf(c, { verify: queue.length }), page), status)
  }

  get('/staff/verify', 'request.verify', async (c) => {
    const context = c.get('context')
    const scope = scopeOf(c)
    if (c.req.query('view') === 'answered') {
      const answered = await answeredLately(context, { districtCodes: scope.codes })
      return c.html(show(viewOf(c), <AnsweredPage answered={answered} />))
    }
    const queue = await withAnswerDue(context, await verifyQueue(context, { districtCodes: scope.codes }))
    const choice = choiceOf(c)
    const page = (
      <QueuePage
        queue={chosenOf(queue, choice)}
        scope={scope}
        choice={choice}
        done={c.req.query('done')}
        now={context.clock()}
      />
    )
    return c.html(show(viewOf(c, scope.chosen === '' ? { verify: queue.length } : {}), page))
  })

  get('/staff/verify/:id', 'request.verify', (c) => verifyPage(c, c.req.param('id'), nothingTyped))

  post('/staff/verify/:id', 'request.verify', async (c) => {
    const requestId = c.req.param('id')
    const typed = typedFrom(await readForm(c))
    const read = readAnswer(typed)
    if ('problems' in read) return verifyPage(c, requestId, typed, { problems: read.problems })
    const { done, refused } = await tried(() => verifyRequest(c.get('context'), { requestId, ...read.input }))
    if (refused) return verifyPage(c, requestId, typed, { refused, problems: refused.fields })
    const proposed = done.state === 'submitted'
    return c.redirect(proposed ? '/staff/approvals?done=proposed' : `/staff/verify?done=${typed.verdict}`, 303)
  })
}
