import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { skillsOf } from '#shared/skills/taxonomy.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { changeCalendar } from '#shared/volunteers/change-calendar.ts'
import { changeVolunteer } from '#shared/volunteers/change-volunteer.ts'
import { type EnrolInput, enrolVolunteer } from '#shared/volunteers/enrol-volunteer.ts'
import { entryKeysOf, indexCards, indexEntries, indexedSkills } from '#shared/volunteers/index-entry.ts'
import { pauseVolunteer, resumeVolunteer } from '#shared/volunteers/pause-volunteer.ts'
import { atLeast, readPool } from '#shared/volunteers/pool.ts'
import { redrawVolunteer } from '#shared/volunteers/redraw-volunteer.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import { vouchVolunteer } from '#shared/volunteers/vouch-volunteer.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { here, northBy } from '#test/support/matching.ts'
import { before, districtActor, society, strangerActor } from '#test/support/service.ts'

let database: TestDatabase
const clock = testClock(before)
const context = (actor?: Actor): Context => testContexts(database, clock)(actor)
beforeAll(async () => {
  database = await startDatabase()
  await context().table.write([organizations.put(society)])
})
beforeEach(() => clock.moveTo(before))
afterAll(() => database.stop())

let count = 0
const input = (changes: Partial<EnrolInput> = {}): EnrolInput => {
  count += 1
  return {
    personId: `per_v${count}`,
    ageClass: 'adult',
    declares: { conduct: true, fit: true },
    insurable: true,
    calendar: { weekly: [{ weekday: 5, from: 480, to: 1080 }], hoursPerWeek: 6, asksPerWeek: 2 },
    skills: [
      { skill: 'ME05', level: 3 },
      { skill: 'ME13', level: 2 },
    ],
    languages: ['zh'],
    districtCode: '450204',
    townshipCode: '450204008',
    home: here,
    reachKm: 20,
    manners: { onSite: true, online: true },
    organizationIds: ['org_society'],
    excludedRequesterIds: [],
    ...changes,
  }
}
const themself = (volunteer: Volunteer): Actor =>
  actorOf(volunteer.personId, { role: 'volunteer', volunteerId: volunteer.id })
const enrol = (changes: Partial<EnrolInput> = {}): Promise<Volunteer> => enrolVolunteer(context(), input(changes))

/** The entries that stand in the table, which have to be those on the card and no others. */
const standing = async ({ id }: Volunteer) => {
  const card = await indexCards.get(context().table, keys.indexCard(id))
  const listed = entryKeysOf(card!)
  const found = await indexEntries.getMany(context().table, listed)
  expect(found.length).toBe(listed.length)
  return found.map(({ layer, skill, level }) => `${layer} ${skill} ${level}`).sort()
}
const everywhere = ['near', 'online', 'regional'].flatMap((layer) => [`${layer} ME05 1`, `${layer} ME13 1`])

describe('joining', () => {
  it('puts a person near, regionally and on-line, once for each skill; claims count as the basics', async () => {
    const volunteer = await enrol()
    expect(await standing(volunteer)).toEqual(everywhere.sort())
    expect(volunteer.skills.every(({ evidence }) => evidence === 'claimed')).toBe(true)
  })
  it('twice is once', async () => {
    const same = input()
    const [one, two] = await Promise.all([enrolVolunteer(context(), same), enrolVolunteer(context(), same)])
    expect(one.id).toBe(two.id)
  })
  it('is for oneself: nobody enrols another or brings their own evidence', async () => {
    const me = input()
    await expect(enrolVolunteer(context(actorOf('per_other')), me)).rejects.toThrow()
    await expect(enrolVolunteer(context(actorOf(me.personId)), me, { licences: [] })).rejects.toThrow()
    expect((await enrolVolunteer(context(actorOf(me.personId)), me)).state).toBe('active')
  })
  it('is for organizations that are there', async () => {
    const me = input({ organizationIds: ['org_society', 'org_invented'] })
    await expect(enrolVolunteer(context(actorOf(me.personId)), me)).rejects.toMatchObject({
      reason: 'noSuchOrganization',
      fields: [{ path: 'organizationIds' }],
    })
    const change = changeVolunteer(context(themself(await enrol())), {
      volunteerId: (await enrol()).id,
      change: { organizationIds: ['org_invented'] },
    })
    await expect(change).rejects.toThrow('noSuchOrganization')
  })
  it('asks for a manner, a known skill, and spans in order', async () => {
    await expect(enrol({ manners: { onSite: false, online: false } })).rejects.toThrow('volunteerIncomplete')
    await expect(enrol({ skills: [{ skill: 'ZZ99', level: 1 }] })).rejects.toThrow('volunteerIncomplete')
    await expect(
      enrol({ calendar: { weekly: [{ weekday: 1, from: 600, to: 600 }], hoursPerWeek: 1, asksPerWeek: 1 } }),
    ).rejects.toThrow('spansOutOfOrder')
  })
})

describe('changing', () => {
  it('moves every entry in the same write: a new home, a shorter reach, another skill', async () => {
    const volunteer = await enrol()
    const oldCard = await indexCards.get(context().table, keys.indexCard(volunteer.id))
    await changeVolunteer(context(themself(volunteer)), {
      volunteerId: volunteer.id,
      change: { home: northBy(60), reachKm: 8, skills: [{ skill: 'ME20', level: 1 }] },
    })
    expect(await standing(volunteer)).toEqual(['near ME20 1', 'online ME20 1'])
    expect(await indexEntries.getMany(context().table, entryKeysOf(oldCard!))).toEqual([])
  })
  it('leaves confirmed evidence, and a higher level to staff', async () => {
    const volunteer = await enrol()
    await vouchVolunteer(context(districtActor()), {
      volunteerId: volunteer.id,
      vouching: { skills: [{ skill: 'ME05', level: 2, evidence: 'title' }] },
    })
    const changed = await changeVolunteer(context(themself(volunteer)), {
      volunteerId: volunteer.id,
      change: { skills: [{ skill: 'ME05', level: 3 }] },
    })
    expect(changed.skills).toEqual([{ skill: 'ME05', level: 2, evidence: 'title' }])
    expect(await standing(volunteer)).toContain('near ME05 2')
  })
  it('is refused to strangers, and vouching to oneself', async () => {
    const volunteer = await enrol()
    const change = { volunteerId: volunteer.id, change: { reachKm: 3 } }
    await expect(changeVolunteer(context(strangerActor()), change)).rejects.toThrow()
    await expect(
      vouchVolunteer(context(themself(volunteer)), { volunteerId: volunteer.id, vouching: { insurable: true } }),
    ).rejects.toThrow()
  })
  it('fits one transaction even for the most skilled person who moves and changes everything', async () => {
    const all = skillsOf('ME')
      .slice(0, 20)
      .map(({ code }) => ({ skill: code, level: 1 as const }))
    const others = ['AU', 'VE']
      .flatMap(skillsOf)
      .slice(0, 20)
      .map(({ code }) => ({ skill: code, level: 1 as const }))
    const volunteer = await enrol({ skills: all })
    clock.moveTo(addDays(before, 8))
    await changeVolunteer(context(themself(volunteer)), {
      volunteerId: volunteer.id,
      change: { skills: others, home: northBy(80), reachKm: 100 },
    })
    expect((await standing(volunteer)).length).toBe(indexedSkills * 3)
  })
  it('of the calendar writes one item and moves no entry', async () => {
    const volunteer = await enrol()
    const card = await indexCards.get(context().table, keys.indexCard(volunteer.id))
    const calendar = await changeCalendar(context(themself(volunteer)), {
      volunteerId: volunteer.id,
      change: { hoursPerWeek: 9 },
    })
    expect(calendar.hoursPerWeek).toBe(9)
    expect((await indexCards.get(context().table, keys.indexCard(volunteer.id)))?.version).toBe(card?.version)
  })
})

describe('pausing, suspending, returning', () => {
  it('takes every entry away, and brings them back', async () => {
    const volunteer = await enrol()
    const me = context(themself(volunteer))
    await pauseVolunteer(me, { volunteerId: volunteer.id, until: addDays(before, 10) })
    expect(await standing(volunteer)).toEqual([])
    await resumeVolunteer(context(), { volunteerId: volunteer.id })
    expect(await standing(volunteer)).toEqual([])
    clock.moveTo(addDays(before, 10))
    await resumeVolunteer(context(), { volunteerId: volunteer.id })
    expect(await standing(volunteer)).toEqual(everywhere.sort())
  })
  it('a change while paused stays unfound', async () => {
    const volunteer = await enrol()
    const me = context(themself(volunteer))
    await pauseVolunteer(me, { volunteerId: volunteer.id, until: addDays(before, 10) })
    await changeVolunteer(me, { volunteerId: volunteer.id, change: { reachKm: 5 } })
    expect(await standing(volunteer)).toEqual([])
    await resumeVolunteer(me, { volunteerId: volunteer.id })
    expect((await standing(volunteer)).length).toBe(4)
  })
  it('a suspended person is found by nobody until reinstated, with the reason kept', async () => {
    const volunteer = await enrol()
    const staff = context(districtActor())
    await expect(
      suspendVolunteer(staff, { volunteerId: volunteer.id, state: 'suspended', reason: '' }),
    ).rejects.toThrow('reasonMissing')
    await suspendVolunteer(staff, { volunteerId: volunteer.id, state: 'suspended', reason: '两次无故缺席' })
    expect(await standing(volunteer)).toEqual([])
    await suspendVolunteer(staff, { volunteerId: volunteer.id, state: 'active', reason: '申诉成立' })
    expect((await standing(volunteer)).length).toBe(6)
  })
  it('refuses a pause that is over or longer than a year', async () => {
    const volunteer = await enrol()
    const me = context(themself(volunteer))
    for (const until of [before, addDays(before, 400)]) {
      await expect(pauseVolunteer(me, { volunteerId: volunteer.id, until })).rejects.toThrow('pauseUntil')
    }
  })
})

it('the weekly redraw gives another token, the same entries, and counts nobody twice', async () => {
  const volunteer = await enrol()
  const [card, pool] = [
    await indexCards.get(context().table, keys.indexCard(volunteer.id)),
    await readPool(context().table, 'ME05'),
  ]
  await redrawVolunteer(context(), { volunteerId: volunteer.id })
  expect((await indexCards.get(context().table, keys.indexCard(volunteer.id)))?.token).toBe(card?.token)
  clock.moveTo(addDays(before, 7))
  await redrawVolunteer(context(), { volunteerId: volunteer.id })
  expect((await indexCards.get(context().table, keys.indexCard(volunteer.id)))?.token).not.toBe(card?.token)
  expect(await standing(volunteer)).toEqual(everywhere.sort())
  expect(await indexEntries.getMany(context().table, entryKeysOf(card!))).toEqual([])
  expect(await readPool(context().table, 'ME05')).toEqual(pool)
})

it('the totals follow every change, to the last person', async () => {
  const before_ = await readPool(context().table, 'ME30')
  const volunteer = await enrol({ skills: [{ skill: 'ME08', level: 1 }] })
  const me = context(themself(volunteer))
  const holders = async () => atLeast((await readPool(context().table, 'ME08')).holders, 1)
  const start = await holders()
  await changeVolunteer(me, { volunteerId: volunteer.id, change: { home: northBy(30) } })
  expect(await holders()).toBe(start)
  await pauseVolunteer(me, { volunteerId: volunteer.id, until: addDays(before, 3) })
  expect(await holders()).toBe(start - 1)
  await resumeVolunteer(me, { volunteerId: volunteer.id })
  expect(await holders()).toBe(start)
  await suspendVolunteer(context(), { volunteerId: volunteer.id, state: 'removed', reason: '本人退出' })
  expect(await holders()).toBe(start - 1)
  expect((await readPool(context().table, 'ME30')).volunteers).toBe(before_.volunteers)
})
