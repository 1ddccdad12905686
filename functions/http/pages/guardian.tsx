import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { longestConsentDays } from '#shared/guardians/guardian.ts'
import { sendGuardianCode } from '#shared/guardians/send-guardian-code.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { addLocalDays, localDate } from '#shared/time/shanghai.ts'
import { GuardianPage } from './guardian-page.tsx'

const answers = ['consent', 'refuse', 'withdraw'] as const

const guardianPage = (c: Call, sent?: { form: Form; refused: Refusal }) => {
  const page = (
    <GuardianPage
      id={c.req.param('id') ?? ''}
      done={c.req.query('done')}
      refused={sent?.refused}
      typed={(name) => (sent ? textOf(sent.form, name) : '')}
      latest={addLocalDays(localDate(c.get('context').clock()), longestConsentDays - 1)}
    />
  )
  return c.html(show(viewOf(c), page), sent ? statusFor(sent.refused) : 200)
}

/** The page a guardian is sent to: without an account, by the link and a code to their own phone. */
export const guardianPages: PageModule = ({ get, post }) => {
  get('/guardian/:id', 'public', (c) => guardianPage(c))

  post('/guardian/:id/code', 'public', async (c) => {
    const id = c.req.param('id')
    const { refused } = await tried(() => sendGuardianCode(c.get('context'), { id }))
    if (refused) return guardianPage(c, { form: {}, refused })
    return c.redirect(`/guardian/${encodeURIComponent(id)}?done=code`, 303)
  })

  post('/guardian/:id', 'public', async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c)
    const answer = answers.find((one) => one === textOf(form, 'answer'))
    if (answer === undefined) return guardianPage(c, { form, refused: undecided() })
    const { done, refused } = await tried(async () =>
      (await import('#shared/guardians/answer-guardian.ts')).answerGuardian(c.get('context'), {
        id,
        code: textOf(form, 'code'),
        answer,
        until: textOf(form, 'until'),
      }),
    )
    if (refused) return guardianPage(c, { form, refused })
    return c.redirect(`/guardian/${encodeURIComponent(id)}?done=${done}`, 303)
  })
}

const undecided = (): Refusal => {
  const text = { zh: '同意、不同意、收回，选一个。', en: 'Choose: consent, do not consent, or withdraw.' }
  return new Refusal('invalid', 'undecided', text, { fields: [{ path: 'answer', text }] })
}
