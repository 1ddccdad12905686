import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audited } from '#shared/audit/audit.ts'
import type { Context } from '#shared/authority/context.ts'
import { doneForMe, objectToDone } from '#shared/delegations/done-for-me.ts'
import { endDelegation } from '#shared/delegations/end-delegation.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { changeConsent } from '#shared/privacy/change-consent.ts'
import { eraseMe } from '#shared/privacy/erase-me.ts'
import { heldAboutMe } from '#shared/privacy/held-about-me.ts'
import { problemId, problems } from '#shared/problems/problem.ts'
import { settleProblem } from '#shared/problems/settle-problem.ts'
import { keys } from '#shared/table/keys.ts'
import { changeCalendar } from '#shared/volunteers/change-calendar.ts'
import { actFor, bodyInput, sitDown } from '#test/support/acting.ts'
import { actorOf, type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { workAllDue } from '#test/support/follow.ts'
import { scanAll } from '#test/support/invariants.ts'
import { dayBefore, districtStaff, enrolEngineers, foundTown } from '#test/support/town.ts'

let database: TestDatabase
let clock: TestClock
let as: ReturnType<typeof testContexts>
let me: Context
let volunteerId: string
const organizationId = territoryId('450204')
beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(dayBefore)
  as = testContexts(database, clock)
  await foundTown(as())
  const [one] = await enrolEngineers(as(), 1)
  volunteerId = one!.volunteerId
  me = as(one!.actor)
  await registerPerson(as(), { id: 'per_colleague', name: '同事', phone: '19910001009' })
})
afterEach(() => database.stop())

const everything = async () => JSON.stringify(await scanAll(database))
const erase = async () => {
  await eraseMe(me, { understood: true })
  await workAllDue(as(), { source: database, clock })
}

describe('words about somebody who deletes themself', () => {
  it('go with them: of an objection, of its answer, and of what was done for them', async () => {
    const counter = await sitDown(as(), districtStaff())
    const input = bodyInput({ whom: { volunteerId }, reason: 'Wei hurt his left hand' })
    const { context } = await actFor(as(), counter, input)
    await changeCalendar(context, { volunteerId, change: { hoursPerWeek: 6 } })
    expect(JSON.stringify(await heldAboutMe(me))).toContain('hurt his left hand')
    await endDelegation(as(counter.actor), counter)
    const done = (await doneForMe(me)).items[0]!
    await objectToDone(me, { ...done, words: '我手伤了，没有请他改' })
    const of = { organizationId, problemId: problemId('actObjected', '', done.id) }
    const colleague = as(actorOf('per_colleague', { role: 'associationStaff', organizationId }))
    expect((await problems.get(me.table, keys.problem(of.organizationId, of.problemId)))?.words).toContain('手伤')
    await settleProblem(colleague, { ...of, note: '手伤属实，已改回' })
    expect(await everything()).toMatch(/手伤.*left hand|left hand.*手伤/)
    await erase()
    expect(await everything()).not.toMatch(/手伤|left hand/)
    expect((await problems.get(me.table, keys.problem(of.organizationId, of.problemId)))?.settledBy).toBe(
      'per_colleague',
    )
  })

  it('go in whatever script they stand; ids, consents and roles stay to be accounted for', async () => {
    await changeConsent(me, { purpose: 'publish', give: true })
    await me.table.write([
      audited(as(districtStaff()), volunteerId, 'volunteer.suspended', 'Wei Shiyi, ill'),
      audited(as(districtStaff()), volunteerId, 'paper.seen', 'pap_0a1b'),
    ])
    await erase()
    const left = await everything()
    expect(left).not.toContain('Shiyi')
    expect(left).toContain('pap_0a1b')
    expect(left).toContain('publish given')
  })
})
