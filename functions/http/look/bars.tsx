import type { Child } from 'hono/jsx'
import { countText } from './format.ts'
import { T, useLanguage } from './view.tsx'

const share = (part: number, whole: number): string =>
  `${whole > 0 ? Math.min(100, Math.max(0, (part / whole) * 100)).toFixed(2) : 0}%`

/** A true linear bar. The number always stands beside it in text, so the bar itself is silent. */
export const Meter = (props: { value: number; of: number; warm?: boolean; thick?: boolean; pale?: boolean }) => (
  <svg
    class={['meter', props.thick && 'thick', props.warm && 'warm', props.pale && 'pale'].filter(Boolean).join(' ')}
    aria-hidden="true"
  >
    {props.value > 0 && <rect width={share(props.value, props.of)} height="100%" />}
  </svg>
)

/** A share with its bar: in table cells. `warm` marks what lies below its aim. */
export const ShareBar = (props: { part: number; whole: number; warm?: boolean }) => (
  <span class="grid grid-cols-[1fr_3rem] gap-2 items-center">
    <Meter value={props.part} of={props.whole} warm={props.warm ?? false} />
    <b class="text-right num">{props.whole > 0 ? share(props.part, props.whole).replace(/\.\d+/, '') : '—'}</b>
  </span>
)

export interface ScorePart {
  name: string
  /** Points out of 100; below zero they are taken off. */
  points: number
}

/** How a score is made up, in one hue; hatched is what was taken off. */
export const ScoreBar = ({ parts }: { parts: readonly ScorePart[] }) => {
  const language = useLanguage()
  const off = language === 'zh' ? '扣' : 'minus'
  const label = parts.map((one) => `${one.name} ${one.points < 0 ? `${off} ` : ''}${Math.abs(one.points)}`)
  let start = 0
  let given = 0
  return (
    <svg class="parts" role="img" aria-label={label.join(language === 'zh' ? '，' : ', ')}>
      {parts.map((one) => {
        const from = start
        start += Math.abs(one.points)
        if (one.points < 0) return <line x1={`${from}%`} x2={`${start}%`} y1="50%" y2="50%" class="taken" />
        given += 1
        return <rect x={`${from}%`} width={`${one.points}%`} height="100%" class={`part-${Math.min(given, 4)}`} />
      })}
    </svg>
  )
}

/** What the tones of a score bar stand for. */
export const ScoreLegend = ({ parts }: { parts: readonly Pick<ScorePart, 'name' | 'points'>[] }) => {
  let given = 0
  return (
    <ul class="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
      {parts.map((one) => {
        if (one.points >= 0) given += 1
        return (
          <li class="inline-flex items-center gap-1.5">
            <svg class="parts !w-3.5 !h-3.5" aria-hidden="true">
              {one.points < 0 ? (
                <line x1="0" x2="100%" y1="50%" y2="50%" class="taken" />
              ) : (
                <rect width="100%" height="100%" class={`part-${Math.min(given, 4)}`} />
              )}
            </svg>
            {one.name}
          </li>
        )
      })}
    </ul>
  )
}

/** Long work: how far, how long still, and that one may leave. */
export const Progress = (props: { title: string; done: number; of: number; left: string; children?: Child }) => (
  <div role="status">
    <div class="flex justify-between gap-3">
      <b>{props.title}</b>
      <span class="num whitespace-nowrap">
        {countText(props.done)} / {countText(props.of)}
      </span>
    </div>
    <div class="mt-1">
      <Meter value={props.done} of={props.of} thick />
    </div>
    <p class="hint mt-1">
      <T
        zh={`约还要 ${props.left}。可以离开，好了发消息给您。`}
        en={`About ${props.left} left. You may leave; we will tell you when it is done.`}
      />
    </p>
    {props.children}
  </div>
)

/** Grey lines where the layout of what comes is known. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => (
  <div class="grid gap-2" aria-hidden="true">
    {Array.from({ length: lines }, (_, line) => (
      <span class={line === 0 ? 'skeleton h-5 w-2/3' : 'skeleton h-4 w-full'} />
    ))}
  </div>
)
