import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { show } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { listRequests } from '#shared/requests/list-requests.ts'
import { RequestState, ScopeItem, type ServiceRequest } from '#shared/requests/service-request.ts'
import { localMonth } from '#shared/time/shanghai.ts'
import { type ListChoice, RequestListPage } from './staff-requests-page.tsx'
import { requestSheet } from './staff-requests-sheet.ts'
import { type Scope, scopeOf } from './staff-scope.ts'

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)

/** What a list is narrowed to; what makes no sense is left out rather than refused. */
const choiceOf = (c: Call): ListChoice => {
  const month = Month.safeParse(c.req.query('month'))
  const state = RequestState.safeParse(c.req.query('state'))
  const item = ScopeItem.safeParse(Number(c.req.query('item') ?? 0))
  return {
    month: month.success ? month.data : localMonth(c.get('context').clock()),
    state: state.success ? state.data : undefined,
    item: item.success ? item.data : undefined,
  }
}

const filterOf = ({ state, item }: ListChoice) => ({
  ...(state === undefined ? {} : { state }),
  ...(item === undefined ? {} : { scopeItem: item }),
})

/** A sheet holds so many pages of the list at most, and says so when there are more. */
const mostPages = 40

const pageAfter = (c: Call, scope: Scope, choice: ListChoice, after: string | undefined) =>
  listRequests(c.get('context'), {
    districtCodes: scope.codes,
    month: choice.month,
    filter: filterOf(choice),
    ...(after === undefined ? {} : { after }),
  })

const everyPage = async (c: Call, scope: Scope, choice: ListChoice) => {
  const found: ServiceRequest[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const list = await pageAfter(c, scope, choice, after)
    found.push(...list.requests)
    after = list.after
    if (after === undefined) break
  }
  return { found, cut: after !== undefined }
}

/** The requests of one's districts, month by month, on screen and as a file. */
export const staffRequests: PageModule = ({ get }) => {
  get('/staff/requests', 'request.list', async (c) => {
    const scope = scopeOf(c)
    const choice = choiceOf(c)
    const list = await pageAfter(c, scope, choice, c.req.query('after'))
    const page = Math.max(1, Math.floor(Number(c.req.query('page') ?? 1)) || 1)
    return c.html(
      show(
        viewOf(c),
        <RequestListPage list={list} scope={scope} choice={choice} page={page} now={c.get('context').clock()} />,
      ),
    )
  })

  get('/staff/requests.csv', 'request.list', async (c) => {
    const scope = scopeOf(c)
    const choice = choiceOf(c)
    const { found, cut } = await everyPage(c, scope, choice)
    return c.body(requestSheet(found, { language: c.get('language'), now: c.get('context').clock(), cut }), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="requests-${choice.month}.csv"`,
    })
  })
}
