import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { ownOrganizationIds } from '#shared/agreements/organization-services.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { TokenScope } from '#shared/people/api-token.ts'
import { ownTokens } from '#shared/people/list-tokens.ts'
import { makeToken } from '#shared/people/make-token.ts'
import { revokeToken } from '#shared/people/revoke-token.ts'
import { TokensPage } from './staff-tokens-page.tsx'

interface More {
  secret?: string
  form?: Form
  refused?: Refusal | undefined
}

const tokensPage = async (c: Call, { secret, form, refused }: More = {}) => {
  const context = c.get('context')
  const { organizations, tokens } = await ownTokens(context)
  const page = (
    <TokensPage
      organizations={organizations}
      tokens={tokens}
      now={context.clock()}
      secret={secret}
      done={c.req.query('done') !== undefined}
      typed={(name) => (form ? textOf(form, name) : '')}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** By which programs of an organization act for it. */
export const staffTokens: PageModule = ({ get, post }) => {
  get('/staff/tokens', 'token.manage', (c) => tokensPage(c))

  post('/staff/tokens', 'token.manage', async (c) => {
    const form = await readForm(c)
    const scope = TokenScope.safeParse(textOf(form, 'scope'))
    const { done, refused } = await tried(() =>
      makeToken(c.get('context'), {
        organizationId: textOf(form, 'organizationId') || (ownOrganizationIds(c.get('context'))[0] ?? ''),
        name: textOf(form, 'name'),
        scope: scope.success ? scope.data : 'read',
        days: Number(textOf(form, 'days')),
      }),
    )
    // Not led on to another page: this is the one time it is shown.
    return tokensPage(c, refused ? { form, refused } : { secret: done.secret })
  })

  post(
    '/staff/tokens/end',
    'token.manage',
    async (c) => {
      await revokeToken(c.get('context'), { token: textOf(await readForm(c), 'token') })
      return c.redirect('/staff/tokens?done=1', 303)
    },
    { stepUp: false },
  )
}
