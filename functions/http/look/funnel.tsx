import type { Child } from 'hono/jsx'
import { Meter } from './bars.tsx'
import { countText } from './format.ts'
import { type SeatState, Seats } from './seats.tsx'
import { T, useSay } from './view.tsx'

export interface FunnelStep {
  count: number
  name: string
  /** Why the others fell away, or what the first number counts. */
  why?: Child
  /** The number is only the most there can be, so that nobody is told by it. */
  few?: boolean | undefined
}

/**
 * How the pool shrank: true linear bars down to the people who fit, from there one circle a person. Small counts are
 * never stretched.
 */
export const Funnel = (props: { steps: readonly FunnelStep[]; people: readonly SeatState[]; after?: Child }) => {
  const few = props.steps.some((step) => step.few)
  const say = useSay()
  const pool = props.steps[0]?.count ?? 0
  return (
    <div>
      <ol class="grid gap-3">
        {props.steps.map((step) => (
          <li class="grid grid-cols-[3.25rem_1fr] gap-x-3 items-center">
            <b class="text-xl num text-right">
              {step.few && step.count > 0 ? `<${step.count + 1}` : countText(step.count)}
            </b>
            <Meter value={step.count} of={pool} thick />
            <span class="col-start-2 text-[.9375rem]">
              <b>{step.name}</b> {step.why && <span class="text-soft text-sm">{step.why}</span>}
            </span>
          </li>
        ))}
      </ol>
      <div class="mt-4 pt-4 border-t border-line">
        {!few && (
          <p class="font-bold">
            <T
              zh={`${props.people.length} 位合适的人，现在这样：`}
              en={`The ${props.people.length} who fit, as of now:`}
            />
          </p>
        )}
        {!few && (
          <div class="my-2">
            <Seats seats={props.people} emptyText={say({ zh: '还没问', en: 'not asked yet' })} />
          </div>
        )}
        {props.after && <div class="text-[.9375rem] text-soft">{props.after}</div>}
      </div>
    </div>
  )
}

const columns = (count: number): string => (count === 4 ? 'grid-cols-2 md:grid-cols-4' : 'grid-cols-3 md:grid-cols-6')

/** The same in one row, for staff: four or six numbers, each with what fell away before it. */
export const FunnelStrip = (props: { label: string; steps: readonly FunnelStep[] }) => (
  <ol class={`sheet cells grid ${columns(props.steps.length)} overflow-hidden`} aria-label={props.label}>
    {props.steps.map((step) => (
      <li class="p-3 md:p-4">
        <b class="text-2xl num">{countText(step.count)}</b>
        <span class="block text-sm font-bold">{step.name}</span>
        {step.why && <span class="block text-xs text-soft num">{step.why}</span>}
      </li>
    ))}
  </ol>
)
