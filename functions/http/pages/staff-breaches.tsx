import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { categoryWords } from '#shared/oversight/act-words.ts'
import { type BreachPerson, categoriesOf } from '#shared/oversight/breach.ts'
import { openContacts, readContacts } from '#shared/oversight/open-contacts.ts'
import { listBreaches, readBreach } from '#shared/oversight/read-breach.ts'
import { reportBreach } from '#shared/oversight/report-breach.ts'
import { askTelling } from '#shared/oversight/tell-affected.ts'
import type { Instant } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { csv } from './csv.ts'
import { BreachPage } from './staff-breach-page.tsx'
import { BreachesPage } from './staff-breaches-page.tsx'

const LocalMoment = z.iso.datetime({ local: true, offset: false }).startsWith('20').max(19)

/** `2026-11-23T09:00` on the wall in Liuzhou. */
const momentOf = (typed: string): Instant | undefined => {
  const seconds = typed.length === 16 ? `${typed}:00` : typed
  if (!LocalMoment.safeParse(seconds).success) return undefined
  const [day = '', time = ''] = typed.split('T')
  return fromLocal(day, time.slice(0, 5))
}

interface Refused {
  typed: Record<string, string>
  refused?: Refusal
}

const listPage = async (c: Call, { typed, refused }: Refused = { typed: {} }) => {
  const context = c.get('context')
  const page = (
    <BreachesPage
      breaches={await listBreaches(context)}
      typed={typed}
      now={context.clock()}
      problems={refused?.fields ?? []}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** On the page; the file has all. */
const shown = 20

const breachPage = async (c: Call, breachId: string, { typed, refused }: Refused = { typed: {} }) => {
  const context = c.get('context')
  const { breach, people } = await readBreach(context, { breachId })
  const page = (
    <BreachPage
      breach={breach}
      people={people.slice(0, shown)}
      typed={typed}
      now={context.clock()}
      done={c.req.query('done')}
      problems={refused?.fields ?? []}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

const typedIn = async (c: Call, names: readonly string[]): Promise<Record<string, string>> => {
  const form = await readForm(c)
  return Object.fromEntries(names.map((name) => [name, textOf(form, name).slice(0, 1000)]))
}

const heads = ['person', 'data', 'looks', 'first', 'last', 'told']
const row = (one: BreachPerson): (string | number)[] => {
  const { personId, looks, first, last, toldAt = '' } = one
  const kinds = categoriesOf(one).map((name) => `${categoryWords[name].zh} ${categoryWords[name].en}`)
  return [personId, kinds.join(' / '), looks, first, last, toldAt]
}
const file = (c: Call, name: string, rows: readonly (readonly (string | number)[])[]) =>
  c.body(csv(rows), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
  })

/** After a breach: who was affected, telling them, and the deadline (PIPL Art. 57). */
export const staffBreaches: PageModule = ({ get, post }) => {
  get('/staff/breaches', 'breach.report', (c) => listPage(c))

  post('/staff/breaches', 'breach.report', async (c) => {
    const typed = await typedIn(c, ['cause', 'value', 'from', 'to', 'noticedAt'])
    const { cause = '', value = '', from = '', to = '', noticedAt = '' } = typed
    const input = { cause, value, from: momentOf(from), to: momentOf(to), noticedAt: momentOf(noticedAt) }
    const { done, refused } = await tried(() => reportBreach(c.get('context'), input))
    if (refused) return listPage(c, { typed, refused })
    return c.redirect(`/staff/breaches/${done.id}?done=reported`, 303)
  })

  get('/staff/breaches/:breachId', 'breach.report', (c) => breachPage(c, c.req.param('breachId')))

  get('/staff/breaches/:breachId/people.csv', 'breach.report', async (c) => {
    const { people } = await readBreach(c.get('context'), c.req.param())
    return file(c, 'affected', [heads, ...people.map(row)])
  })

  post('/staff/breaches/:breachId/tell', 'breach.report', async (c) => {
    const { breachId } = c.req.param()
    const typed = await typedIn(c, ['happened', 'done', 'advice'])
    const { happened = '', done = '', advice = '' } = typed
    const { refused } = await tried(() => askTelling(c.get('context'), { breachId, happened, done, advice }))
    if (refused) return breachPage(c, breachId, { typed, refused })
    return c.redirect(`/staff/breaches/${breachId}?done=telling`, 303)
  })

  post('/staff/breaches/:breachId/contacts', 'breach.report', async (c) => {
    const { breachId } = c.req.param()
    const typed = await typedIn(c, ['note'])
    const { done, refused } = await tried(() => openContacts(c.get('context'), { breachId, note: typed.note ?? '' }))
    if (refused) return breachPage(c, breachId, { typed, refused })
    return c.redirect(`/staff/breaches/${breachId}?done=${done ? 'open' : 'proposed'}`, 303)
  })

  get('/staff/breaches/:breachId/contacts.csv', 'breach.report', async (c) => {
    const { breachId } = c.req.param()
    const { done, refused } = await tried(() => readContacts(c.get('context'), { breachId }))
    if (refused) return breachPage(c, breachId, { typed: {}, refused })
    const rows = done.map(({ person, details }) => [...row(person), details?.name ?? '', details?.phone ?? ''])
    return file(c, 'contacts', [[...heads, 'name', 'phone'], ...rows])
  })
}
