import { momentText, spanText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { type ServiceRequest, spanOf } from '#shared/requests/service-request.ts'
import { QueueTabs } from './staff-verify-tabs.tsx'

/** Needs that have their answer: returned, refused or opened; latest answer first. */
export const AnsweredPage = ({ answered }: { answered: readonly ServiceRequest[] }) => {
  const say = useSay()
  const language = useLanguage()
  const title = say({ zh: '已答复的需求', en: 'Answered requests' })
  return (
    <StaffPage title={title} at="verify">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="新答复的在前。列的是这个月和往后两个月开始的；更早的在"
          en="Latest answer first, for service that starts this month or in the next two. For others see "
        />
        <a class="a" href="/staff/requests">
          <T zh="需求和匹配" en="requests and matches" />
        </a>
        <T zh="里按月找。" en=", by month." />
      </p>
      <QueueTabs at="answered" />
      <section class="sheet mt-2 overflow-hidden" aria-label={title}>
        {answered.length === 0 ? (
          <Empty
            title={say({ zh: '还没有答复过的', en: 'Nothing answered yet' })}
            text={<T zh="答复了的会移到这里。" en="Requests come here once they are answered." />}
          />
        ) : (
          <Table
            label={title}
            rows={answered}
            columns={[
              {
                head: say({ zh: '需求', en: 'Request' }),
                wide: true,
                cell: (request) => (
                  <a class="a" href={`/staff/verify/${request.id}`}>
                    {request.title}
                  </a>
                ),
              },
              {
                head: say({ zh: '现在', en: 'State' }),
                cell: ({ state }) => <StateTag of="request" is={state} />,
              },
              { head: say({ zh: '服务对象', en: 'Requester' }), cell: ({ requesterName }) => requesterName },
              {
                head: say({ zh: '服务时间', en: 'Service' }),
                cell: (request) => spanText(request.shifts[0] ?? spanOf(request), language),
              },
              {
                head: say({ zh: '答复', en: 'Answered' }),
                cell: ({ verification, answer }) => (
                  <>
                    {verification && momentText(verification.at, language)}
                    {answer && <span class="block text-sm text-soft">{answer}</span>}
                  </>
                ),
              },
            ]}
          />
        )}
      </section>
    </StaffPage>
  )
}
