import { Empty } from '#functions/http/look/sheets.tsx'
import { isDistrict, type Tile, TileMap } from '#functions/http/look/tile-map.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { PublicFigures } from '#shared/dashboard/public-figures.ts'
import type { BoardLine } from '#shared/requests/read-board.ts'
import { BoardCard } from './board-card.tsx'
import { DestinationFilters } from './board-destinations.tsx'

/** Where people are wanted, on the map of districts. */
export const WaitingMap = ({ figures }: { figures: PublicFigures }) => {
  const say = useSay()
  const tiles = Object.entries(figures.open).flatMap(([code, value]): Tile[] =>
    isDistrict(code) ? [{ district: code, value }] : [],
  )
  return (
    <div class="hidden lg:block">
      <p class="font-semibold text-center mb-2">
        <T zh="哪里在等人" en="Where people are wanted" />
      </p>
      <TileMap
        label={say({ zh: '各县区等人的需求数', en: 'Open requests by district' })}
        steps={[1, 3, 6, 10]}
        tiles={tiles}
      />
    </div>
  )
}

/** The first of what is open, and the way to all of it. */
export const OpenNow = ({ lines, open }: { lines: readonly BoardLine[]; open: number }) => {
  const say = useSay()
  return (
    <section class="mt-6 md:mt-10" aria-labelledby="open">
      <div class="flex items-end justify-between gap-3">
        <h2 id="open" class="text-2xl">
          <T zh="正在等人的需求" en="Looking for people" />
        </h2>
        <a class="a tap" href="/board">
          <T zh={`全部 ${open} 个`} en={`All ${open}`} />
        </a>
      </div>
      <DestinationFilters choice={{ q: '', to: '', item: '', district: '', time: '' }} />
      {lines.length === 0 ? (
        <div class="sheet mt-2">
          <Empty
            icon="circle-check"
            title={say({ zh: '现在没有在等人的需求', en: 'Nobody is waiting right now' })}
            text={
              <T
                zh="有难处就提，核实后马上帮您找人。"
                en="If you have one, ask; people are looked for once it is verified."
              />
            }
          />
        </div>
      ) : (
        <ul class="grid gap-3 mt-2 md:grid-cols-2 lg:grid-cols-3">
          {lines.map((line) => (
            <BoardCard line={line} />
          ))}
        </ul>
      )}
    </section>
  )
}
