import { looked } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { lists } from '#shared/table/keys.ts'
import { type Breach, type BreachPerson, breaches, breachSubject } from './breach.ts'
import { peopleOf } from './open-contacts.ts'
import { loadBreach } from './report-breach.ts'

const listed = 50

/** The latest reports, newest first. */
export const listBreaches = async (context: Context): Promise<Breach[]> => {
  permit(context, 'breach.report', breachSubject)
  const { listPk: partition = '' } = lists.breaches('', '')
  const page = await breaches.list(context.table, { index: 'list', partition, backwards: true, limit: listed })
  return page.items
}

/** One report with everybody affected, by id. That it was read is kept. */
export const readBreach = async (
  context: Context,
  { breachId }: { breachId: string },
): Promise<{ breach: Breach; people: BreachPerson[] }> => {
  const breach = await loadBreach(context, breachId)
  const people = await peopleOf(context, breachId)
  await context.table.write([looked(context, breachId, 'breach.read')])
  return { breach, people }
}
