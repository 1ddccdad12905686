import { Filters } from '#functions/http/look/pagination.tsx'
import { useSay } from '#functions/http/look/view.tsx'

/** The two sides of verifying: what waits, and what has its answer. */
export const QueueTabs = ({ at }: { at: 'waiting' | 'answered' }) => {
  const say = useSay()
  return (
    <Filters
      label={say({ zh: '待核实还是已答复', en: 'Waiting or answered' })}
      filters={[
        { text: say({ zh: '等答复的', en: 'Waiting' }), href: '/staff/verify', current: at === 'waiting' },
        {
          text: say({ zh: '已答复的', en: 'Answered' }),
          href: '/staff/verify?view=answered',
          current: at === 'answered',
        },
      ]}
    />
  )
}
