import { Button } from '#functions/http/look/buttons.tsx'
import { SelectField } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Measures } from '#functions/http/look/kpi.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Dashboard } from '#shared/dashboard/figures.ts'
import type { Problem } from '#shared/problems/problem.ts'
import { TileSheet } from './staff-dashboard-districts.tsx'
import { ItemSheet } from './staff-dashboard-items.tsx'
import { hasFullWeek, measuresOf } from './staff-dashboard-measures.ts'
import { StuckSheet } from './staff-dashboard-stuck.tsx'
import { TrendSheet } from './staff-dashboard-trend.tsx'
import { ProblemLines } from './staff-problems-list.tsx'
import { type Scope, scopeOptions } from './staff-scope.ts'
import { StateCounts } from './staff-state-counts.tsx'

/** Spans to choose from, in weeks. */
export const spans = [1, 2, 4, 8, 12] as const

const shownProblems = 6

const ScopeForm = ({ scope, weeks }: { scope: Scope; weeks: number }) => {
  const language = useLanguage()
  const say = useSay()
  const options = scopeOptions(scope, language)
  return (
    <form method="get" action="/staff" class="flex flex-wrap gap-2 items-end no-print">
      {options.length > 0 && (
        <SelectField
          name="district"
          label={say({ zh: '辖区', en: 'District' })}
          hiddenLabel
          class="!w-40"
          options={options}
          value={scope.chosen}
        />
      )}
      <SelectField
        name="weeks"
        label={say({ zh: '时间', en: 'Time' })}
        hiddenLabel
        class="!w-32"
        value={String(weeks)}
        options={spans.map((span) => ({
          value: String(span),
          text: say(span === 1 ? { zh: '本周', en: 'This week' } : { zh: `近 ${span} 周`, en: `Last ${span} weeks` }),
        }))}
      />
      <Button look="line">
        <T zh="看" en="Show" />
      </Button>
    </form>
  )
}

/** What the figures are about, in weeks as people count them. */
const Period = ({ dashboard }: { dashboard: Dashboard }) => (
  <p class="text-soft text-sm num">
    <T
      zh={`${dashboard.from} 至 ${dashboard.to} 周（周一起算），${momentText(dashboard.at, 'zh')} 更新`}
      en={`Weeks ${dashboard.from} to ${dashboard.to} (from Monday), as of ${momentText(dashboard.at, 'en')}`}
    />
  </p>
)

/** The dashboard: figures with what they are made of, what waits, where it hurts. */
export const DashboardPage = (props: {
  dashboard: Dashboard
  problems: readonly Problem[]
  scope: Scope
  weeks: number
}) => {
  const { dashboard, problems, scope } = props
  const say = useSay()
  const language = useLanguage()
  return (
    <StaffPage title={say({ zh: '看板', en: 'Dashboard' })} at="dashboard">
      <div class="flex flex-wrap gap-x-6 gap-y-3 items-end justify-between mb-4">
        <div>
          <h1 class="text-2xl md:text-3xl">
            <T zh="匹配得怎么样" en="How well people are found" />
          </h1>
          <Period dashboard={dashboard} />
        </div>
        <ScopeForm scope={scope} weeks={props.weeks} />
      </div>
      <div class="grid gap-4">
        {!hasFullWeek(dashboard) && (
          <Notice tone="info">
            <b>
              <T zh="还没有满一周的数据。" en="There is not yet a full week of data." />
            </b>{' '}
            <T
              zh="下面的数按已有的算，样本小，先别拿来比较。没有数的写“—”，不写 0%。"
              en="The figures count what there is; the sample is small, so do not compare yet. Where nothing was counted stands a dash, not 0%."
            />
          </Notice>
        )}
        <Measures measures={measuresOf(dashboard, props.weeks, language)} />
        <StateCounts standing={dashboard.standing} district={scope.chosen} />
        <div class={scope.all.length > 1 ? 'grid gap-4 xl:grid-cols-[1.5fr_1fr] items-start' : 'grid gap-4'}>
          <section class="sheet" aria-labelledby="waiting">
            <h2 id="waiting" class="sheet-title px-4 md:px-5 pt-4 pb-2">
              <T zh="等您处理的" en="Waiting for you" />
            </h2>
            <ProblemLines problems={problems.slice(0, shownProblems)} now={dashboard.at} />
            {problems.length > 0 && (
              <p class="px-4 md:px-5 py-1 border-t border-line">
                <a class="a tap" href="/staff/problems">
                  <T zh={`全部 ${problems.length} 件`} en={`All ${problems.length}`} />
                </a>
              </p>
            )}
          </section>
          <TileSheet dashboard={dashboard} />
        </div>
        <div class="grid gap-4 xl:grid-cols-2 items-start">
          <TrendSheet dashboard={dashboard} />
          <StuckSheet dashboard={dashboard} />
        </div>
        <ItemSheet dashboard={dashboard} />
      </div>
    </StaffPage>
  )
}
