import { Meter } from '#functions/http/look/bars.tsx'
import { countText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { ReplayForStaff } from '#shared/dashboard/replay-for-staff.ts'
import { ChangedSheet } from './staff-settings-changed.tsx'
import { FiguresSheet } from './staff-settings-figures.tsx'

/** How many people got how many invitations, both ways. */
const SpreadSheet = ({ found }: { found: ReplayForStaff }) => {
  const say = useSay()
  const { was, would } = found.replayed
  const most = Math.max(1, ...was.byCount.slice(1), ...would.byCount.slice(1))
  return (
    <Sheet
      id="spread"
      title={say({ zh: '一个人一季度收到几份邀请', en: 'Invitations to one person in the quarter' })}
      hint={
        <T
          zh="上面浅的是当时，下面深的是用新设置；数是人数。"
          en="Upper, pale: as it was. Lower: with the new settings. Counted in people."
        />
      }
    >
      <ul class="grid gap-1.5">
        {was.byCount.map((count, at) => {
          if (at === 0) return null
          const after = would.byCount[at] ?? 0
          return (
            <li class="grid grid-cols-[4.5rem_1fr_6.5rem] gap-2 items-center text-sm">
              <span class="num">
                {at === was.byCount.length - 1 ? (
                  <T zh={`${at} 份以上`} en={`${at} or more`} />
                ) : (
                  <T zh={`${at} 份`} en={`${at}`} />
                )}
              </span>
              <span class="grid gap-0.5">
                <Meter value={count} of={most} pale />
                <Meter value={after} of={most} />
              </span>
              <span class="num text-right">
                <span class="text-soft">{countText(count)}</span> → <b>{countText(after)}</b>
              </span>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}

/** What the last quarter would have been, beside what it was. */
export const Replay = ({ found }: { found: ReplayForStaff }) => (
  <div class="grid gap-4">
    {found.replayed.runs.exact === 0 ? (
      <Notice tone="info">
        <T
          zh="上一季度还没有邀请可以重算。发过邀请以后，这里能看到两种设置的差别。"
          en="No waves of the last quarter can be decided again yet. Once people were invited, both ways stand here side by side."
        />
      </Notice>
    ) : (
      <>
        <FiguresSheet found={found} />
        <SpreadSheet found={found} />
        <ChangedSheet found={found} />
      </>
    )}
  </div>
)
