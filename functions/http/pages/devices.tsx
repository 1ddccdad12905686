import { readForm, textOf } from '#functions/http/form.ts'
import { Button } from '#functions/http/look/buttons.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Text } from '#shared/kernel/text.ts'
import { type IdentityLink, ownIdentities } from '#shared/people/identity-link.ts'
import { endSession, endSessions, ownSessions } from '#shared/people/own-sessions.ts'
import { type Session, sessionRule } from '#shared/people/sessions.ts'
import { IdentitiesSheet } from './identities.tsx'

const Line = ({ session, current }: { session: Session; current: boolean }) => {
  const language = useLanguage()
  const name = session.browser
  return (
    <li class="py-3 flex flex-wrap gap-3 items-center justify-between">
      <span class="min-w-0">
        <b>{name ?? <T zh="程序或认不出的浏览器" en="A program or an unknown browser" />}</b>{' '}
        {current && (
          <Tag tone="good">
            <T zh="就是这一台" en="This one" />
          </Tag>
        )}
        <span class="block text-sm text-soft num">
          <T zh="登录 " en="Signed in " />
          {momentText(session.createdAt, language)}
          <T zh="，最近 " en=", last seen " />
          {momentText(session.seenAt, language)}
        </span>
      </span>
      {!current && (
        <form method="post" action="/me/devices/end">
          <input type="hidden" name="session" value={session.hash} />
          <Button look="line">
            <T zh="退出它" en="Sign it out" />
            <span class="sr-only">{name}</span>
          </Button>
        </form>
      )}
    </li>
  )
}

const doneWords: Readonly<Record<string, Text>> = {
  '1': { zh: '退出了，那台设备要重新登录。', en: 'Signed out; that device has to sign in again.' },
  linked: { zh: '连上了。', en: 'Linked.' },
  unlinked: { zh: '断开了，那边的令牌不再有用。', en: 'The link is undone; tokens from there are of no use any more.' },
}

const DevicesPage = (props: {
  sessions: readonly Session[]
  current: string | undefined
  done: string | undefined
  identities: { links: readonly IdentityLink[]; issuer: string } | undefined
}) => {
  const say = useSay()
  const title = say({ zh: '登录的设备', en: 'Where you are signed in' })
  return (
    <Page title={title} at="me" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh={`${sessionRule.idleDays} 天不用自动退出，最长 ${sessionRule.absoluteDays} 天。最近一次使用记到小时。`}
          en={`Unused for ${sessionRule.idleDays} days, a sign-in ends; none lasts longer than ${sessionRule.absoluteDays} days. Last seen is kept to the hour.`}
        />
      </p>
      <DoneNotice text={doneWords[props.done ?? '']} />
      <div class="grid gap-4 mt-4">
        <Sheet id="devices" title={say({ zh: '现在登录着的', en: 'Signed in now' })}>
          <ul class="split">
            {props.sessions.map((session) => (
              <Line session={session} current={session.hash === props.current} />
            ))}
          </ul>
        </Sheet>
        {props.identities && <IdentitiesSheet {...props.identities} />}
        <Sheet
          id="everywhere"
          title={say({ zh: '有不认识的，或丢了手机', en: 'One you do not know, or a lost phone' })}
        >
          <p class="mb-3">
            <T
              zh="全部退出，包括这一台；再用手机号登录就好。手机卡也丢了，先找运营商挂失。"
              en="Sign out everywhere, here too, and sign in again with your number. If the SIM card is lost as well, have it blocked first."
            />
          </p>
          <form method="post" action="/me/devices/end-all">
            <Button look="danger">
              <T zh="全部退出" en="Sign out everywhere" />
            </Button>
          </form>
        </Sheet>
      </div>
    </Page>
  )
}

/** Where one is signed in, and out again. */
export const devicePages: PageModule = ({ get, post }) => {
  get('/me/devices', 'signedIn', async (c) => {
    const sessions = await ownSessions(c.get('context'))
    const oidc = c.get('oidc')
    const identities = oidc && { links: await ownIdentities(c.get('context')), issuer: oidc.issuer }
    const page = (
      <DevicesPage
        sessions={sessions}
        current={c.get('session')?.hash}
        done={c.req.query('done')}
        identities={identities}
      />
    )
    return c.html(show(viewOf(c), page))
  })

  post('/me/devices/end', 'signedIn', async (c) => {
    await endSession(c.get('context'), { session: textOf(await readForm(c), 'session') })
    return c.redirect('/me/devices?done=1', 303)
  })

  post('/me/devices/end-all', 'signedIn', async (c) => {
    await endSessions(c.get('context'))
    return c.redirect('/sign-in', 303)
  })
}
