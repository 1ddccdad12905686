import type { Child } from 'hono/jsx'
import { Icon } from './icons.tsx'
import { T, useSay } from './view.tsx'

export interface Step {
  name: string
  is: 'done' | 'now' | 'ahead'
  when?: string | undefined
  text?: Child
}

/** How far a thing has come, one step below the other. */
export const Timeline = ({ steps }: { steps: readonly Step[] }) => (
  <ol class="line">
    {steps.map((step, index) => (
      <li class={step.is === 'ahead' ? undefined : step.is} aria-current={step.is === 'now' ? 'step' : undefined}>
        <span class="pin">
          {step.is === 'done' ? (
            <>
              <Icon name="check" />
              <span class="sr-only">
                <T zh="已办：" en="Done: " />
              </span>
            </>
          ) : (
            index + 1
          )}
        </span>
        <b>{step.name}</b>
        {step.is === 'now' && (
          <span class="tag warm ml-2">
            <Icon name="clock" />
            <T zh="现在" en="Now" />
          </span>
        )}
        {step.when && <span class="text-soft text-sm block">{step.when}</span>}
        {step.text && <span class="block text-[.9375rem]">{step.text}</span>}
      </li>
    ))}
  </ol>
)

const beats = [
  { zh: '点单', en: 'Order' },
  { zh: '派单', en: 'Dispatch' },
  { zh: '接单', en: 'Accept' },
  { zh: '评单', en: 'Rate' },
] as const

/** The four beats people know, 点单 派单 接单 评单, with the present one marked (0 to 3; 4 when all is done). */
export const Beats = ({ now }: { now: 0 | 1 | 2 | 3 | 4 }) => {
  const say = useSay()
  return (
    <ol class="beats" aria-label={say({ zh: '四步', en: 'Four steps' })}>
      {beats.map((beat, at) => (
        <li class={at < now ? 'done' : at === now ? 'now' : undefined} aria-current={at === now ? 'step' : undefined}>
          {at < now && <Icon name="check" />}
          {say(beat)}
        </li>
      ))}
    </ol>
  )
}
