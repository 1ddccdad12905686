import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { answerGuardian } from '#shared/guardians/answer-guardian.ts'
import { askGuardian } from '#shared/guardians/ask-guardian.ts'
import { comeOfAge } from '#shared/guardians/come-of-age.ts'
import { endConsent } from '#shared/guardians/end-consent.ts'
import { guardianId, guardians } from '#shared/guardians/guardian.ts'
import { sendGuardianCode } from '#shared/guardians/send-guardian-code.ts'
import { openValues } from '#shared/messages/deliver-message.ts'
import { messages } from '#shared/messages/message.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { offers } from '#shared/offers/offer.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { allDetailsOf } from '#shared/people/details.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { phoneRecipient } from '#shared/people/start-sign-in.ts'
import { placements } from '#shared/placements/placement.ts'
import { problemId, problems } from '#shared/problems/problem.ts'
import { keys } from '#shared/table/keys.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { enrolVolunteer } from '#shared/volunteers/enrol-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { actorOf, testClock, testContexts, testVault } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { putDetails } from '#test/support/details.ts'
import { seedAsked, seedRequester } from '#test/support/market.ts'
import { before, reasonOf, seedPeople } from '#test/support/service.ts'

let database: TestDatabase
let as: (actor?: Actor) => Context
const clock = testClock(before)
beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await seedPeople(as())
  await seedRequester(as())
})
afterAll(() => database.stop())
beforeEach(() => clock.moveTo(before))

const guardianPhone = '13712345678'
const nobody = (): Context => as({ kind: 'nobody', language: 'zh' })
let n = 0
/** A minor who joined and may be asked for what `seedAsked` opens. */
const minor = async () => {
  n += 1
  const personId = `per_minor${n}`
  await as().table.write(putDetails(testVault, personId, { name: '韦小明', phone: `1360000000${n}` }))
  const { id } = await enrolVolunteer(as(), {
    personId,
    ageClass: 'minor',
    declares: { conduct: true, fit: true },
    insurable: true,
    languages: ['zh'],
    districtCode: '450204',
    townshipCode: '450204008',
    home: { lat: 24.3, lng: 109.38 },
    reachKm: 15,
    manners: { onSite: true, online: true },
    organizationIds: ['org_society'],
    excludedRequesterIds: [],
    skills: [{ skill: 'ME13', level: 3 }],
    calendar: {
      weekly: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 0, to: 1440 })),
      hoursPerWeek: 20,
      asksPerWeek: 8,
    },
  })
  const actor = actorOf(personId, { role: 'volunteer', volunteerId: id })
  return { id, personId, actor, guardian: guardianId(testVault, id) }
}
type Minor = Awaited<ReturnType<typeof minor>>

const ask = (actor: Actor, volunteerId: string, changes: { phone?: string; birthDate?: string } = {}) =>
  askGuardian(as(actor), { volunteerId, phone: guardianPhone, birthDate: '2010-05-20', ...changes })

/** What went to the guardian's phone, latest last. */
const sms = async () => {
  const to = phoneRecipient(testVault.fingerprint(`phone:${guardianPhone}`))
  return messages.all(as().table, { partition: keys.message(to, '', '').pk })
}
const codeFor = async (id: string): Promise<string> => {
  clock.pass(2)
  await sendGuardianCode(nobody(), { id })
  const last = (await sms()).filter(({ template, link }) => template === 'guardianCode' && link.endsWith(id)).at(-1)
  return last ? (openValues(as(), last).code ?? '') : ''
}
const answer = async (who: Minor, said: 'consent' | 'refuse' | 'withdraw', until = '2027-08-31') =>
  answerGuardian(nobody(), { id: who.guardian, code: await codeFor(who.guardian), answer: said, until })
const stored = async (id: string) => (await volunteers.get(as().table, keys.volunteer(id)))!
/** An invitation as it would stand from before, for whoever holds a skill of the request. */
const invited = async (who: Minor, requestId: string) => {
  const kept = await stored(who.id)
  const { offers: sent } = await seedAsked(as(), requestId, {
    volunteerIds: [who.id],
    volunteer: { ...kept, skills: [{ skill: 'ME13', level: 3, evidence: 'title' }] },
  })
  return sent[0]!
}
const accept = (who: Minor, offer: { id: string; requestId: string }) =>
  acceptOffers(as(who.actor), { requestId: offer.requestId, offerIds: [offer.id], risksAcknowledged: true })

describe('a guardian is asked', () => {
  test('not on the number of the staff who ask, and not in the place of one whose consent holds', async () => {
    const who = await minor()
    const staff = actorOf(who.personId.replace('per_', 'per_staff'), {
      role: 'associationStaff',
      organizationId: territoryId('450204'),
    })
    const [own, other] = ['13900000077', '13900000078']
    if (staff.kind !== 'person') throw new Error('Only people ask')
    await registerPerson(as(), { id: staff.personId, name: '工作人员', phone: own })
    expect(await reasonOf(ask(staff, who.id, { phone: own }))).toBe('ownPhone')
    await ask(staff, who.id)
    await answer(who, 'consent')
    expect(await reasonOf(ask(who.actor, who.id, { phone: other }))).toBe('ownPhone')
    expect((await ask(who.actor, who.id)).state).toBe('given')
    await answer(who, 'withdraw')
    expect((await ask(who.actor, who.id, { phone: other })).state).toBe('asked')
  })

  test('on their own phone, by the minor or at a counter; number and birth date lie sealed', async () => {
    const who = await minor()
    const staff = actorOf('per_district', { role: 'associationStaff', organizationId: territoryId('450204') })
    const elsewhere = actorOf('per_far', { role: 'associationStaff', organizationId: territoryId('450202') })
    expect(await reasonOf(ask(elsewhere, who.id))).toBe('notFound')
    await ask(who.actor, who.id)
    clock.pass(1)
    await ask(staff, who.id)
    const item = await as().table.get(keys.guardian(who.guardian))
    expect(JSON.stringify(item)).not.toContain(guardianPhone)
    const details = await as().table.get(keys.personDetails(who.personId))
    expect(JSON.stringify(details)).not.toContain('2010-05-20')
    expect((await allDetailsOf(as(), who.personId))?.birthDate).toBe('2010-05-20')
    const asked = (await sms()).filter(
      ({ template, link }) => template === 'guardianAsked' && link.endsWith(who.guardian),
    )
    expect(asked).toHaveLength(2)
    expect(JSON.stringify(asked)).not.toContain('韦')
  })

  test('not on the minor’s own number, not without a real birth date, not of adults, and not for ever', async () => {
    const who = await minor()
    expect(await reasonOf(ask(who.actor, who.id, { phone: `1360000000${n}` }))).toBe('ownPhone')
    for (const birthDate of ['', '2010-02-30', '20100520', '2099-01-01', '2001-01-01']) {
      expect(await reasonOf(ask(who.actor, who.id, { birthDate }))).toBe('birthDate')
    }
    expect(await reasonOf(ask(actorOf('per_vol_1', { role: 'volunteer', volunteerId: 'vol_1' }), 'vol_1'))).toBe(
      'notAMinor',
    )
    for (let times = 0; times < 3; times += 1) {
      clock.pass(1)
      await ask(who.actor, who.id)
    }
    expect(await reasonOf(ask(who.actor, who.id))).toBe('codesPerDay')
  })
})

describe('a guardian answers', () => {
  test('yes with the code from their phone, for a year at most; only then the minor accepts, and nothing dangerous', async () => {
    const who = await minor()
    await ask(who.actor, who.id)
    const offer = await invited(who, 'req_yes')
    expect(await reasonOf(accept(who, offer)), 'before').toBe('noLongerFits')
    const input = { id: who.guardian, answer: 'consent' } as const
    expect(await reasonOf(answerGuardian(nobody(), { ...input, code: '000000', until: '2026-12-31' }))).toBe('codeOver')
    const code = await codeFor(who.guardian)
    for (const until of ['', '2026-02-31', '2026-09-01', '2027-12-01']) {
      expect(await reasonOf(answerGuardian(nobody(), { ...input, code, until }))).toBe('until')
    }
    const wrong = code === '111111' ? '222222' : '111111'
    expect(await reasonOf(answerGuardian(nobody(), { ...input, code: wrong, until: '2026-12-31' }))).toBe('codeWrong')
    expect(await answerGuardian(nobody(), { ...input, code, until: '2026-12-31' })).toBe('given')
    expect(await reasonOf(answerGuardian(nobody(), { ...input, code, until: '2027-01-31' })), 'once').toBe('codeOver')
    expect((await stored(who.id)).guardianConsentUntil).toBe(fromLocal('2027-01-01', '00:00'))
    expect(await accept(who, offer)).toHaveLength(1)

    const danger = { dangerous: true, risks: [{ kind: 'arc' as const, note: '弧光' }], safetyMeasures: '戴面罩' }
    const { offers: sent } = await seedAsked(as(), 'req_danger', {
      volunteerIds: [who.id],
      request: danger,
      volunteer: { ...(await stored(who.id)) },
    })
    expect(await reasonOf(accept(who, sent[0]!))).toBe('noLongerFits')
  })

  test('no, and nobody is asked', async () => {
    const who = await minor()
    await ask(who.actor, who.id)
    expect(await answer(who, 'refuse')).toBe('refused')
    expect(await reasonOf(accept(who, await invited(who, 'req_no')))).toBe('noLongerFits')
  })

  test('not any more: at once nothing can be accepted, invitations close and coming services go to staff', async () => {
    const who = await minor()
    await ask(who.actor, who.id)
    await answer(who, 'consent')
    const kept = await invited(who, 'req_kept')
    const [placement] = await accept(who, kept)
    const open = await invited(who, 'req_open')
    expect(await answer(who, 'withdraw')).toBe('withdrawn')
    expect((await stored(who.id)).guardianConsentUntil).toBeUndefined()
    expect(await reasonOf(accept(who, open)), 'at once').toBe('noLongerFits')
    await endConsent(as(), { volunteerId: who.id })
    await endConsent(as(), { volunteerId: who.id })
    expect((await offers.get(as().table, keys.offer(open.requestId, open.id)))?.state).toBe('closed')
    const place = keys.placement(kept.requestId, placement!.id)
    expect((await placements.get(as().table, place))?.state, 'staff decide').toBe('accepted')
    const flagged = problemId('guardianEnded', kept.requestId, placement!.id)
    expect(await problems.get(as().table, keys.problem(territoryId('450204'), flagged))).toMatchObject({
      volunteerId: who.id,
    })
  })

  test('a link that leads to nobody tells nothing and sends nothing', async () => {
    const sent = (await sms()).length
    await sendGuardianCode(nobody(), { id: 'made-up' })
    expect((await sms()).length).toBe(sent)
    const made = answerGuardian(nobody(), { id: 'made-up', code: '123456', answer: 'consent', until: '2026-12-31' })
    expect(await reasonOf(made)).toBe('codeOver')
  })
})

describe('a minor', () => {
  test('comes of age by themself, in the month after the birthday and not before', async () => {
    const who = await minor()
    await ask(who.actor, who.id, { birthDate: '2008-10-20' })
    clock.moveTo(fromLocal('2026-10-01', '00:00'))
    await comeOfAge(as(), { volunteerId: who.id })
    expect((await stored(who.id)).ageClass).toBe('minor')
    clock.moveTo(fromLocal('2026-11-01', '00:00'))
    await comeOfAge(as(), { volunteerId: who.id })
    await comeOfAge(as(), { volunteerId: who.id })
    expect((await stored(who.id)).ageClass).toBe('adult')
    expect((await guardians.get(as().table, keys.guardian(who.guardian)))?.state).toBe('asked')
  })
})
