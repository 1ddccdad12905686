import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, system } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { dues } from '#shared/dues/due.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { registerRequester } from '#shared/requesters/register-requester.ts'
import { freeHelpPerQuarter } from '#shared/requests/free-help.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { type VerifyInput, verifyRequest } from '#shared/requests/verify-request.ts'
import { duePartition, shards } from '#shared/table/keys.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { reasonOf } from '#test/support/service.ts'
import { dayBefore, districtStaff, foundTown, place, shopMember, welding } from '#test/support/town.ts'

let database: TestDatabase
let as: (actor?: Actor) => Context
beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, testClock(dayBefore))
  await foundTown(as())
})
afterAll(() => database.stop())

const colleague = (): Actor =>
  actorOf('per_colleague', { role: 'associationStaff', organizationId: territoryId('450204') })
const elsewhere = (): Actor => actorOf('per_far', { role: 'associationStaff', organizationId: territoryId('450202') })

const submitted = async (requesterId = 'rqr_shop'): Promise<string> => {
  const { id } = await submitRequest(as(system), { requesterId, contactPersonId: 'per_shop', request: welding() })
  return id
}
const verify = (actor: Actor, requestId: string, changes: Partial<VerifyInput> = {}) =>
  verifyRequest(as(actor), {
    requestId,
    verdict: 'open',
    how: 'phone',
    note: '',
    publicBenefit: true,
    answer: '',
    ...changes,
  })

describe('staff verify a need', () => {
  test('opening puts every seat before people and makes the match fall due', async () => {
    const id = await submitted()
    expect((await verify(districtStaff(), id)).state).toBe('open')
    expect((await seatsOf(as().table, id)).map(({ state }) => state)).toEqual(['free'])
    const due = await Promise.all(
      Array.from({ length: shards.due }, (_, shard) =>
        dues.list(as().table, { partition: duePartition(dayBefore, shard) }),
      ),
    )
    expect(
      due
        .flatMap(({ items }) => items)
        .filter(({ requestId }) => requestId === id)
        .map(({ kind }) => kind),
    ).toContain('matchRequest')
  })

  test('it is not opened without the public-benefit tick (Art. 2), and says which field', async () => {
    const id = await submitted()
    await expect(verify(districtStaff(), id, { publicBenefit: false })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ path: 'publicBenefit' }],
    })
  })

  test('it is returned or refused only with words for the requester', async () => {
    const id = await submitted()
    await expect(verify(districtStaff(), id, { verdict: 'return', answer: ' ' })).rejects.toMatchObject({
      fields: [{ path: 'answer' }],
    })
    expect((await verify(districtStaff(), id, { verdict: 'return', answer: '请写清几点开始' })).state).toBe('returned')
    expect(await reasonOf(verify(districtStaff(), id))).toBe('forbiddenStep')
  })

  test('a body nobody vouched for may submit, but its need is not opened', async () => {
    await registerRequester(as(), { id: 'rqr_new', personId: 'per_shop', name: '示例新厂', kind: 'enterprise', place })
    expect(await reasonOf(verify(districtStaff(), await submitted('rqr_new')))).toBe('bodyNotVouched')
  })

  test('staff of another district are told there is no such request; a member of the body itself may not verify it', async () => {
    const id = await submitted()
    expect(await reasonOf(verify(elsewhere(), id))).toBe('notFound')
    const both = actorOf(
      'per_both',
      { role: 'associationStaff', organizationId: territoryId('450204') },
      { role: 'requesterMember', requesterId: 'rqr_shop' },
    )
    expect(await reasonOf(verify(both, id))).toBe('ownBody')
    expect(await reasonOf(verify(shopMember(), id))).toBe('forbidden')
  })

  test('above the limit of free help a second reviewer has to agree (item 2)', async () => {
    await registerRequester(as(), {
      id: 'rqr_often',
      personId: 'per_shop',
      name: '示例常来厂',
      kind: 'enterprise',
      place,
    })
    const { vouchRequester } = await import('#shared/requesters/vouch-requester.ts')
    await vouchRequester(as(), { requesterId: 'rqr_often', verdict: 'vouched', note: '电话核实' })
    for (let n = 0; n < freeHelpPerQuarter; n += 1) {
      expect((await verify(districtStaff(), await submitted('rqr_often'))).state).toBe('open')
    }
    const id = await submitted('rqr_often')
    expect((await verify(districtStaff(), id)).state).toBe('submitted')
    expect(await reasonOf(verify(districtStaff(), id))).toBe('secondPerson')
    expect((await verify(colleague(), id)).state).toBe('open')
  })
})
