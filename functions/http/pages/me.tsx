import { LinkButton } from '#functions/http/look/buttons.tsx'
import { LanguageSwitch, SignOut } from '#functions/http/look/chrome.tsx'
import { Icon, type IconName } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { RoleName } from '#shared/authority/actor.ts'
import type { Text } from '#shared/kernel/text.ts'

interface Entry {
  href: string
  icon: IconName
  text: Text
}

const entry = (href: string, icon: IconName, zh: string, en: string): Entry => ({ href, icon, text: { zh, en } })

const staffEntries: readonly Entry[] = [
  entry('/staff', 'layout-dashboard', '工作台', 'The workbench'),
  entry('/staff/agreements', 'file-check', '要签的协议、要买的保险', 'Agreements and insurance'),
]

/** What each role has of its own. */
const entriesOf: Readonly<Record<RoleName, readonly Entry[]>> = {
  volunteer: [
    entry('/profile', 'user', '我的专长、证书和范围', 'My skills, licences and reach'),
    entry('/board/saved', 'scan-search', '关注的搜索', 'Searches I keep'),
    entry('/calendar', 'calendar', '我的空闲时间', 'When I am free'),
    entry('/offers', 'mail', '邀请', 'Invitations'),
    entry('/records', 'award', '服务记录和证明', 'Records and certificates'),
  ],
  requesterMember: [
    entry('/requests', 'clipboard-list', '本单位的需求', 'Our requests'),
    entry('/requests/new', 'plus', '提一个新的', 'Ask for something new'),
  ],
  organizationStaff: staffEntries,
  associationStaff: staffEntries,
  auditor: [entry('/staff', 'layout-dashboard', '工作台（只看）', 'The workbench, reading only')],
  administrator: staffEntries,
}

const roleNames: Readonly<Record<RoleName, Text>> = {
  volunteer: { zh: '科技志愿者', en: 'Volunteer' },
  requesterMember: { zh: '服务对象的联系人', en: 'Contact of a requester' },
  organizationStaff: { zh: '志愿服务组织工作人员', en: 'Staff of an organization' },
  associationStaff: { zh: '科协工作人员', en: 'Staff of an association' },
  auditor: { zh: '审计', en: 'Auditor' },
  administrator: { zh: '管理员', en: 'Administrator' },
}

/** One sign-in may serve both sides, and several bodies. */
const joining = (roles: readonly RoleName[]): Entry[] => [
  ...(roles.length === 0 || roles.includes('volunteer')
    ? []
    : [entry('/join/volunteer', 'user-plus', '我也想帮忙：登记为志愿者', 'I want to help too: become a volunteer')]),
  ...(roles.length === 0
    ? []
    : roles.includes('requesterMember')
      ? [entry('/join/requester', 'building-2', '再登记一个单位', 'Register another body')]
      : [entry('/join/requester', 'building-2', '我也要求助：登记单位', 'I need help too: register my organization')]),
]

const Links = ({ entries }: { entries: readonly Entry[] }) => (
  <ul class="split">
    {entries.map(({ href, icon, text }) => (
      <li>
        <a class="flex items-center gap-3 min-h-12 hover:underline" href={href}>
          <Icon name={icon} class="text-soft" />
          <T {...text} />
          <Icon name="chevron-right" class="ml-auto text-soft" />
        </a>
      </li>
    ))}
  </ul>
)

const MePage = ({ name, roles }: { name: string; roles: readonly RoleName[] }) => {
  const say = useSay()
  return (
    <Page title={say({ zh: '我的', en: 'Me' })} at="me" width="reading">
      <h1 class="text-2xl md:text-3xl">{name || say({ zh: '我的', en: 'Me' })}</h1>
      <div class="grid gap-4 mt-4">
        {roles.map((role) => (
          <Sheet id={role} title={say(roleNames[role])}>
            <Links entries={entriesOf[role]} />
          </Sheet>
        ))}
        {roles.length === 0 && (
          <Sheet id="nobody" title={say({ zh: '还没有身份', en: 'No role yet' })}>
            <p>
              <T
                zh="您登录了，但还不是志愿者，也没有代表哪个单位。选一个门进来，几分钟登记好。"
                en="You are signed in, but neither a volunteer nor a contact of a body yet. Choose a door; it takes a few minutes."
              />
            </p>
            <p class="mt-3 flex flex-wrap gap-3">
              <LinkButton href="/join" look="main">
                <T zh="我要求助，或我要帮忙" en="I need help, or want to help" />
              </LinkButton>
              <LinkButton href="/board">
                <T zh="先看看正在等人的需求" en="See what is open" />
              </LinkButton>
            </p>
          </Sheet>
        )}
        <Sheet id="other" title={say({ zh: '其他', en: 'More' })}>
          <Links
            entries={[
              ...joining(roles),
              entry('/messages', 'message-circle', '消息', 'Messages'),
              entry('/me/on-behalf', 'hand-helping', '替我办的事', 'What was done for me'),
              entry('/me/devices', 'lock', '登录的设备', 'Where you are signed in'),
              entry(
                '/me/privacy',
                'shield-check',
                '隐私：同意、查看、带走、删除',
                'Privacy: consents, my data, deletion',
              ),
              entry('/how-matching-works', 'git-compare-arrows', '怎么匹配的', 'How matching works'),
            ]}
          />
          <p class="flex gap-4 mt-2">
            <LanguageSwitch class="tap a" />
            <SignOut class="tap a cursor-pointer" />
          </p>
        </Sheet>
      </div>
    </Page>
  )
}

/** Who one is here, and the way to everything of one's own. */
export const mePages: PageModule = ({ get }) => {
  get('/me', 'signedIn', (c) => {
    const { actor } = c.get('context')
    const roles = actor.kind === 'person' ? [...new Set(actor.roles.map(({ role }) => role))] : []
    return c.html(show(viewOf(c), <MePage name={c.get('name')} roles={roles} />))
  })
}
