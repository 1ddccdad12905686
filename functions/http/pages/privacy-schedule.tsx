import { Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Kept } from '#shared/privacy/kept.ts'
import { backupDays, schedule } from '#shared/privacy/schedule.ts'

/** What is kept, what for, who reads it and how long: the schedule that the product itself follows. */
export const Schedule = () => {
  const say = useSay()
  const title = say({ zh: '存什么，为什么，多久', en: 'What is kept, why, how long' })
  const rows: readonly Kept[] = schedule
  return (
    <Sheet id="schedule" title={title} flush>
      <Table
        label={title}
        rows={rows}
        columns={[
          { head: say({ zh: '资料', en: 'Data' }), cell: ({ what }) => say(what) },
          { head: say({ zh: '用来', en: 'For' }), cell: ({ why }) => say(why) },
          { head: say({ zh: '谁看得到', en: 'Read by' }), cell: ({ who }) => say(who) },
          { head: say({ zh: '留多久', en: 'Kept' }), cell: ({ howLong }) => say(howLong) },
        ]}
      />
      <p class="px-4 md:px-5 pb-4 text-soft">
        <T zh={`整库备份 ${backupDays} 天后自动过期。`} en={`Backups of the whole age out after ${backupDays} days.`} />
      </p>
    </Sheet>
  )
}
