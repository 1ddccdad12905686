import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audited, looked } from '#shared/audit/audit.ts'
import type { Context } from '#shared/authority/context.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { messages, tell } from '#shared/messages/message.ts'
import { finishSignIn } from '#shared/people/finish-sign-in.ts'
import { grantRole } from '#shared/people/grant-role.ts'
import { people } from '#shared/people/person.ts'
import { signInAs } from '#shared/people/sessions.ts'
import { phoneRecipient, startSignIn } from '#shared/people/start-sign-in.ts'
import { drafts } from '#shared/requests/draft.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays, addHours, addMinutes, epochSeconds, startOfHour } from '#shared/time/instant.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { workAllDue } from '#test/support/follow.ts'
import { scanAll } from '#test/support/invariants.ts'
import { dayBefore } from '#test/support/town.ts'

let database: TestDatabase
let clock: TestClock
let context: Context
const phone = '19912345678'

beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(dayBefore)
  context = testContexts(database, clock)()
})
afterEach(() => database.stop())

const newcomer = async (): Promise<string> => {
  const { token } = await startSignIn(context, { phone, address: '' })
  const to = phoneRecipient(context.vault.fingerprint(`phone:${phone}`))
  const { items } = await messages.list(context.table, { partition: keys.message(to, '', '').pk })
  const code = context.vault.open(items[0]!.values.code!, to)
  return (await finishSignIn(context, { token, code })).personId
}
const follow = () => workAllDue(context, { source: database, clock })
const stateOf = async (id: string) => (await people.get(context.table, keys.person(id)))?.state

describe('what is kept for a time carries its own end', () => {
  const expiresOf = (changes: readonly Change[]) =>
    changes.flatMap((change) => ('item' in change && change.item.expires !== undefined ? [change.item.expires] : []))

  it.each([
    [
      'a message',
      () => tell({ to: 'per_x', template: 'offerSent', link: '/', cause: 'x' }, clock.now()),
      keptDays.message,
    ],
    ['a code', () => tell({ to: 'per_x', template: 'signInCode', link: '/', cause: 'x' }, clock.now()), keptDays.code],
    [
      'a draft',
      () => [drafts.put({ id: 'req_d', requesterId: 'rqr_x', fields: {}, createdAt: dayBefore, savedAt: clock.now() })],
      keptDays.draft,
    ],
  ] as const)('%s', (_, changes, days) => {
    expect(expiresOf(changes())).toEqual([epochSeconds(addDays(clock.now(), days))])
  })

  it('an entry of the audit: with all others of its hour, and a day after the seal it stands in', () => {
    const hour = startOfHour(clock.now())
    for (const minutes of [0, 20, 39]) {
      clock.moveTo(addMinutes(hour, minutes))
      const ends = epochSeconds(addDays(addHours(hour, 1), keptDays.audit + 1))
      expect(expiresOf([audited(context, 'per_x', 'act'), looked(context, 'per_x', 'look')])).toEqual([ends, ends])
    }
    expect(keptDays.audit).toBeGreaterThanOrEqual(3 * 365 + 1)
  })
})

describe('somebody who signed in and never took a role', () => {
  it('is forgotten half a year after they were last seen, and not a day before', async () => {
    const id = await newcomer()
    clock.moveTo(addDays(dayBefore, keptDays.newcomer - 1))
    await follow()
    expect(await stateOf(id)).toBe('active')
    clock.moveTo(addDays(dayBefore, keptDays.newcomer))
    await follow()
    expect(await stateOf(id)).toBe('erased')
    const kept = JSON.stringify(await scanAll(database))
    expect(kept).not.toContain(phone)
    expect(kept).not.toContain('PersonDetails')
  })

  it('is looked at later when they came by again', async () => {
    const id = await newcomer()
    clock.moveTo(addDays(dayBefore, 100))
    await signInAs(context, id)
    clock.moveTo(addDays(dayBefore, keptDays.newcomer))
    await follow()
    expect(await stateOf(id)).toBe('active')
    clock.moveTo(addDays(dayBefore, 100 + keptDays.newcomer))
    await follow()
    expect(await stateOf(id)).toBe('erased')
  })

  it('is left alone once they have a role', async () => {
    const id = await newcomer()
    await grantRole(context, { personId: id, role: { role: 'administrator' } })
    clock.moveTo(addDays(dayBefore, keptDays.newcomer))
    await follow()
    expect(await stateOf(id)).toBe('active')
  })
})
