import { countText } from '#functions/http/look/format.ts'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Counts } from '#shared/counters/counter.ts'
import { requestStateWords } from '#shared/requests/requests.ts'
import type { RequestState } from '#shared/requests/service-request.ts'
import { address } from './staff-scope.ts'

const shown: readonly RequestState[] = ['submitted', 'returned', 'open', 'underway', 'closed', 'refused', 'withdrawn']

/** How many requests stand in each state now; they add up to all there are. */
export const StateCounts = ({ standing, district }: { standing: Counts; district: string }) => {
  const say = useSay()
  const of = (state: RequestState): number => Math.max(0, standing[`state.${state}`] ?? 0)
  const all = shown.reduce((sum, state) => sum + of(state), 0)
  return (
    <section class="sheet overflow-hidden" aria-labelledby="states">
      <h2 id="states" class="sheet-title px-4 md:px-5 pt-4 pb-2">
        <T zh="现在的需求" en="Requests as they stand" />
        <span class="hint font-normal ml-2">
          <T zh={`不分时间，共 ${countText(all)} 个`} en={`of all times, ${countText(all)} together`} />
        </span>
      </h2>
      <ul class="cells grid grid-cols-3 sm:grid-cols-4 lg:grid-cols-7 border-t border-line">
        {shown.map((state) => (
          <li>
            <a
              class="block px-4 py-3 hover:bg-[var(--t-quiet)]"
              href={state === 'submitted' ? '/staff/verify' : address('/staff/requests', { state, district })}
            >
              <b class="text-2xl num">{countText(of(state))}</b>
              <span class="block text-sm text-soft">{say(requestStateWords[state])}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
