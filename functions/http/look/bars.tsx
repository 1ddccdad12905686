import type { Child } from 'hono/jsx'
import type { Weights } from '#shared/settings/settings.ts'
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
  /** Which part it is (`skill`, `distance`…): each has a fill of its own, the same in every bar and in the legend. */
  of: string
  name: string
  /** Points out of 100; below zero they are taken off. */
  points: number
}

/** Each part looks like no other: solid, or hatched on a tint; what is taken off is dashes on the bare ground. */
const looks: Readonly<Record<string, { fill?: string; hatch?: string }>> = {
  skill: { fill: 'part-skill' },
  distance: { fill: 'part-distance' },
  slack: { fill: 'part-slack' },
  continuity: { fill: 'part-continuity', hatch: 'hatch hatch-continuity' },
  preference: { fill: 'part-preference' },
  language: { fill: 'part-language', hatch: 'hatch hatch-language' },
  outcome: { fill: 'part-outcome', hatch: 'hatch hatch-outcome' },
  overQualified: { hatch: 'hatch taken taken-overQualified' },
  load: { hatch: 'hatch taken taken-load' },
  asked: { hatch: 'hatch taken' },
} satisfies Record<keyof Weights, object>

/** One stretch of a bar. */
const Stretch = ({ of, from, to }: { of: string; from: number; to: number }) => {
  const { fill, hatch } = looks[of] ?? { fill: 'part-preference' }
  return (
    <>
      {fill && <rect x={`${from}%`} width={`${to - from}%`} height="100%" class={fill} />}
      {hatch && <line x1={`${from}%`} x2={`${to}%`} y1="50%" y2="50%" class={hatch} />}
    </>
  )
}

/** How a score is made up; dashed is what was taken off. */
export const ScoreBar = ({ parts }: { parts: readonly ScorePart[] }) => {
  const language = useLanguage()
  const off = language === 'zh' ? '扣' : 'minus'
  const label = parts.map((one) => `${one.name} ${one.points < 0 ? `${off} ` : ''}${Math.abs(one.points)}`)
  let start = 0
  return (
    <svg class="parts" role="img" aria-label={label.join(language === 'zh' ? '，' : ', ')}>
      {parts.map(({ of, points }) => {
        const from = start
        start += Math.abs(points)
        return <Stretch of={of} from={from} to={start} />
      })}
    </svg>
  )
}

/** What the fills of a score bar stand for. */
export const ScoreLegend = ({ parts }: { parts: readonly ScorePart[] }) => (
  <ul class="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
    {parts.map(({ of, name }) => (
      <li class="inline-flex items-center gap-1.5">
        <svg class="parts !w-5 !h-3.5" aria-hidden="true">
          <Stretch of={of} from={0} to={100} />
        </svg>
        {name}
      </li>
    ))}
  </ul>
)

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
