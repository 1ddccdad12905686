import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { AuditEntry } from '#shared/audit/audit.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { checkAuditNow, readAuditState } from '#shared/oversight/check-audit.ts'
import { exportEntries } from '#shared/oversight/export-entries.ts'
import { type EntryFilter, findEntries, isAfter } from '#shared/oversight/find-entries.ts'
import { csv } from './csv.ts'
import { AuditPage } from './staff-audit-page.tsx'

const names = ['about', 'by', 'day', 'act'] as const
/** Days of this century. */
const Day = z.iso.date().startsWith('20')
const number = /^[\w|-]{1,60}$/

/** What was typed into the form, and what of it can be looked for. */
const asked = (c: Call): { typed: Record<string, string>; filter: EntryFilter; problems: FieldProblem[] } => {
  const given = names.flatMap((name) => {
    const text = (c.req.query(name) ?? '').trim().slice(0, 60)
    return text === '' ? [] : [[name, text] as const]
  })
  const problems = given.flatMap(([path, text]): FieldProblem[] => {
    if (path === 'act') return []
    if (path === 'day') {
      const like = { zh: `“${text}”不是日期，写成 2026-11-23。`, en: `"${text}" is no day; write 2026-11-23.` }
      return Day.safeParse(text).success ? [] : [{ path, text: like }]
    }
    const like = {
      zh: `“${text}”不是编号。编号像 req_7k2m…，从页面的地址栏抄。`,
      en: `"${text}" is no number. It looks like req_7k2m…; copy it from the address of a page.`,
    }
    return number.test(text) ? [] : [{ path, text: like }]
  })
  return { typed: Object.fromEntries(given), filter: Object.fromEntries(given), problems }
}

const auditPage = async (c: Call, more: { refused?: Refusal } = {}) => {
  const context = c.get('context')
  const { typed, filter, problems } = asked(c)
  const after = c.req.query('after')
  const wanted = Object.keys(filter).length > 0 && problems.length === 0 && more.refused === undefined
  const lookup = () =>
    findEntries(context, { filter, after: after !== undefined && isAfter(after) ? after : undefined })
  const { done: found, refused = more.refused } = wanted ? await tried(lookup) : {}
  const page = (
    <AuditPage
      state={await readAuditState(context)}
      typed={typed}
      filter={filter}
      found={found}
      page={Math.max(1, Math.floor(Number(c.req.query('page') ?? 1)) || 1)}
      checked={c.req.query('done') === 'checked'}
      problems={[...problems, ...(refused?.fields ?? [])]}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : problems.length > 0 ? 422 : 200)
}

const heads = ['at', 'by', 'for', 'act', 'about', 'note', 'people', 'route', 'session', 'id']
const row = ({
  at,
  by,
  for: whom = '',
  act,
  about,
  note = '',
  people = [],
  route = '',
  session = '',
  id,
}: AuditEntry) => [...[at, by, whom, act, about, note, people.join(' '), route, session, id]]
const cut = { zh: '后面还有，请缩小范围再导出', en: 'There are more; narrow it and export again' }

/** For auditors: whether the chain of the audit holds, and its entries. */
export const staffAudit: PageModule = ({ get, post }) => {
  get('/staff/audit', 'audit.read', (c) => auditPage(c))

  get('/staff/audit.csv', 'audit.read', async (c) => {
    const { filter, problems } = asked(c)
    if (problems.length > 0) return auditPage(c)
    const { done, refused } = await tried(() => exportEntries(c.get('context'), { filter }))
    if (!done) return auditPage(c, { refused })
    const rows = [heads, ...done.entries.map(row), ...(done.cut ? [[cut[c.get('language')]]] : [])]
    return c.body(csv(rows), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
    })
  })

  post('/staff/audit/check', 'audit.read', async (c) => {
    await checkAuditNow(c.get('context'))
    return c.redirect('/staff/audit?done=checked', 303)
  })
}
