import { Icon } from './icons.tsx'
import { links, menus, type Place, staffAway } from './nav.ts'
import { T, useSay, useView } from './view.tsx'

/** The Liu river's loop round the city with a person in it. */
export const Mark = ({ class: size }: { class?: string }) => (
  <svg class={size} viewBox="0 0 32 32" aria-hidden="true">
    <path d="M5 3v11.5C5 22 9.8 27 16 27s11-5 11-12.5V9" class="mark-river" />
    <circle cx="16" cy="13" r="4.25" class="mark-person" />
  </svg>
)

/** The mark and the name. */
export const Brand = ({ staff }: { staff?: boolean }) => (
  <a class={staff ? 'brand px-1' : 'brand'} href={links.home}>
    <Mark />
    <T zh="科志" en="Kezhi" />
    <span class={staff ? 'text-sm font-normal text-soft' : 'hidden sm:inline text-sm font-normal text-soft'}>
      {staff ? <T zh="工作台" en="Workbench" /> : <T zh="柳州科技志愿服务" en="Liuzhou science volunteers" />}
    </span>
  </a>
)

/** The same page in the other language, named in that language. */
export const LanguageSwitch = ({ class: more = 'tap px-2 text-soft' }: { class?: string }) => {
  const { path, language } = useView()
  const other = language === 'zh' ? 'en' : 'zh'
  const [page = '', query = ''] = path.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('lang', other)
  const tag = other === 'zh' ? 'zh-CN' : 'en'
  return (
    <a class={more} href={`${page}?${parameters}`} lang={tag} hreflang={tag}>
      {other === 'zh' ? '简体中文' : 'English'}
    </a>
  )
}

/** A form, not a link: leaving changes something. */
export const SignOut = ({ class: more = 'tap px-2 text-soft cursor-pointer' }: { class?: string }) => (
  <form method="post" action={links.signOut} class="inline">
    <button type="submit" class={more}>
      <Icon name="log-out" />
      <T zh="退出" en="Sign out" />
    </button>
  </form>
)

const Count = ({ of }: { of: string }) => {
  const count = useView().counts?.[of] ?? 0
  return count > 0 ? (
    <span class="dot">
      {count}
      <span class="sr-only">
        <T zh=" 件待看" en=" waiting" />
      </span>
    </span>
  ) : null
}

/** The links of a menu; `icons` for the side menu and the dock. */
export const MenuLinks = (props: { places: readonly Place[]; at: string | undefined; icons?: boolean }) => {
  const say = useSay()
  const { without = [] } = useView()
  const places = props.places.filter(({ key }) => !without.includes(key))
  return places.map((one) => (
    <a href={one.href} aria-current={one.key === props.at ? 'page' : undefined}>
      {props.icons && <Icon name={one.icon} />}
      {say(one.text)}
      <Count of={one.key} />
    </a>
  ))
}

/** Header of public, volunteer and requester pages. */
export const Header = ({ at }: { at: string | undefined }) => {
  const { reader, signedIn } = useView()
  const say = useSay()
  return (
    <header class="bar">
      <div class="wrap flex items-center gap-6 min-h-14">
        <Brand />
        {reader && (
          <nav class="nav hidden md:flex self-end" aria-label={say({ zh: '主菜单', en: 'Main menu' })}>
            <MenuLinks places={reader.role === 'staff' ? staffAway : menus[reader.role]} at={at} />
          </nav>
        )}
        <div class="ml-auto flex items-center gap-1">
          <LanguageSwitch />
          {reader ? (
            <div class="hidden md:block">
              <SignOut />
            </div>
          ) : signedIn ? (
            <SignOut />
          ) : (
            <a class="btn btn-plain" href={links.signIn}>
              <T zh="登录" en="Sign in" />
            </a>
          )}
        </div>
      </div>
    </header>
  )
}

/** Menu under the thumb on phones. */
export const Dock = ({ at }: { at: string | undefined }) => {
  const { reader } = useView()
  const say = useSay()
  return reader && reader.role !== 'staff' ? (
    <nav class="tabs md:hidden" aria-label={say({ zh: '底部菜单', en: 'Bottom menu' })}>
      <MenuLinks places={menus[reader.role]} at={at} icons />
    </nav>
  ) : null
}

/** Foot of every page but the staff's; `roomy` keeps it clear of a dock or an action bar. */
export const Footer = ({ roomy }: { roomy: boolean }) => {
  const say = useSay()
  const entries = [
    { href: links.matching, zh: '怎么匹配的', en: 'How matching works' },
    { href: links.check, zh: '查验证明', en: 'Check a certificate' },
    { href: links.privacy, zh: '隐私与个人信息', en: 'Privacy' },
    { href: links.feedback, zh: '意见建议', en: 'Opinions' },
    { href: links.accessibility, zh: '无障碍说明', en: 'Accessibility' },
  ]
  return (
    <footer class={roomy ? 'foot wrap py-8 text-sm text-soft pb-36 md:pb-32' : 'foot wrap py-8 text-sm text-soft'}>
      <div class="border-t border-line pt-5 flex flex-wrap gap-x-5">
        {entries.map((one) => (
          <a class="tap a" href={one.href}>
            {say(one)}
          </a>
        ))}
      </div>
      <p class="mt-2">
        <T
          zh="全程免费，志愿者不收任何费用。有人借此收钱，请"
          en="Free throughout; volunteers take no payment. If anybody asks for money, "
        />
        <a class="a" href={links.feedback}>
          <T zh="告诉我们" en="tell us" />
        </a>
        <T zh="。" en="." />
      </p>
      <p>
        <T
          zh="依据《柳州市科技志愿服务管理办法（试行）》"
          en="Under the Liuzhou Measures for Science and Technology Volunteer Service (trial)"
        />
      </p>
    </footer>
  )
}
