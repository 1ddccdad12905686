import { LinkButton } from '#functions/http/look/buttons.tsx'
import { leftText, nearText, spanText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { Kind } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { townshipText } from '#shared/places/district.ts'
import { type ServiceRequest, spanOf } from '#shared/requests/service-request.ts'
import { addHours, type Instant } from '#shared/time/instant.ts'
import { numberedItem } from './item-text.ts'
import { districtText, type Scope } from './staff-scope.ts'
import { type QueueChoice, QueueFilter, type Waiting } from './staff-verify-filter.tsx'
import { Flags } from './staff-verify-flags.tsx'
import { QueueTabs } from './staff-verify-tabs.tsx'

const placeText = (request: ServiceRequest, language: 'zh' | 'en'): string =>
  request.place ? townshipText(request.place)[language] : districtText(request.districtCode, language)

/** A need that begins this soon goes first, however short it waited. */
const soonHours = 48

const Due = ({ request, now }: { request: Waiting; now: Instant }) => {
  const language = useLanguage()
  const { starts } = spanOf(request)
  const { at, provisional } = request.due
  const soon = starts < addHours(now, soonHours)
  return (
    <span class={soon || at <= now ? 'whitespace-nowrap text-error font-bold' : 'whitespace-nowrap'}>
      {leftText(at, now, language)}
      <span class="block text-sm font-normal">
        <T zh={`${nearText(at, now, 'zh')} 前`} en={`by ${nearText(at, now, 'en')}`} />
        {provisional && <T zh="（暂定）" en=" (provisional)" />}
      </span>
      {soon && (
        <span class="block text-sm">
          {starts <= now ? (
            <T zh="已过开始时间" en="start has passed" />
          ) : (
            <T zh="48 小时内开始" en="starts within 48 h" />
          )}
        </span>
      )}
    </span>
  )
}

const answers: Readonly<Record<string, Text>> = {
  open: { zh: '通过了，已经开始找人。', en: 'Opened; people are being looked for.' },
  return: { zh: '退回了，对方会看到要改哪里。', en: 'Sent back; the requester sees what to change.' },
  refuse: { zh: '没有受理，理由已经告诉对方。', en: 'Turned down; the requester was told why.' },
  handOver: { zh: '已转主管部门，也告诉了对方。', en: 'Handed over to the authorities; the requester was told.' },
}

/** Needs that wait, each with the time its answer is due. */
export const QueuePage = (props: {
  queue: readonly Waiting[]
  choice: QueueChoice
  scope: Scope
  done: string | undefined
  now: Instant
}) => {
  const { queue, scope, choice, now } = props
  const say = useSay()
  const language = useLanguage()
  const title = say({ zh: `待核实 ${queue.length} 个`, en: `${queue.length} to verify` })
  const done = answers[props.done ?? '']
  return (
    <StaffPage title={title} at="verify">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="答应过半个工作日内答复（周一到周五 8:30–12:00、14:30–18:00）。单位真不真、是不是公益、危险写没写全，答复都留记录。"
          en="An answer is promised within half a working day (8:30–12:00, 14:30–18:00). Is the body real, is it for public benefit, are the risks complete: every answer is kept."
        />
      </p>
      {done && (
        <div class="my-3">
          <Notice tone="good" live>
            {say(done)}
          </Notice>
        </div>
      )}
      <QueueTabs at="waiting" />
      <QueueFilter scope={scope} choice={choice} />
      <section class="sheet mt-2 overflow-hidden" aria-label={say({ zh: '待核实的需求', en: 'Requests to verify' })}>
        {queue.length === 0 ? (
          <Empty
            icon="circle-check"
            title={say({ zh: '没有待核实的', en: 'Nothing to verify' })}
            text={
              <T
                zh="新提交的需求会出现在这里；筛了的话，放宽再看。"
                en="New requests appear here; if you narrowed the list, widen it."
              />
            }
          />
        ) : (
          <Table
            label={title}
            rows={queue}
            columns={[
              {
                head: say({ zh: '需求', en: 'Request' }),
                wide: true,
                cell: (request) => (
                  <>
                    <a class="a" href={`/staff/verify/${request.id}`}>
                      {request.title}
                    </a>
                    <Flags request={request} />
                  </>
                ),
              },
              {
                head: say({ zh: '服务对象', en: 'Requester' }),
                cell: (request) => (
                  <>
                    <Kind of={request.requesterKind} />
                    <span class="block">{request.requesterName}</span>
                    <span class="block text-sm text-soft">{placeText(request, language)}</span>
                  </>
                ),
              },
              {
                head: say({ zh: '范围', en: 'Item' }),
                cell: ({ scopeItem }) => numberedItem(scopeItem, language),
              },
              {
                head: say({ zh: '服务时间', en: 'Service' }),
                cell: (request) => spanText(request.shifts[0] ?? spanOf(request), language),
              },
              {
                head: say({ zh: '提交', en: 'Submitted' }),
                cell: ({ submittedAt, createdAt }) => nearText(submittedAt ?? createdAt, now, language),
              },
              {
                head: say({ zh: '答复期限', en: 'Answer due' }),
                cell: (request) => <Due request={request} now={now} />,
              },
              {
                head: say({ zh: '操作', en: 'Act' }),
                hiddenHead: true,
                cell: (request) => (
                  <LinkButton href={`/staff/verify/${request.id}`} look="line" size="small">
                    <T zh="核实" en="Verify" />
                    <span class="sr-only">{request.title}</span>
                  </LinkButton>
                ),
              },
            ]}
          />
        )}
      </section>
    </StaffPage>
  )
}
