import { TextLink } from '#functions/http/look/buttons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import type { Text } from '#shared/kernel/text.ts'
import { declineInvitation, readInvitation } from '#shared/register/decline-invitation.ts'
import { Button, LinkButton } from '../look/buttons.tsx'

const InvitedPage = ({ id, organization }: { id: string; organization: Text }) => {
  const say = useSay()
  const title = say({ zh: '邀请您来报名', en: 'You are invited to join' })
  return (
    <Page title={title} width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4">
        <p>
          <T
            zh={`${organization.zh}从志愿者登记平台的名册上得知您是志愿者，想请您在科志报名。来不来都由您，不来没有任何影响。`}
            en={`${organization.en} knows from a list of the register that you are a volunteer, and would like you to join Kezhi. It is up to you; not coming has no consequences.`}
          />
        </p>
        <Sheet id="held" title={say({ zh: '这里有您的什么', en: 'What is kept of you' })}>
          <ul class="list-disc pl-5 grid gap-2">
            <li>
              <T
                zh="名册上的姓名、手机号和登记号，用您专属的密钥加密；身份证号不存。"
                en="Name, phone number and register number from the list, sealed under a key of your own; no identity number."
              />
            </li>
            <li>
              <T
                zh="只用来发这一次邀请，和您报名时带出登记号。别人查不到您。"
                en="They serve for this one invitation, and to bring your number along when you join. Nobody else finds you."
              />
            </li>
            <li>
              <T
                zh={`您 ${keptDays.invited} 天没来，就自动删除。`}
                en={`If you have not come after ${keptDays.invited} days they are deleted.`}
              />
            </li>
          </ul>
        </Sheet>
        <div class="flex flex-wrap gap-3">
          <LinkButton look="main" href="/sign-in?next=/join/volunteer">
            <T zh="去报名" en="Join" />
          </LinkButton>
          <form method="post" action={`/invited/${encodeURIComponent(id)}/no`}>
            <Button look="line">
              <T zh="不要，删掉我的资料" en="No, delete my data" />
            </Button>
          </form>
        </div>
      </div>
    </Page>
  )
}

const DeclinedPage = () => {
  const say = useSay()
  const title = say({ zh: '删掉了', en: 'Deleted' })
  return (
    <Page title={title} width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <Notice tone="good" live>
        <T
          zh="名册给的资料删掉了，也不会再按名册邀请您。自己在这里有账号的，账号不受影响。"
          en="What the list gave is deleted, and no list will bring you again. An account of your own stays as it is."
        />
      </Notice>
      <p class="mt-4">
        <TextLink href="/">
          <T zh="回首页" en="To the front page" />
        </TextLink>
      </p>
    </Page>
  )
}

/** Where an invitation leads: what is kept of whom, and one press to have it deleted. No account is needed. */
export const invitedPages: PageModule = ({ get, post }) => {
  get('/invited/:id', 'public', async (c) => {
    const id = c.req.param('id')
    // Looking deletes nothing: programs open links before people do.
    if (id === 'declined') return c.html(show(viewOf(c), <DeclinedPage />))
    const { organization } = await readInvitation(c.get('context'), { id })
    return c.html(show(viewOf(c), <InvitedPage id={id} organization={organization} />))
  })

  post('/invited/:id/no', 'public', async (c) => {
    await declineInvitation(c.get('context'), { id: c.req.param('id') })
    return c.redirect('/invited/declined', 303)
  })
}
