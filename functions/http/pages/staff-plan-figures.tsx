import { Meter } from '#functions/http/look/bars.tsx'
import { dayText, percentText } from '#functions/http/look/format.ts'
import { Measures } from '#functions/http/look/kpi.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PlanRow } from '#shared/dashboard/plan-for-staff.ts'
import { groupedBy } from '#shared/kernel/grouped.ts'
import type { Plan } from '#shared/plans/plan.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { gapShare, gapText } from './staff-plan-words.ts'

export interface Day {
  rows: PlanRow[]
  starts: string
  seats: number
  filled: number
  asked: number
}

/** Pure: the rows of each day, with how many of its seats the plan fills. */
export const daysOf = (rows: readonly PlanRow[]): Day[] =>
  [...groupedBy(rows, ({ starts }) => localDate(starts)).values()].map((of) => {
    const states = of.flatMap(({ lines }) => lines.map(({ proposal }) => proposal.state))
    const count = (...wanted: string[]): number => states.filter((state) => wanted.includes(state)).length
    return {
      rows: of,
      starts: of[0]?.starts ?? '',
      seats: of.reduce((sum, { seats }) => sum + seats, 0),
      filled: count('proposed', 'pinned', 'sent'),
      asked: count('sent'),
    }
  })

/** How full each day gets. */
export const DaysSheet = ({ days }: { days: readonly Day[] }) => {
  const say = useSay()
  const language = useLanguage()
  const most = Math.max(...days.map(({ seats, asked }) => Math.max(seats, asked)))
  return (
    <Sheet
      id="days"
      title={say({ zh: '每天缺的人，方案补上多少', en: 'Missing people by day, and what the plan fills' })}
      hint={<T zh="上面一条是补上的，下面一条是还空着的。" en="The upper bar is filled, the lower one is left open." />}
    >
      <ul class="grid gap-1.5">
        {days.map(({ starts, seats, filled, asked }) => (
          <li class="grid grid-cols-[6.25rem_1fr_6.5rem] gap-2 items-center text-sm">
            <span class="num whitespace-nowrap">{dayText(starts, language)}</span>
            <span class="grid gap-0.5">
              {filled > 0 && <Meter value={filled} of={most} />}
              {seats > filled && <Meter value={seats - filled} of={most} warm />}
            </span>
            <span class="num text-right">
              <b>
                {filled} / {seats}
              </b>
              {seats > filled && (
                <span class="text-soft">
                  {' '}
                  <T zh={`空 ${seats - filled}`} en={`${seats - filled} left`} />
                </span>
              )}
              {asked > 0 && (
                <span class="block text-soft">
                  <T zh={`已问 ${asked}`} en={`${asked} asked`} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

export const Figures = ({ plan, days }: { plan: Plan; days: readonly Day[] }) => {
  const say = useSay()
  const sum = (of: (day: Day) => number): number => days.reduce((total, day) => total + of(day), 0)
  const [seats, filled] = [sum((day) => day.seats), sum((day) => day.filled)]
  const yes = days
    .flatMap(({ rows }) => rows.flatMap(({ lines }) => lines))
    .filter(({ proposal: { state } }) => state === 'proposed' || state === 'pinned')
    .reduce((total, { proposal }) => total + proposal.probability, 0)
  return (
    <Measures
      measures={[
        {
          name: say({ zh: '方案补上', en: 'Filled by the plan' }),
          value: percentText(filled, seats),
          definition: say({
            zh: `缺 ${seats} 个名额，方案有人的 ${filled} 个`,
            en: `${filled} of ${seats} missing seats have somebody`,
          }),
        },
        {
          name: say({ zh: '估计会接', en: 'Yeses to expect' }),
          value: yes.toFixed(1),
          definition: say({
            zh: '每人接单可能性相加；不够的，谢绝后照常再问',
            en: 'their chances of a yes added up; after a no the waves go on as ever',
          }),
        },
        {
          name: say({ zh: '离最好', en: 'From the best' }),
          value: plan.upperBound > 0 ? gapShare(plan) : '—',
          definition: say(gapText(plan)),
        },
        {
          name: say({ zh: '看过的人', en: 'People considered' }),
          value: String(plan.people),
          definition: say({
            zh: `${plan.pairs} 对“人和名额”，每对都过了所有硬条件`,
            en: `${plan.pairs} pairs of person and seat, each through every hard rule`,
          }),
        },
      ]}
    />
  )
}
