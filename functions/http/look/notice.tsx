import type { Child } from 'hono/jsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { Icon, type IconName } from './icons.tsx'
import type { Tone } from './tags.tsx'
import { T } from './view.tsx'

const usual: Record<Tone, IconName> = {
  quiet: 'info',
  info: 'info',
  going: 'hand-helping',
  warm: 'triangle-alert',
  good: 'circle-check',
  bad: 'circle-alert',
}

/** Words that matter now; begin with a bold clause. `live` announces it: for what just happened. */
export const Notice = (props: {
  tone?: Tone | undefined
  icon?: IconName | undefined
  live?: boolean | undefined
  children: Child
}) => {
  const tone = props.tone ?? 'quiet'
  return (
    <div class={tone === 'quiet' ? 'note' : `note ${tone}`} role={props.live ? 'status' : undefined}>
      <Icon name={props.icon ?? usual[tone]} />
      <div class="min-w-0">{props.children}</div>
    </div>
  )
}

/** What was just done, announced. */
export const DoneNotice = ({ text }: { text: Text | undefined }) =>
  text ? (
    <Notice tone="good" live>
      <T {...text} />
    </Notice>
  ) : null

/** Why the product said no, announced. A refusal over single fields is told at those instead. */
export const RefusedNotice = ({ refused, tone = 'warm' }: { refused: Refusal | undefined; tone?: 'warm' | 'bad' }) =>
  refused && refused.fields.length === 0 ? (
    <Notice tone={tone} live>
      <T {...refused.text} />
    </Notice>
  ) : null
