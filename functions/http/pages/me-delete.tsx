import { sessionCookie } from '#functions/http/cookies.ts'
import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { Consent } from '#functions/http/look/choices.tsx'
import { Icon } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useSay } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { eraseMe } from '#shared/privacy/erase-me.ts'
import { backupDays } from '#shared/privacy/schedule.ts'
import { type Duty, standingDuties } from '#shared/privacy/standing-duties.ts'

const goes: readonly Text[] = [
  {
    zh: '姓名、手机号：加密的密钥先销毁，谁也读不出来了',
    en: 'Name and number: their key is destroyed first, so nobody can read them',
  },
  { zh: '登录、身份、消息、专长、空闲时间、大致位置', en: 'Sign-ins, roles, messages, skills, free time, home area' },
]
const stays: readonly Text[] = [
  {
    zh: '服务记录、协议、时长和统计，只留代号，对不上您本人',
    en: 'Service records, agreements, hours and statistics, under an id that leads to nobody',
  },
  {
    zh: '开过的证明还查得到，写着“本人的资料已删除”',
    en: 'Certificates can still be checked and say that your data was erased',
  },
  {
    zh: '您和别人写在需求、评价、异议和退出原因里的话，跟着那件事留着；有写到您本人的，先请科协改掉再删',
    en: 'What you and others wrote in a need, a rating, a case or a reason stays with that matter; where it speaks of you, ask the association to correct it first',
  },
  {
    zh: `整库备份 ${backupDays} 天后自动过期`,
    en: `Backups of the whole age out after ${backupDays} days`,
  },
]

const List = ({ texts }: { texts: readonly Text[] }) => (
  <ul class="list-disc pl-5 grid gap-1">
    {texts.map((text) => (
      <li>
        <T {...text} />
      </li>
    ))}
  </ul>
)

const Duties = ({ duties }: { duties: readonly Duty[] }) => {
  const say = useSay()
  return (
    <Sheet id="duties" title={say({ zh: '先了结这些', en: 'To settle first' })}>
      <p>
        <T
          zh="别人还指望着这些事。办完再回来，就能删除。"
          en="Others count on these. Once they are settled you can come back and delete."
        />
      </p>
      <ul class="split mt-2">
        {duties.map(({ text, link }) => (
          <li>
            <a class="flex items-center gap-3 min-h-12 hover:underline" href={link}>
              <T {...text} />
              <Icon name="chevron-right" class="ml-auto text-soft" />
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const DeletePage = ({ duties, refused }: { duties: readonly Duty[]; refused?: Refusal | undefined }) => {
  const say = useSay()
  const title = say({ zh: '删除我的资料', en: 'Delete my data' })
  return (
    <Page title={title} at="me" width="reading" problems={refused?.fields}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-4 mt-4">
        <RefusedNotice refused={refused} />
        {duties.length > 0 && <Duties duties={duties} />}
        <Sheet id="goes" title={say({ zh: '删掉的', en: 'What goes' })}>
          <List texts={goes} />
        </Sheet>
        <Sheet id="stays" title={say({ zh: '留下的', en: 'What stays' })}>
          <List texts={stays} />
        </Sheet>
        {duties.length === 0 && (
          <form method="post" action="/me/delete" class="grid gap-3">
            <Consent name="understood" value="yes" required>
              <T zh="我明白，删了就恢复不了" en="I understand that this cannot be undone" />
            </Consent>
            <p class="flex flex-wrap gap-3">
              <Button look="danger" size="large">
                <T zh="永久删除我的资料" en="Delete my data for ever" />
              </Button>
              <LinkButton href="/me/privacy">
                <T zh="不删了" en="Keep it" />
              </LinkButton>
            </p>
          </form>
        )}
      </div>
    </Page>
  )
}

const DeletedPage = () => {
  const say = useSay()
  const title = say({ zh: '您的资料已删除', en: 'Your data is deleted' })
  return (
    <Page title={title} width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-4 mt-4">
        <Notice tone="good" live>
          <T
            zh="您已退出登录。姓名和手机号已经读不出来，其余的几分钟内清完。谢谢您来过。"
            en="You are signed out. Name and number cannot be read any more; the rest goes within minutes. Thank you for having been here."
          />
        </Notice>
        <p>
          <T
            zh={`整库备份 ${backupDays} 天后自动过期。以后想回来，用手机号重新登录就是一位新的人。`}
            en={`Backups of the whole age out after ${backupDays} days. Should you come back with the same number, you begin as somebody new.`}
          />
        </p>
      </div>
    </Page>
  )
}

const deletePage = async (c: Call, refused?: Refusal) => {
  const duties = await standingDuties(c.get('context'))
  return c.html(show(viewOf(c), <DeletePage duties={duties} refused={refused} />), refused ? statusFor(refused) : 200)
}

/** 注销: the way out, with what it takes along and what it leaves. */
export const deletePages: PageModule = ({ get, post }, { embedded }) => {
  get('/me/delete', 'signedIn', (c) => deletePage(c))

  post(
    '/me/delete',
    'signedIn',
    async (c) => {
      const understood = textOf(await readForm(c), 'understood') === 'yes'
      const files = c.get('files')
      const removeFile = async (paperId: string): Promise<void> => files?.remove(paperId)
      const { refused } = await tried(() => eraseMe(c.get('context'), { understood, removeFile }))
      if (refused) return deletePage(c, refused)
      sessionCookie.clear(c, embedded)
      return c.redirect('/me/deleted', 303)
    },
    { stepUp: true },
  )

  get('/me/deleted', 'public', (c) =>
    c.html(show({ ...viewOf(c), reader: undefined, signedIn: false }, <DeletedPage />)),
  )
}
