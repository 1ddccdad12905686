import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import { memberships, people, roleOf } from './person.ts'

const administrator = { role: 'administrator' } as const

/** Somebody other than this person who can sign in and administers: as checks for the write that rests on it. */
const another = async (table: Table, personId: string): Promise<Change[] | undefined> => {
  const of = roleOf(administrator)
  const listed = await memberships.all(table, { index: 'owner', partition: owners.membersOf(of, '').ownerPk ?? '' })
  for (const { personId: other } of listed.filter((one) => one.personId !== personId)) {
    // The list may be a moment behind; these two are not.
    const [held, person] = await Promise.all([
      memberships.get(table, keys.membership(other, administrator.role, of)),
      people.get(table, keys.person(other)),
    ])
    if (held && person?.state === 'active') return [memberships.check(held), people.check(person)]
  }
  return undefined
}

/** Whether nobody but this person administers. */
export const isLastAdministrator = async ({ table }: Pick<Context, 'table'>, personId: string): Promise<boolean> =>
  (await another(table, personId)) === undefined

/**
 * For the write after which somebody administers no more: changes by which it fails unless another administrator is still
 * there when it lands, so that of two who take the role from each other one stays. Refused where there is none.
 */
export const leavingAnother = async ({ table }: Pick<Context, 'table'>, personId: string): Promise<Change[]> => {
  const checks = await another(table, personId)
  if (!checks) throw lastAdministrator()
  return checks
}

const lastAdministrator = (): Refusal =>
  new Refusal('state', 'lastAdministrator', {
    zh: '这是最后一位管理员，去掉以后谁也给不了权限。先请另一位同事担任管理员，再来办。',
    en: 'This is the last administrator; without one nobody could give rights any more. Make a colleague administrator first.',
  })
