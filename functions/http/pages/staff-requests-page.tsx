import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { Field, SelectField } from '#functions/http/look/fields.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Pagination } from '#functions/http/look/pagination.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestList } from '#shared/requests/list-requests.ts'
import { requestStateWords } from '#shared/requests/requests.ts'
import { RequestState, type ScopeItem } from '#shared/requests/service-request.ts'
import type { Instant } from '#shared/time/instant.ts'
import { itemOptions } from './item-text.ts'
import { shownState } from './requests-words.ts'
import { listColumns } from './staff-requests-sheet.ts'
import { address, type Scope, scopeOptions } from './staff-scope.ts'

/** What a list is narrowed to. */
export interface ListChoice {
  month: string
  state: RequestState | undefined
  item: ScopeItem | undefined
}

/** Waiting ones have a queue of their own, drafts are nobody's but their writer's. */
const states = RequestState.options.filter((state) => state !== 'draft' && state !== 'submitted')

const FilterForm = ({ scope, choice }: { scope: Scope; choice: ListChoice }) => {
  const say = useSay()
  const language = useLanguage()
  const districts = scopeOptions(scope, language)
  return (
    <form method="get" action="/staff/requests" class="grid grid-cols-2 md:flex md:flex-wrap gap-3 items-end no-print">
      <Field
        name="month"
        label={say({ zh: '哪个月开始', en: 'Starting in' })}
        control={(wiring) => (
          <input {...wiring} class="input" type="month" value={choice.month} placeholder="2026-11" />
        )}
      />
      <SelectField
        name="state"
        label={say({ zh: '状态', en: 'State' })}
        empty={say({ zh: '全部', en: 'All' })}
        value={choice.state}
        options={states.map((value) => ({ value, text: say(requestStateWords[value]) }))}
      />
      <SelectField
        name="item"
        label={say({ zh: '第十一条', en: 'Article 11' })}
        empty={say({ zh: '全部', en: 'All' })}
        value={choice.item === undefined ? undefined : String(choice.item)}
        options={itemOptions(language)}
      />
      {districts.length > 0 && (
        <SelectField
          name="district"
          label={say({ zh: '辖区', en: 'District' })}
          value={scope.chosen}
          options={districts}
        />
      )}
      <Button look="line">
        <T zh="看" en="Show" />
      </Button>
    </form>
  )
}

const monthAfter = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** A month's requests, by start. */
export const RequestListPage = (props: {
  list: RequestList
  scope: Scope
  choice: ListChoice
  page: number
  now: Instant
}) => {
  const { list, scope, choice, page, now } = props
  const say = useSay()
  const language = useLanguage()
  const query = { month: choice.month, state: choice.state, item: choice.item, district: scope.chosen }
  const title = say({ zh: '需求和匹配', en: 'Requests and matches' })
  const [, ...columns] = listColumns
  return (
    <StaffPage title={title} at="matches">
      <div class="flex flex-wrap gap-3 items-start justify-between mb-3">
        <div>
          <h1 class="text-2xl md:text-3xl">{title}</h1>
          <p class="text-soft">
            <T
              zh="按服务开始的月份列，点一个看它是怎么匹配的。待核实的在另一页。"
              en="By the month in which service starts; open one to see how it was matched."
            />
          </p>
        </div>
        <LinkButton href={address('/staff/requests.csv', query)} icon="download">
          <T zh="导出表格" en="Export" />
        </LinkButton>
      </div>
      <FilterForm scope={scope} choice={choice} />
      <div class="grid gap-3 mt-4">
        {list.truncated && (
          <Notice tone="info">
            <T
              zh="这一页只读到这里，符合的可能还有：请翻下一页，或缩小范围。"
              en="Reading stopped here for this page and more may fit: go to the next page, or narrow the list."
            />
          </Notice>
        )}
        <section class="sheet overflow-hidden" aria-label={title}>
          {list.requests.length === 0 ? (
            <Empty
              title={say({ zh: '这里没有需求', en: 'No requests here' })}
              text={<T zh="换个月份，或放宽筛选。" en="Try another month or a wider filter." />}
              action={
                <div class="flex gap-3 justify-center flex-wrap">
                  <LinkButton href={address('/staff/requests', { ...query, month: monthAfter(choice.month, -1) })}>
                    <T zh="看上个月" en="Month before" />
                  </LinkButton>
                  <LinkButton href={address('/staff/requests', { ...query, month: monthAfter(choice.month, 1) })}>
                    <T zh="看下个月" en="Month after" />
                  </LinkButton>
                </div>
              }
            />
          ) : (
            <Table
              label={title}
              rows={list.requests}
              columns={[
                {
                  head: say({ zh: '需求', en: 'Request' }),
                  wide: true,
                  cell: (request) => (
                    <a class="a" href={`/staff/requests/${request.id}`}>
                      {request.title}
                    </a>
                  ),
                },
                ...columns.map(({ head, text }, at) => ({
                  head: say(head),
                  number: at === columns.length - 1,
                  cell: (request: RequestList['requests'][number]) =>
                    at === 0 ? <StateTag of="request" is={shownState(request, now)} /> : text(request, language, now),
                })),
              ]}
            />
          )}
        </section>
        {(list.after !== undefined || page > 1) && (
          <Pagination
            page={page}
            previous={page > 1 ? address('/staff/requests', query) : undefined}
            next={
              list.after === undefined
                ? undefined
                : address('/staff/requests', { ...query, after: list.after, page: page + 1 })
            }
          />
        )}
      </div>
    </StaffPage>
  )
}
