import { ShareBar } from '#functions/http/look/bars.tsx'
import { durationText } from '#functions/http/look/format.ts'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Dashboard } from '#shared/dashboard/figures.ts'
import { numberedItem } from './item-text.ts'
import { percent } from './staff-dashboard-measures.ts'

/** Below this share something should be done. */
const aim = 0.8

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
                {numberedItem(item, language)}
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
