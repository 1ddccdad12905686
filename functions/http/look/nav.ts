import type { Text } from '#shared/kernel/text.ts'
import type { IconName } from './icons.tsx'

/** One entry of a menu; `key` is what a page names as its place and what counts are filed under. */
export interface Place {
  key: string
  href: string
  icon: IconName
  text: Text
}

const place = (key: string, href: string, icon: IconName, zh: string, en: string): Place => ({
  key,
  href,
  icon,
  text: { zh, en },
})

/** Where each role goes. Volunteers and requesters have at most five places: that is what fits under a thumb. */
export const menus = {
  volunteer: [
    place('offers', '/offers', 'mail', '邀请', 'Invitations'),
    place('calendar', '/calendar', 'calendar', '日历', 'Calendar'),
    place('services', '/services', 'hand-helping', '服务', 'Service'),
    place('records', '/records', 'award', '记录', 'Records'),
    place('me', '/me', 'user', '我的', 'Me'),
  ],
  requester: [
    place('requests', '/requests', 'clipboard-list', '我的需求', 'My requests'),
    place('new', '/requests/new', 'plus', '提需求', 'Ask'),
    place('messages', '/messages', 'message-circle', '消息', 'Messages'),
    place('me', '/me', 'user', '我的', 'Me'),
  ],
  staff: [
    place('dashboard', '/staff', 'layout-dashboard', '看板', 'Dashboard'),
    place('verify', '/staff/verify', 'clipboard-check', '待核实', 'To verify'),
    place('matches', '/staff/requests', 'git-compare-arrows', '需求和匹配', 'Requests, matches'),
    place('plan', '/staff/plan', 'calendar-range', '排班方案', 'Plans'),
    place('agreements', '/staff/agreements', 'file-check', '协议和保险', 'Agreements'),
    place('volunteers', '/staff/volunteers', 'users', '志愿者', 'Volunteers'),
    place('skills', '/staff/skills', 'lightbulb', '技能和说法', 'Skills and words'),
    place('register', '/staff/register-import', 'database', '登记名册', 'Register lists'),
    place('problems', '/staff/problems', 'inbox', '问题', 'Problems'),
    place('messages', '/messages', 'message-circle', '消息', 'Messages'),
    place('me', '/me', 'user', '我的', 'Me'),
    place('holidays', '/staff/holidays', 'calendar', '节假日', 'Holidays'),
    place('settings', '/staff/settings', 'git-compare-arrows', '派单设置', 'Offer policy'),
    place('tokens', '/staff/tokens', 'lock', '接口令牌', 'API tokens'),
    place('audit', '/staff/audit', 'list-ordered', '审计', 'Audit'),
    place('breaches', '/staff/breaches', 'shield-alert', '泄露报告', 'Breaches'),
    place('rules', '/how-matching-works', 'settings', '匹配规则', 'Matching rules'),
  ],
} as const satisfies Record<string, readonly Place[]>

/** What of the workbench stands in the header of pages that everybody reads; the side menu has all of it. */
export const staffAway: readonly Place[] = menus.staff.filter(({ key }) =>
  ['dashboard', 'messages', 'me'].includes(key),
)

/** Places of the shell that belong to no role. */
export const links = {
  home: '/',
  signIn: '/sign-in',
  signOut: '/sign-out',
  endActing: '/acting/end',
  matching: '/how-matching-works',
  check: '/certificates',
  privacy: '/about#privacy',
  feedback: '/about#feedback',
  accessibility: '/about#accessibility',
} as const
