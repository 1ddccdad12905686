import { LineChart } from '#functions/http/look/line-chart.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Dashboard } from '#shared/dashboard/figures.ts'

const hours = (minutes: number): number => Math.round(minutes / 6) / 10

/** `2026-W48` as W48. */
const weekLabel = (week: string): string => week.slice(5)

const TooFew = ({ name }: { name: string }) => (
  <div>
    <p class="text-sm font-bold px-1">{name}</p>
    <p class="text-soft px-1">
      <T zh="两周以上有数了，这里画线。" en="A line is drawn once two weeks have figures." />
    </p>
  </div>
)

/** Twelve weeks; weeks in which nothing was counted are left out rather than drawn as zero. */
export const TrendSheet = ({ dashboard: { trend } }: { dashboard: Dashboard }) => {
  const say = useSay()
  const shares = trend.flatMap(({ week, filled }) =>
    filled.share === undefined ? [] : [{ week, value: Math.round(filled.share * 100) }],
  )
  const times = trend.flatMap(({ week, firstYesMedian, firstYesNinety }) =>
    firstYesMedian === undefined || firstYesNinety === undefined
      ? []
      : [{ week, half: hours(firstYesMedian), nine: hours(firstYesNinety) }],
  )
  const [firstShare, lastShare] = [shares[0], shares.at(-1)]
  const [firstTime, lastTime] = [times[0], times.at(-1)]
  const filledName = { zh: '满足率', en: 'Filled' }
  const timeName = { zh: '匹配用时（小时）', en: 'Hours to a first yes' }
  return (
    <Sheet id="trend" flush title={say({ zh: '12 周走势', en: 'Twelve weeks' })}>
      <div class="grid gap-3 px-3 pb-4">
        {firstShare && lastShare && shares.length > 1 ? (
          <LineChart
            title={say(filledName)}
            summary={say({
              zh: `满足率从 ${firstShare.value}% 到 ${lastShare.value}%`,
              en: `Filled went from ${firstShare.value}% to ${lastShare.value}%`,
            })}
            labels={shares.map(({ week }) => weekLabel(week))}
            unit="%"
            fromZero={false}
            series={[{ values: shares.map(({ value }) => value) }]}
          />
        ) : (
          <TooFew name={say(filledName)} />
        )}
        {firstTime && lastTime && times.length > 1 ? (
          <LineChart
            title={say(timeName)}
            summary={say({
              zh: `中位数从 ${firstTime.half} 小时到 ${lastTime.half} 小时，九成线从 ${firstTime.nine} 到 ${lastTime.nine}`,
              en: `The median went from ${firstTime.half} to ${lastTime.half} hours, the ninth decile from ${firstTime.nine} to ${lastTime.nine}`,
            })}
            labels={times.map(({ week }) => weekLabel(week))}
            series={[
              { name: say({ zh: '九成', en: '90%' }), values: times.map(({ nine }) => nine), pale: true },
              { name: say({ zh: '半数', en: 'half' }), values: times.map(({ half }) => half) },
            ]}
          />
        ) : (
          <TooFew name={say(timeName)} />
        )}
      </div>
    </Sheet>
  )
}
