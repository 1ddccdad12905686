import { Measures } from './kpi.tsx'
import { LineChart } from './line-chart.tsx'
import { Sheet } from './sheets.tsx'
import { TileMap } from './tile-map.tsx'
import { useSay } from './view.tsx'

const weeks = ['6/29', '7/6', '7/13', '7/20', '7/27', '8/3', '8/10', '8/17', '8/24', '8/31', '9/7', '9/14']

/** Numbers drawn. */
export const Charts = () => {
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
