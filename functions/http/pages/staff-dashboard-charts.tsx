import { ShareBar } from '#functions/http/look/bars.tsx'
import { durationText } from '#functions/http/look/format.ts'
import { LineChart } from '#functions/http/look/line-chart.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { HeatTable, Table } from '#functions/http/look/tables.tsx'
import { isDistrict, type Tile, TileMap } from '#functions/http/look/tile-map.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Dashboard, Figures } from '#shared/dashboard/figures.ts'
import { UnfilledCause } from '#shared/requests/service-request.ts'
import { unfilledCauseWords } from '#shared/requests/words.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { itemNumber, itemText } from './item-text.ts'
import { percent } from './staff-dashboard-measures.ts'

/** Below this share something should be done. */
const aim = 0.8
const alertFrom = 5

const unfilledOf = ({ filled }: Figures): number => filled.whole - filled.part

/** The districts as tiles; with one district there is nothing to compare. */
export const TileSheet = ({ dashboard }: { dashboard: Dashboard }) => {
  const say = useSay()
  const tiles = dashboard.districts.flatMap((district): Tile[] => {
    if (!isDistrict(district.code)) return []
    const value = district.filled.share === undefined ? undefined : Math.round(district.filled.share * 100)
    const unfilled = unfilledOf(district)
    return [{ district: district.code, value, ...(unfilled >= alertFrom ? { alert: unfilled } : {}) }]
  })
  if (tiles.length < 2) return null
  const title = { zh: '各县区满足率', en: 'Filled, by district' }
  return (
    <Sheet
      id="tiles"
      flush
      title={say(title)}
      hint={
        <T
          zh={`大数是百分比，“—”是还没有结束的需求；橙点是没找齐 ${alertFrom} 个及以上的县区`}
          en={`Percent; a dash where no request has closed; the dot marks ${alertFrom} or more not filled`}
        />
      }
    >
      <div class="px-4 pb-4">
        <TileMap label={say(title)} unit="%" steps={[72, 80, 88, 92]} tiles={tiles} />
      </div>
    </Sheet>
  )
}

const TooFew = () => (
  <p class="text-soft px-1">
    <T zh="两周以上有数了，这里画线。" en="A line is drawn once two weeks have figures." />
  </p>
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
          <div>
            <p class="text-sm font-bold px-1">{say(filledName)}</p>
            <TooFew />
          </div>
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
          <div>
            <p class="text-sm font-bold px-1">{say(timeName)}</p>
            <TooFew />
          </div>
        )}
      </div>
    </Sheet>
  )
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10
/** `2026-W48` as W48. */
const weekLabel = (week: string): string => week.slice(5)

const shownSkills = 6

/** Where requests got stuck: skills by cause. */
export const StuckSheet = ({ dashboard: { now } }: { dashboard: Dashboard }) => {
  const say = useSay()
  const causes = UnfilledCause.options
  const rows = now.unfilledBySkill.map(({ skill, causes: by }) => ({
    name: say(skillName(skill)),
    values: causes.map((cause) => by[cause] ?? 0),
  }))
  const rest = rows.slice(shownSkills)
  const others = {
    name: say({ zh: `其他 ${rest.length} 类`, en: `${rest.length} others` }),
    values: causes.map((_, at) => rest.reduce((sum, row) => sum + (row.values[at] ?? 0), 0)),
  }
  const seats = now.unfilledBySkill.reduce((sum, { total }) => sum + total, 0)
  return (
    <Sheet
      id="stuck"
      flush
      title={say({ zh: `没找齐的，卡在哪`, en: 'Where it got stuck' })}
      hint={
        <T
          zh={`${unfilledOf(now)} 个需求没找齐，空着 ${seats} 处；行是技能，列是原因，按主因算一次`}
          en={`${unfilledOf(now)} requests not filled, ${seats} places empty; rows are skills, each counted under its main cause`}
        />
      }
    >
      {rows.length === 0 ? (
        <Empty
          icon="circle-check"
          title={say({ zh: '这段时间没有没找齐的', en: 'Nothing was left unfilled in this time' })}
          text={
            <T
              zh="需求结束后还有空名额，原因会列在这里。"
              en="When a request ends with empty seats, the causes stand here."
            />
          }
        />
      ) : (
        <HeatTable
          label={say({ zh: '没找齐的原因表', en: 'Causes of not finding enough' })}
          corner={say({ zh: '技能', en: 'Skill' })}
          columns={causes.map((cause) => say(unfilledCauseWords[cause]))}
          rows={[...rows.slice(0, shownSkills), ...(rest.length > 0 ? [others] : [])]}
        />
      )}
    </Sheet>
  )
}

/** Article 11, item by item. */
export const ItemSheet = ({ dashboard: { now } }: { dashboard: Dashboard }) => {
  const say = useSay()
  const language = useLanguage()
  const median = now.firstYesMedian
  return (
    <Sheet
      id="items"
      flush
      title={say({ zh: '按第十一条八项看', en: 'By the eight items of Article 11' })}
      hint={
        <T
          zh={`这段时间开放了 ${now.opened} 个；满足率按已经结束找人的算，橙条低于 ${aim * 100}%${median === undefined ? '' : `；全部的匹配用时中位数 ${durationText(median, 'zh')}`}`}
          en={`${now.opened} opened in this time; shares are of those that closed, orange below ${aim * 100}%`}
        />
      }
    >
      <Table
        label={say({ zh: '按第十一条八项看', en: 'By the eight items of Article 11' })}
        rows={now.items}
        columns={[
          {
            head: say({ zh: '项', en: 'Item' }),
            cell: ({ item }) => (
              <a class="a" href={`/staff/requests?item=${item}`}>
                {itemNumber(item, language)} {say(itemText(item))}
              </a>
            ),
          },
          { head: say({ zh: '开放', en: 'Opened' }), number: true, cell: ({ opened }) => opened },
          { head: say({ zh: '结束', en: 'Closed' }), number: true, cell: ({ filled }) => filled.whole },
          { head: say({ zh: '找齐', en: 'Filled' }), number: true, cell: ({ filled }) => filled.part },
          {
            head: say({ zh: '满足率', en: 'Share' }),
            wide: true,
            cell: ({ filled }) => (
              <>
                <ShareBar part={filled.part} whole={filled.whole} warm={(filled.share ?? 1) < aim} />
                <span class="sr-only">{percent(filled)}</span>
              </>
            ),
          },
        ]}
      />
    </Sheet>
  )
}
