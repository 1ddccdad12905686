import { Sheet } from '#functions/http/look/sheets.tsx'
import { isDistrict, type Tile, TileMap } from '#functions/http/look/tile-map.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Dashboard } from '#shared/dashboard/figures.ts'
import { unfilledOf } from './staff-dashboard-measures.ts'

/** From so many unfilled requests on, a district is marked. */
const alertFrom = 5

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
        <TileMap label={say(title)} unit="%" steps={[20, 40, 60, 80]} tiles={tiles} />
      </div>
    </Sheet>
  )
}
