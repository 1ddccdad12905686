import * as z from 'zod'
import { signedInSession } from '#functions/http/caller.ts'
import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { retryAfter, statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { type Delegation, Recognised, Way } from '#shared/delegations/delegation.ts'
import { openOnPapers, proveDelegation, readAsked } from '#shared/delegations/open-delegation.ts'
import { fieldsWrong } from '#shared/delegations/refusals.ts'
import { startDelegation } from '#shared/delegations/start-delegation.ts'
import { type Represented, readWhom, type Whom } from '#shared/delegations/whom.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'

const pathOf = (whom: Whom): string =>
  'volunteerId' in whom ? `/staff/volunteers/${whom.volunteerId}` : `/staff/requesters/${whom.requesterId}`

const proofPath = (personId: string): string => `/staff/acting?personId=${encodeURIComponent(personId)}`

const Chosen = z.object({ way: Way, recognised: Recognised })

/** What was left unchosen, in the words of the form. */
const unchosen = (form: Form): FieldProblem[] => [
  ...(Way.safeParse(textOf(form, 'way')).success
    ? []
    : [{ path: 'way', text: { zh: '选柜台或电话。', en: 'Choose counter or phone.' } }]),
  ...(Recognised.safeParse(textOf(form, 'recognised')).success
    ? []
    : [{ path: 'recognised', text: { zh: '选怎么认出是本人。', en: 'Choose how you know that it is them.' } }]),
]

const startPage = async (c: Call, whom: Whom, { form, refused }: { form?: Form; refused?: Refusal } = {}) => {
  const { people, title } = await readWhom(c.get('context'), whom)
  const { StartPage } = await import('./staff-acting-page.tsx')
  const page = (
    <StartPage
      action={`${pathOf(whom)}/acting`}
      back={pathOf(whom)}
      title={title}
      people={people}
      typed={(name) => (form ? textOf(form, name) : '')}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

const start = async (c: Call, whom: Whom) => {
  const form = await readForm(c)
  const personId = textOf(form, 'personId')
  const { done, refused } = await tried(() => {
    const chosen = Chosen.safeParse({ way: textOf(form, 'way'), recognised: textOf(form, 'recognised') })
    if (!chosen.success) throw fieldsWrong(unchosen(form))
    return startDelegation(c.get('context'), {
      whom,
      ...chosen.data,
      reason: textOf(form, 'reason'),
      ...(personId === '' ? {} : { personId }),
    })
  })
  if (refused) {
    const wait = retryAfter(refused)
    if (wait !== undefined) c.header('retry-after', String(wait))
    return startPage(c, whom, { form, refused })
  }
  return c.redirect(`${proofPath(done.personId)}&sent=1`, 303)
}

/** The person as staff may know them: the masked number the code went to. */
const phoneOf = async (c: Call, { role, personId }: Delegation): Promise<string> => {
  const whom: Whom | undefined =
    role.role === 'volunteer'
      ? { volunteerId: role.volunteerId }
      : role.role === 'requesterMember'
        ? { requesterId: role.requesterId }
        : undefined
  const people: Represented[] = whom ? (await readWhom(c.get('context'), whom)).people : []
  return people.find((one) => one.personId === personId)?.phone ?? ''
}

const proofPage = async (c: Call, personId: string, { form, refused }: { form?: Form; refused?: Refusal } = {}) => {
  const asked = await readAsked(c.get('context'), personId)
  const { ProofPage } = await import('./staff-acting-proof.tsx')
  const page = (
    <ProofPage
      asked={asked}
      phone={await phoneOf(c, asked)}
      embedded={c.get('embedded')}
      sent={c.req.query('sent') !== undefined}
      typed={(name) => (form ? textOf(form, name) : '')}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** Where what they want done is done. */
const workOf = ({ role }: Delegation): string => (role.role === 'volunteer' ? '/offers' : '/requests')

/** 代办: staff act for somebody who came to the counter or phoned. */
export const staffActing: PageModule = ({ get, post }) => {
  const bodyOf = (c: Call): Whom => ({ requesterId: c.req.param('id') ?? '' })
  const volunteerOf = (c: Call): Whom => ({ volunteerId: c.req.param('volunteerId') ?? '' })

  get('/staff/requesters/:id/acting', 'delegation.start', (c) => startPage(c, bodyOf(c)))
  post('/staff/requesters/:id/acting', 'delegation.start', (c) => start(c, bodyOf(c)))
  get('/staff/volunteers/:volunteerId/acting', 'delegation.start', (c) => startPage(c, volunteerOf(c)))
  post('/staff/volunteers/:volunteerId/acting', 'delegation.start', (c) => start(c, volunteerOf(c)))

  get('/staff/acting', 'delegation.start', (c) => proofPage(c, c.req.query('personId') ?? ''))

  post('/staff/acting/code', 'delegation.start', async (c) => {
    const form = await readForm(c)
    const given = { session: signedInSession(c), personId: textOf(form, 'personId'), code: textOf(form, 'code') }
    const { done, refused } = await tried(() => proveDelegation(c.get('context'), given))
    return refused ? proofPage(c, given.personId, { form, refused }) : c.redirect(workOf(done), 303)
  })

  post(
    '/staff/acting/papers',
    'delegation.start',
    async (c) => {
      const form = await readForm(c)
      const given = { session: signedInSession(c), personId: textOf(form, 'personId'), papers: textOf(form, 'papers') }
      const { done, refused } = await tried(() => openOnPapers(c.get('context'), given))
      return refused ? proofPage(c, given.personId, { form, refused }) : c.redirect(workOf(done), 303)
    },
    // Only the staff's own word stands behind it: at least it is surely theirs.
    { stepUp: true },
  )
}
