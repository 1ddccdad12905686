import { Progress, Skeleton } from './bars.tsx'
import { RotatingCode } from './code.tsx'
import { DayStrip } from './day-strip.tsx'
import { Measures } from './kpi.tsx'
import { LineChart } from './line-chart.tsx'
import { Sheet } from './sheets.tsx'
import { TileMap } from './tile-map.tsx'
import { Beats, Timeline } from './timeline.tsx'
import { T, useSay } from './view.tsx'

const weeks = ['6/29', '7/6', '7/13', '7/20', '7/27', '8/3', '8/10', '8/17', '8/24', '8/31', '9/7', '9/14']

const Numbers = () => {
  const say = useSay()
  return (
    <>
      <Measures
        measures={[
          {
            name: say({ zh: '满足率', en: 'Filled' }),
            value: '87',
            unit: '%',
            change: { direction: 'up', good: true, text: say({ zh: '比前 4 周 +4', en: '+4 on 4 weeks before' }) },
            definition: say({
              zh: '开始前名额全满的需求 ÷ 开放的需求（187/214）',
              en: 'Requests full before the start ÷ requests opened (187/214)',
            }),
          },
          {
            name: say({ zh: '邀请接受率', en: 'Acceptance' }),
            value: '38',
            unit: '%',
            change: { direction: 'same', text: say({ zh: '持平', en: 'level' }) },
            definition: say({ zh: '接单 ÷ 发出的邀请（402/1,058）', en: 'Accepted ÷ invitations sent (402/1,058)' }),
          },
          {
            name: say({ zh: '按时记录', en: 'Recorded in time' }),
            value: '96',
            unit: '%',
            change: { direction: 'down', good: false, text: say({ zh: '比前 4 周 −1', en: '−1 on 4 weeks before' }) },
            definition: say({
              zh: '10 个工作日内双方确认时长的服务（180/187）',
              en: 'Services confirmed within 10 working days (180/187)',
            }),
          },
        ]}
      />
      <Sheet id="tiles" title={say({ zh: '各县区满足率', en: 'Filled, by district' })}>
        <TileMap
          label={say({ zh: '各县区满足率', en: 'Filled, by district' })}
          unit="%"
          steps={[72, 80, 88, 92]}
          tiles={[
            { district: '450226', value: 89 },
            { district: '450225', value: 75 },
            { district: '450224', value: 92 },
            { district: '450222', value: 69, alert: 5 },
            { district: '450205', value: 93 },
            { district: '450223', value: 86 },
            { district: '450204', value: 85, alert: 5 },
            { district: '450202', value: 90 },
            { district: '450203', value: 92 },
            { district: '450206', value: 89 },
          ]}
        />
      </Sheet>
      <Sheet id="lines" title={say({ zh: '12 周走势', en: 'Twelve weeks' })}>
        <LineChart
          title={say({ zh: '满足率', en: 'Filled' })}
          summary={say({ zh: '满足率从 71% 升到 87%，目标 90%', en: 'Filled rose from 71% to 87%; the aim is 90%' })}
          labels={weeks}
          unit="%"
          fromZero={false}
          target={{ value: 90, text: say({ zh: '目标 90%', en: 'aim 90%' }) }}
          series={[{ values: [71, 73, 72, 76, 79, 78, 81, 80, 83, 84, 86, 87] }]}
        />
        <LineChart
          title={say({ zh: '匹配用时（小时）', en: 'Time to match (hours)' })}
          summary={say({
            zh: '中位数从 9.5 小时降到 3.3 小时，九成线从 41 小时降到 22 小时',
            en: 'The median fell from 9.5 to 3.3 hours, the ninth decile from 41 to 22',
          })}
          labels={weeks}
          series={[
            {
              name: say({ zh: '九成', en: '90%' }),
              values: [41, 40, 43, 38, 35, 36, 31, 29, 27, 26, 24, 22],
              pale: true,
            },
            {
              name: say({ zh: '半数', en: 'half' }),
              values: [9.5, 9.1, 8.9, 7, 6.7, 6.4, 5.5, 5.1, 4.4, 4.1, 3.6, 3.3],
            },
          ]}
        />
      </Sheet>
    </>
  )
}

const dots = Array.from({ length: 441 }, (_, dot) => ((dot * 7919) % 13) % 2)

const Course = () => {
  const say = useSay()
  return (
    <>
      <Sheet id="course" title={say({ zh: '办到哪一步了', en: 'How far it has come' })}>
        <Beats now={1} />
        <div class="mt-4">
          <Timeline
            steps={[
              { name: say({ zh: '点单', en: 'Order' }), is: 'done', when: '9/14 09:12' },
              {
                name: say({ zh: '派单', en: 'Dispatch' }),
                is: 'now',
                text: <T zh="已邀请 3 位，还差 1 人" en="3 invited, 1 more wanted" />,
              },
              { name: say({ zh: '服务', en: 'Service' }), is: 'ahead', when: '9/19 14:00' },
            ]}
          />
        </div>
      </Sheet>
      <Sheet id="day" title={say({ zh: '那一天', en: 'That day' })}>
        <DayStrip
          label={say({
            zh: '周六日程：9 点到 11 点半已有科技节，14 点到 17 点是这次邀请，其余有空',
            en: 'Saturday: fair from 9:00 to 11:30, this invitation from 14:00 to 17:00, else free',
          })}
          blocks={[
            { from: 540, to: 690, text: say({ zh: '科技节', en: 'Fair' }) },
            { from: 840, to: 1020, text: say({ zh: '这次', en: 'This' }), here: true },
          ]}
        />
      </Sheet>
      <Sheet id="code" title={say({ zh: '请另一方扫码，或念这 6 位数', en: 'Let the other side scan, or read out' })}>
        <RotatingCode
          code="482916"
          modules={{ size: 21, data: dots }}
          nextAt="13:58:00"
          secondsLeft={42}
          href="/components"
        />
      </Sheet>
      <Sheet id="wait" title={say({ zh: '要等一会儿', en: 'It takes a while' })}>
        <Progress
          title={say({ zh: '正在排大型活动的人', en: 'Planning the campaign' })}
          done={1240}
          of={3000}
          left={say({ zh: '1 分钟', en: '1 minute' })}
        >
          <Skeleton />
        </Progress>
      </Sheet>
    </>
  )
}

/** Numbers drawn, and the course of things. */
export const Charts = () => (
  <>
    <Numbers />
    <Course />
  </>
)
