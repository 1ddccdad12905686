import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Oidc } from '#functions/oidc.ts'
import { signedOut } from '#shared/authority/authority.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { type IdentityLink, linkIdentity, unlinkIdentity } from '#shared/people/identity-link.ts'
import { addMinutes, Instant } from '#shared/time/instant.ts'

const minutes = 10
const callback = '/me/identities/callback'

/** What a round trip to the issuer began with; sealed to the session, it comes back as `state`. */
const Trip = z.object({ verifier: z.string(), until: Instant })

const hostOf = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).host : issuer)

/** Accounts of the trusted issuer that are linked to oneself. */
export const IdentitiesSheet = ({ links, issuer }: { links: readonly IdentityLink[]; issuer: string }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <Sheet
      id="identities"
      title={say({ zh: '身份平台的账号', en: 'Account of the identity provider' })}
      hint={
        <T
          zh={`把您在 ${hostOf(issuer)} 的账号连到本人，程序就能用它的令牌代您办事。`}
          en={`Link your account at ${hostOf(issuer)} to yourself, and programs may act for you with its tokens.`}
        />
      }
    >
      {links.length > 0 && (
        <ul class="split mb-3">
          {links.map((link) => (
            <li class="py-3 flex flex-wrap gap-3 items-center justify-between">
              <span class="min-w-0">
                <b class="break-all">{hostOf(link.issuer)}</b>
                <span class="block text-sm text-soft num">
                  <T zh="连上 " en="Linked " />
                  {momentText(link.linkedAt, language)}
                </span>
              </span>
              <form method="post" action="/me/identities/end">
                <input type="hidden" name="identity" value={link.fingerprint} />
                <Button look="line">
                  <T zh="断开" en="Undo the link" />
                  <span class="sr-only">{hostOf(link.issuer)}</span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/me/identities">
        <Button look="line">
          <T zh="连一个账号" en="Link an account" />
        </Button>
      </form>
    </Sheet>
  )
}

/** A link and no redirect: our pages send forms nowhere but to us. */
const LeavePage = ({ address }: { address: string }) => {
  const say = useSay()
  const title = say({ zh: '去身份平台登录', en: 'Sign in at the identity provider' })
  return (
    <Page title={title} at="me" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="mt-2">
        <T
          zh={`请用您本人的账号登录 ${hostOf(address)}，登录后会自动回来连上。${minutes} 分钟内有效。`}
          en={`Sign in at ${hostOf(address)} with your own account; you come back and it is linked. Good for ${minutes} minutes.`}
        />
      </p>
      <p class="mt-5">
        <LinkButton href={address} look="main">
          <T zh={`去 ${hostOf(address)}`} en={`Go to ${hostOf(address)}`} />
        </LinkButton>
      </p>
    </Page>
  )
}

const NotLinkedPage = ({ refused }: { refused: Refusal }) => {
  const say = useSay()
  const title = say({ zh: '没有连上', en: 'Not linked' })
  return (
    <Page title={title} at="me" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="mt-3">
        <RefusedNotice refused={refused} />
      </div>
      <p class="mt-4">
        <LinkButton href="/me/devices" look="line">
          <T zh="回到登录的设备" en="Back to where you are signed in" />
        </LinkButton>
      </p>
    </Page>
  )
}

const oidcOf = (c: Call): Oidc => {
  const oidc = c.get('oidc')
  if (oidc) return oidc
  throw new Refusal('state', 'noIssuer', {
    zh: '本系统没有接身份平台。请用手机号登录。',
    en: 'No identity provider is set up here. Sign in by phone.',
  })
}

/** Bound to the session: a round trip that somebody else began ends nowhere here. */
const ownerOf = (c: Call): string => {
  const session = c.get('session')
  if (!session) throw signedOut()
  return `identity:${session.hash}`
}

const tripOver = (): Refusal =>
  new Refusal('invalid', 'tripOver', {
    zh: `这次登录不是从您这里开始的，或过了 ${minutes} 分钟。请重新点“连一个账号”。`,
    en: `This sign-in did not begin here, or took longer than ${minutes} minutes. Press "Link an account" again.`,
  })

const tripIn = (c: Call): z.infer<typeof Trip> => {
  let trip: z.infer<typeof Trip>
  try {
    trip = Trip.parse(JSON.parse(c.get('context').vault.open(c.req.query('state') ?? '', ownerOf(c))))
  } catch {
    throw tripOver()
  }
  if (c.get('context').clock() >= trip.until) throw tripOver()
  return trip
}

const linked = async (c: Call): Promise<void> => {
  const oidc = oidcOf(c)
  const { verifier } = tripIn(c)
  const redirect = `${c.get('origin')}${callback}`
  const identity = await oidc.redeem({ verifier, redirect, code: (c.req.query('code') ?? '').slice(0, 4000) })
  if (!identity) throw tripOver()
  await linkIdentity(c.get('context'), { identity })
}

/** Linking an account of the trusted issuer to oneself, by signing in there, and undoing it. */
export const identityPages: PageModule = ({ get, post }) => {
  post(
    '/me/identities',
    'signedIn',
    async (c) => {
      const { clock, vault } = c.get('context')
      const verifier = randomBytes(32).toString('base64url')
      const state = vault.seal(JSON.stringify({ verifier, until: addMinutes(clock(), minutes) }), ownerOf(c))
      const redirect = `${c.get('origin')}${callback}`
      const { done: address, refused } = await tried(() => oidcOf(c).signInAddress({ verifier, redirect, state }))
      if (refused) return c.html(show(viewOf(c), <NotLinkedPage refused={refused} />), statusFor(refused))
      return c.html(show(viewOf(c), <LeavePage address={address} />))
    },
    { stepUp: true },
  )

  get(
    callback,
    'signedIn',
    async (c) => {
      const { refused } = await tried(() => linked(c))
      if (refused) return c.html(show(viewOf(c), <NotLinkedPage refused={refused} />), statusFor(refused))
      return c.redirect('/me/devices?done=linked', 303)
    },
    { stepUp: true },
  )

  post('/me/identities/end', 'signedIn', async (c) => {
    await unlinkIdentity(c.get('context'), { identity: textOf(await readForm(c), 'identity') })
    return c.redirect('/me/devices?done=unlinked', 303)
  })
}
