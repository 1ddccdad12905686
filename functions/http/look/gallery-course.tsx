import { Progress, Skeleton } from './bars.tsx'
import { RotatingCode } from './code.tsx'
import { DayStrip } from './day-strip.tsx'
import { Sheet } from './sheets.tsx'
import { Beats, Timeline } from './timeline.tsx'
import { T, useSay } from './view.tsx'

const dots = Array.from({ length: 441 }, (_, dot) => ((dot * 7919) % 13) % 2)

/** The course of things: steps, a day, the code, waiting. */
export const Course = () => {
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
