import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icons.tsx'
import type { Tone } from './tags.tsx'

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
