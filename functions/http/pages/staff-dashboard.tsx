import { show } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { mayEver } from '#shared/authority/authority.ts'
import { readDashboard } from '#shared/dashboard/read-dashboard.ts'
import { listProblems } from '#shared/problems/list-problems.ts'
import { DashboardPage, spans } from './staff-dashboard-page.tsx'
import { inboxesOf, scopeOf } from './staff-scope.ts'

/** How well people are found, in one's own districts. */
export const staffDashboard: PageModule = ({ get }) => {
  get('/staff', 'dashboard.read', async (c) => {
    const context = c.get('context')
    const scope = scopeOf(c)
    // Organizations by line answer for no district: their work is what they sign and insure.
    if (scope.all.length === 0) return c.redirect('/staff/agreements', 303)
    const weeks = spans.find((span) => String(span) === c.req.query('weeks')) ?? 4
    const [dashboard, problems] = await Promise.all([
      readDashboard(context, { districtCodes: scope.codes, weeks }),
      listProblems(context, { inboxes: inboxesOf(scope.codes) }),
    ])
    const toVerify = mayEver(context.actor, 'request.verify') ? (dashboard.standing['state.submitted'] ?? 0) : 0
    return c.html(
      show(
        viewOf(c, scope.chosen === '' ? { verify: toVerify, problems: problems.length } : {}),
        <DashboardPage dashboard={dashboard} problems={problems} scope={scope} weeks={weeks} />,
      ),
    )
  })
}
