import type { Child } from 'hono/jsx'
import type { Text } from '#shared/kernel/text.ts'
import { Icon, type IconName } from './icons.tsx'
import { T } from './view.tsx'

/** warm: somebody should act; info: waiting; going: under way; quiet: over or neutral. */
export type Tone = 'quiet' | 'info' | 'going' | 'warm' | 'good' | 'bad'

interface State {
  text: Text
  icon: IconName
  tone: Tone
}

const state = (zh: string, en: string, icon: IconName, tone: Tone): State => ({ text: { zh, en }, icon, tone })

/** How every state is shown: icon, word and tone, so that nothing hangs on colour alone. A decline is quiet. */
export const states = {
  request: {
    draft: state('草稿', 'Draft', 'pencil', 'quiet'),
    submitted: state('待核实', 'Being checked', 'inbox', 'info'),
    returned: state('退回修改', 'Sent back', 'corner-up-left', 'warm'),
    refused: state('不予受理', 'Turned down', 'ban', 'bad'),
    open: state('正在找人', 'Looking for people', 'users', 'warm'),
    filled: state('已找齐', 'All found', 'user-check', 'good'),
    unfilled: state('没找齐', 'Not all found', 'user-x', 'bad'),
    agreed: state('已签协议', 'Agreement signed', 'file-check', 'good'),
    underway: state('服务中', 'Under way', 'hand-helping', 'going'),
    settling: state('待确认时长', 'Hours to confirm', 'hourglass', 'warm'),
    rating: state('待评单', 'To be rated', 'star', 'info'),
    closed: state('已完成', 'Completed', 'circle-check', 'quiet'),
    withdrawn: state('已取消', 'Cancelled', 'x', 'quiet'),
  },
  offer: {
    sent: state('待回复', 'Awaiting reply', 'mail', 'warm'),
    accepted: state('已接单', 'Accepted', 'check', 'good'),
    declined: state('已谢绝', 'Declined', 'minus', 'quiet'),
    expired: state('已过期', 'Expired', 'timer-off', 'quiet'),
    closed: state('已有人接', 'Taken by others', 'user-check', 'quiet'),
    standby: state('候补', 'Standby', 'list-ordered', 'info'),
    reserve: state('备选', 'In reserve', 'circle-dashed', 'quiet'),
    withdrawn: state('已退出', 'Withdrew', 'undo-2', 'warm'),
  },
  placement: {
    provisional: state('人数待定', 'Depends on numbers', 'hourglass', 'info'),
    accepted: state('已接单', 'Accepted', 'check', 'good'),
    confirmed: state('已确认', 'Confirmed', 'circle-check', 'good'),
    checkedIn: state('服务中', 'Under way', 'hand-helping', 'going'),
    checkedOut: state('待双方确认', 'To be confirmed', 'hourglass', 'warm'),
    recorded: state('已记录', 'Recorded', 'circle-check', 'quiet'),
    disputed: state('有异议', 'Disputed', 'message-circle-warning', 'bad'),
    withdrawn: state('已退出', 'Withdrew', 'undo-2', 'warm'),
    noShow: state('没到场', 'Did not come', 'user-x', 'bad'),
    calledOff: state('已取消', 'Called off', 'x', 'quiet'),
  },
  record: {
    pending: state('待双方确认', 'To be confirmed', 'hourglass', 'warm'),
    confirmed: state('已确认', 'Confirmed', 'circle-check', 'good'),
    disputed: state('有异议', 'Disputed', 'message-circle-warning', 'bad'),
  },
  register: {
    notExported: state('未报送', 'Not sent yet', 'circle-dashed', 'quiet'),
    exported: state('已报送', 'Sent to register', 'send', 'info'),
    confirmed: state('已入库', 'In the register', 'database', 'good'),
    rejected: state('被退回', 'Rejected', 'circle-x', 'bad'),
  },
  licence: {
    verified: state('证书已核', 'Licence verified', 'badge-check', 'good'),
    expiring: state('快到期', 'Expires soon', 'clock-alert', 'warm'),
    expired: state('已过期', 'Expired', 'circle-x', 'bad'),
  },
  insurance: {
    valid: state('保险有效', 'Insured', 'shield-check', 'good'),
    expiring: state('快到期', 'Expires soon', 'clock-alert', 'warm'),
    expired: state('已过期', 'Expired', 'circle-x', 'bad'),
  },
} as const satisfies Record<string, Record<string, State>>

export type Noun = keyof typeof states

/** Icon and word in a tone. At most two beside a title. Skill names are tags without an icon. */
export const Tag = (props: { icon?: IconName | undefined; tone?: Tone | undefined; children: Child }) => (
  <span class={props.tone && props.tone !== 'quiet' ? `tag ${props.tone}` : 'tag'}>
    {props.icon && <Icon name={props.icon} />}
    {props.children}
  </span>
)

/** The state of a thing: `<StateTag of="request" is="open" />`. */
export const StateTag = <N extends Noun>({ of, is }: { of: N; is: keyof (typeof states)[N] }) => {
  const shown: Record<PropertyKey, State> = states[of]
  const found = shown[is]
  return found ? (
    <Tag icon={found.icon} tone={found.tone}>
      <T {...found.text} />
    </Tag>
  ) : null
}

const kinds = {
  community: state('社区', 'Community', 'house', 'quiet'),
  village: state('乡村', 'Village', 'wheat', 'quiet'),
  school: state('学校', 'School', 'school', 'quiet'),
  enterprise: state('企业', 'Enterprise', 'factory', 'quiet'),
  industrialPark: state('园区', 'Industrial park', 'building-2', 'quiet'),
  venue: state('场馆', 'Venue', 'landmark', 'quiet'),
  publicBody: state('机关事业单位', 'Public body', 'landmark', 'quiet'),
  association: state('科协', 'Association', 'landmark', 'quiet'),
  online: state('线上', 'Online', 'wifi', 'quiet'),
} as const satisfies Record<string, State>

/** The word for a kind of body. */
export const kindText = (of: keyof typeof kinds): Text => kinds[of].text

/** What kind of body asks, or where service goes. */
export const Kind = ({ of }: { of: keyof typeof kinds }) => (
  <span class="kind">
    <Icon name={kinds[of].icon} />
    <T {...kinds[of].text} />
  </span>
)
