import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { organizationServices, ownOrganizationIds } from '#shared/agreements/organization-services.ts'
import { readAgreements } from '#shared/agreements/read-agreements.ts'
import { signAgreements } from '#shared/agreements/sign-agreements.ts'
import { mayEver } from '#shared/authority/authority.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { recordInsurance } from '#shared/placements/record-insurance.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { AgreementsPage } from './staff-agreements-list.tsx'
import { AgreementPage } from './staff-agreements-page.tsx'
import type { TypedPolicy } from './staff-insurance-form.tsx'

type More = {
  typed?: TypedPolicy
  problems?: readonly FieldProblem[]
  refused?: Refusal
}

const agreementPage = async (c: Call, requestId: string, more: More = {}) => {
  const context = c.get('context')
  const found = await readAgreements(context, { requestId })
  const page = (
    <AgreementPage
      found={found}
      done={c.req.query('done')}
      mayInsure={mayEver(context.actor, 'insurance.record')}
      {...more}
    />
  )
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : more.problems ? 422 : 200)
}

const typedFrom = (form: Form): TypedPolicy => ({
  policy: textOf(form, 'policy').trim(),
  startsDate: textOf(form, 'starts.date'),
  startsTime: textOf(form, 'starts.time'),
  endsDate: textOf(form, 'ends.date'),
  endsTime: textOf(form, 'ends.time'),
})

const day = /^\d{4}-\d{2}-\d{2}$/
const clock = /^\d{2}:\d{2}$/

/** A day and a time as an instant; nothing when either is missing. */
const instantOf = (date: string, time: string): string | undefined =>
  day.test(date) && clock.test(time) ? fromLocal(date, time) : undefined

const policyProblems = (typed: TypedPolicy): FieldProblem[] => [
  ...(typed.policy.length >= 4 && typed.policy.length <= 60
    ? []
    : [
        {
          path: 'policy',
          text: {
            zh: typed.policy === '' ? '填保单号。' : `“${typed.policy.slice(0, 60)}”不像保单号，4 到 60 个字符。`,
            en: typed.policy === '' ? 'Enter the policy number.' : 'A policy number has 4 to 60 characters.',
          },
        },
      ]),
  ...(instantOf(typed.startsDate, typed.startsTime) === undefined
    ? [
        {
          path: 'starts',
          text: { zh: '保险从哪天几点起，没填全。', en: 'Say from which day and time it is in force.' },
        },
      ]
    : []),
  ...(instantOf(typed.endsDate, typed.endsTime) === undefined
    ? [{ path: 'ends', text: { zh: '保险到哪天几点止，没填全。', en: 'Say until which day and time it is in force.' } }]
    : []),
]

/** What an organization signs and insures. */
export const staffAgreements: PageModule = ({ get, post }) => {
  get('/staff/agreements', 'agreement.signAsOrganization', async (c) => {
    const context = c.get('context')
    const held = ownOrganizationIds(context)
    // An administrator holds no organization: the city's subtree is everything.
    const ids = held.length > 0 ? held : [cityId]
    const lists = await Promise.all(ids.map((organizationId) => organizationServices(context, { organizationId })))
    const services = new Map(lists.flatMap((list) => list.services.map((line) => [line.requestId, line] as const)))
    const page = <AgreementsPage services={[...services.values()]} more={lists.some(({ more }) => more)} />
    return c.html(show(viewOf(c), page))
  })

  get('/staff/agreements/:requestId', 'request.list', (c) => agreementPage(c, c.req.param('requestId')))

  post('/staff/agreements/:requestId/sign', 'agreement.signAsOrganization', async (c) => {
    const requestId = c.req.param('requestId')
    const factsVersion = Number(textOf(await readForm(c), 'factsVersion'))
    const { done, refused } = await tried(() =>
      signAgreements(c.get('context'), { requestId, as: 'organization', factsVersion }),
    )
    if (refused) return agreementPage(c, requestId, { refused, problems: refused.fields })
    return c.redirect(`/staff/agreements/${requestId}?done=${done.ownSide.length > 0 ? 'ownSide' : 'signed'}`, 303)
  })

  post('/staff/agreements/:requestId/insurance', 'insurance.record', async (c) => {
    const requestId = c.req.param('requestId')
    const typed = typedFrom(await readForm(c))
    const problems = policyProblems(typed)
    const starts = instantOf(typed.startsDate, typed.startsTime)
    const ends = instantOf(typed.endsDate, typed.endsTime)
    if (starts === undefined || ends === undefined || problems.length > 0) {
      return agreementPage(c, requestId, { typed, problems })
    }
    const { refused } = await tried(() =>
      recordInsurance(c.get('context'), { requestId, policy: typed.policy, starts, ends }),
    )
    if (refused) return agreementPage(c, requestId, { typed, refused, problems: refused.fields })
    return c.redirect(`/staff/agreements/${requestId}?done=insured`, 303)
  })
}
