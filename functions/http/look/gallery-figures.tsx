import { ScoreBar, ScoreLegend, ShareBar } from './bars.tsx'
import { Funnel, FunnelStrip } from './funnel.tsx'
import { Seats } from './seats.tsx'
import { Sheet } from './sheets.tsx'
import { HeatTable, Table, Verdict } from './tables.tsx'
import { StateTag } from './tags.tsx'
import { T, useSay } from './view.tsx'

const Matching = () => {
  const say = useSay()
  const steps = [
    { count: 412, name: say({ zh: '会相关技能', en: 'Have the skill' }) },
    {
      count: 112,
      name: say({ zh: '水平够', en: 'Level is enough' }),
      why: say({ zh: '300 位水平不够', en: '300 fall short' }),
    },
    {
      count: 41,
      name: say({ zh: '那天有空', en: 'Free that day' }),
      why: say({ zh: '71 位没空', en: '71 are not free' }),
    },
    {
      count: 9,
      name: say({ zh: '愿意来这么远', en: 'Come this far' }),
      why: say({ zh: '32 位觉得太远', en: '32 find it too far' }),
    },
  ]
  const parts = [
    { of: 'skill', name: say({ zh: '技能', en: 'skill' }), points: 41 },
    { of: 'distance', name: say({ zh: '路程', en: 'way' }), points: 16 },
    { of: 'slack', name: say({ zh: '时间', en: 'time' }), points: 14 },
    { of: 'preference', name: say({ zh: '意愿', en: 'wish' }), points: 11 },
    { of: 'load', name: say({ zh: '近期已忙', en: 'busy of late' }), points: -5 },
  ]
  return (
    <>
      <Sheet id="funnel" title={say({ zh: '人是怎么找的', en: 'How people were found' })}>
        <Funnel
          steps={steps}
          people={['filled', 'asked', 'declined', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty']}
          after={<T zh="3 位已邀请，6 位还没问，先不打扰。" en="3 invited; 6 not asked, so as not to disturb." />}
        />
      </Sheet>
      <FunnelStrip label={say({ zh: '匹配漏斗', en: 'Funnel' })} steps={steps} />
      <Sheet id="score" title={say({ zh: '分数和名额', en: 'Score and seats' })}>
        <ScoreLegend parts={parts} />
        <div class="my-3">
          <ScoreBar parts={parts} />
        </div>
        <p class="flex items-center gap-2">
          <Seats size="small" seats={['filled', 'empty']} />
          <b class="text-warm">
            <T zh="还差 1 人" en="1 more wanted" />
          </b>
        </p>
      </Sheet>
    </>
  )
}

const Tables = () => {
  const say = useSay()
  const rows = [
    { name: say({ zh: '甘蔗黑穗病', en: 'Sugar cane smut' }), is: 'open', seats: '0/2', part: 31, whole: 41 },
    { name: say({ zh: '老人手机课', en: 'Phones for the elderly' }), is: 'agreed', seats: '4/4', part: 28, whole: 33 },
  ] as const
  return (
    <>
      <Sheet id="table" title={say({ zh: '表', en: 'Table' })} flush>
        <Table
          label={say({ zh: '需求', en: 'Requests' })}
          rows={rows}
          columns={[
            { head: say({ zh: '需求', en: 'Request' }), cell: (row) => row.name },
            { head: say({ zh: '状态', en: 'State' }), cell: (row) => <StateTag of="request" is={row.is} /> },
            {
              head: say({ zh: '满足率', en: 'Filled' }),
              wide: true,
              cell: (row) => <ShareBar part={row.part} whole={row.whole} warm={row.part < 32} />,
            },
            { head: say({ zh: '条件', en: 'Rules' }), cell: (row) => <Verdict passed={row.is === 'agreed'} /> },
            { head: say({ zh: '名额', en: 'Seats' }), number: true, cell: (row) => row.seats },
          ]}
        />
      </Sheet>
      <Sheet id="heat" title={say({ zh: '没找齐的，卡在哪', en: 'Where the unfilled got stuck' })} flush>
        <HeatTable
          label={say({ zh: '没找齐的原因表', en: 'Causes of not finding enough' })}
          corner={say({ zh: '技能', en: 'Skill' })}
          columns={[
            say({ zh: '没人会', en: 'no skill' }),
            say({ zh: '没时间', en: 'no time' }),
            say({ zh: '太远', en: 'too far' }),
          ]}
          rows={[
            { name: say({ zh: '甘蔗病虫害', en: 'Cane pests' }), values: [1, 1, 4] },
            { name: say({ zh: '急救培训', en: 'First aid' }), values: [0, 3, 0] },
          ]}
        />
      </Sheet>
    </>
  )
}

/** How matching shows itself: funnel, score, seats, tables. */
export const Figures = () => (
  <>
    <Matching />
    <Tables />
  </>
)
