import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approved } from '#functions/approved.ts'
import { confirmApproval, rejectApproval } from '#shared/approvals/answer-approval.ts'
import { auditEntries } from '#shared/audit/audit.ts'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { proposeSettings } from '#shared/settings/propose-settings.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import { readProposal, readSettings } from '#shared/settings/read-settings.ts'
import { keys } from '#shared/table/keys.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { before, reasonOf } from '#test/support/service.ts'

let database: TestDatabase
let as: (actor?: Actor) => Context
const clock = testClock(before)
beforeEach(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
})
afterEach(() => database.stop())

const first = actorOf('per_first', { role: 'associationStaff', organizationId: cityId })
const second = actorOf('per_second', { role: 'associationStaff', organizationId: cityId })
const auditor = actorOf('per_auditor', { role: 'auditor', organizationId: cityId })
const district = actorOf('per_district', { role: 'associationStaff', organizationId: territoryId('450204') })
const { settings } = firstEdition
const nearer = { ...settings, nearKm: 6 }
const reason = '县里路远，先问更近的'
const proposal = { settings: nearer, reason, basedOn: firstEdition.name }
const answer = (approvalId: string) => ({ organizationId: cityId, approvalId })
const inForce = () => settingsInForce(as().table)
const publish = async (input: { settings: unknown; basedOn: string }): Promise<void> => {
  const { approvalId } = await proposeSettings(as(first), { reason, ...input })
  await confirmApproval(as(second), approved, answer(approvalId))
}

describe('other settings', () => {
  it('are proposed by one and published by another, under the next name, with both and the reason in the history', async () => {
    const { approvalId, published } = await proposeSettings(as(first), proposal)
    expect([published, (await inForce()).name]).toEqual([undefined, firstEdition.name])
    const { waiting } = await readSettings(as(second))
    expect(waiting.map(({ changes }) => changes)).toEqual([[{ path: 'nearKm', before: 10, after: 6 }]])
    await confirmApproval(as(second), approved, answer(approvalId))
    expect(await inForce()).toMatchObject({ name: '2026.09-2', settings: nearer })
    const { history, waiting: left } = await readSettings(as(auditor))
    expect(history.map(({ edition }) => edition.name)).toEqual(['2026.09-2', firstEdition.name])
    expect(history[0]?.published).toMatchObject({ reason, proposedBy: 'per_first', confirmedBy: 'per_second' })
    expect(left).toEqual([])
    const entries = await auditEntries.all(as().table, { partition: keys.audit('settings', '', '').pk })
    expect(entries.map(({ act, by }) => [act, by])).toEqual([['settings.publish', 'per_second']])
  })

  it('are not published by whoever proposed them, and confirming twice, or both at once, publishes one edition', async () => {
    const { approvalId } = await proposeSettings(as(first), proposal)
    expect(await reasonOf(proposeSettings(as(first), proposal))).toBe('secondPerson')
    expect(await reasonOf(confirmApproval(as(first), approved, answer(approvalId)))).toBe('secondPerson')
    await Promise.all([1, 2].map(() => confirmApproval(as(second), approved, answer(approvalId))))
    await confirmApproval(as(second), approved, answer(approvalId))
    expect((await readSettings(as(second))).history).toHaveLength(2)
  })

  it('proposed in the same words by a second person are thereby published', async () => {
    await proposeSettings(as(first), proposal)
    expect((await proposeSettings(as(second), proposal)).published?.name).toBe('2026.09-2')
  })

  it('stand side by side; once one is published the other rests on an old edition and is closed', async () => {
    const one = await proposeSettings(as(first), proposal)
    const other = await proposeSettings(as(second), { ...proposal, settings: { ...settings, nearKm: 14 } })
    expect((await readSettings(as(first))).waiting).toHaveLength(2)
    await confirmApproval(as(second), approved, answer(one.approvalId))
    expect(await reasonOf(confirmApproval(as(first), approved, answer(other.approvalId)))).toBe('factsMoved')
    expect([(await inForce()).settings.nearKm, (await readSettings(as(first))).waiting.length]).toEqual([6, 0])
    expect(await reasonOf(proposeSettings(as(first), proposal))).toBe('anotherEdition')
  })

  it('turned down change nothing', async () => {
    const { approvalId } = await proposeSettings(as(first), proposal)
    await rejectApproval(as(second), { ...answer(approvalId), note: '先看看回放' })
    expect([await inForce(), (await readSettings(as(first))).waiting]).toEqual([firstEdition, []])
    expect((await readProposal(as(second), { approvalId })).approval.state).toBe('rejected')
  })

  it('an older edition is proposed again and becomes the newest', async () => {
    await publish(proposal)
    await publish({ settings, basedOn: '2026.09-2' })
    expect(await inForce()).toMatchObject({ name: '2026.09-3', settings })
    expect((await readSettings(as(first))).history.map(({ edition }) => edition.settings.nearKm)).toEqual([10, 6, 10])
  })

  it.each([
    ['out of bounds', { ...proposal, settings: { ...settings, nearKm: 900 } }, 'settings'],
    ['without a reason', { ...proposal, reason: '改' }, 'settings'],
    ['that are those in force', { ...proposal, settings }, 'nothingChanged'],
    ['written from another edition', { ...proposal, basedOn: '2026.01' }, 'anotherEdition'],
  ])('%s are refused', async (_, input, why) => {
    expect(await reasonOf(proposeSettings(as(first), input))).toBe(why)
    expect((await readSettings(as(second))).waiting).toEqual([])
  })

  it('are for the city’s association: others neither propose nor read them', async () => {
    expect(await reasonOf(proposeSettings(as(district), proposal))).toBe('notFound')
    expect(await reasonOf(readSettings(as(district)))).toBe('notFound')
    expect(await reasonOf(proposeSettings(as(auditor), proposal))).toBe('forbidden')
    expect((await readSettings(as(auditor))).inForce.name).toBe(firstEdition.name)
  })
})
