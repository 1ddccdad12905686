import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries } from '#shared/audit/audit.ts'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { levelFor } from '#shared/matching/constraints/ability.ts'
import { retrieve } from '#shared/matching/retrieve.ts'
import { changeSkills, type SkillsAct } from '#shared/organizations/change-skills.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { keepLive } from '#shared/skills/keep-live.ts'
import { asWritten, goLive, liveSkills } from '#shared/skills/live.ts'
import { HeldSkills } from '#shared/skills/skill.ts'
import { skillChanges, skillsVersions } from '#shared/skills/skill-change.ts'
import { suggest } from '#shared/skills/suggest/suggest.ts'
import { skillName, skillsOf } from '#shared/skills/taxonomy.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { indexCards } from '#shared/volunteers/index-card.ts'
import { holdersOf } from '#shared/volunteers/pool.ts'
import { redrawVolunteer } from '#shared/volunteers/redraw-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { position, shift } from '#test/support/market.ts'
import { serviceRequest } from '#test/support/service.ts'
import { dayBefore, districtStaff, enrolEngineers, foundTown, place, shopMember } from '#test/support/town.ts'

let database: TestDatabase
const clock = testClock(dayBefore)
let as: (actor?: Actor) => Context
const city = actorOf('per_city', { role: 'associationStaff', organizationId: cityId })
const change = (input: SkillsAct, actor = city) => changeSkills(as(actor), input)
const bare = (code: string) => suggest(code).map((one) => one.code)
const all = () => skillChanges.all(as().table, { partition: keys.skillsVersion().pk })

beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await foundTown(as())
})
beforeEach(async () => {
  const { table } = as()
  const head = await skillsVersions.get(table, keys.skillsVersion())
  await table.write([
    ...(await all()).map((one) => skillChanges.remove(one)),
    ...(head ? [skillsVersions.remove(head)] : []),
  ])
  goLive(asWritten)
})
afterAll(() => {
  goLive(asWritten)
  return database.stop()
})

describe('a word that staff add', () => {
  it('leads to its skill from that moment on, and no longer once it is taken back', async () => {
    expect(bare('补鼎')).not.toContain('ME13')
    expect(await change({ act: 'addWord', code: 'ME13', word: '补鼎' }, districtStaff())).toEqual({ version: 1 })
    expect(suggest('村里想请人来补鼎')[0]).toMatchObject({ code: 'ME13', because: ['补鼎'] })
    expect(skillsOf('ME').find(({ code }) => code === 'ME13')?.synonyms).toContain('补鼎')
    await change({ act: 'dropWord', code: 'ME13', word: '补鼎' })
    expect(bare('补鼎')).not.toContain('ME13')
  })

  it('in letters counts as a whole word only', async () => {
    await change({ act: 'addWord', code: 'ME13', word: 'Zork' })
    expect(suggest('we need zork')[0]?.code).toBe('ME13')
    expect(bare('we need zorkmids')).not.toContain('ME13')
  })

  it('pressed twice is one version, and stands in the audit once', async () => {
    const before = (await auditEntries.all(as().table, { partition: keys.audit(cityId, '', '').pk })).length
    await change({ act: 'addWord', code: 'ME13', word: '补锅' })
    expect(await change({ act: 'addWord', code: 'ME13', word: ' 补锅 ' })).toEqual({ version: 1 })
    const entries = await auditEntries.all(as().table, { partition: keys.audit(cityId, '', '').pk })
    expect(entries.slice(before).map(({ act, by, note }) => [act, by, note])).toEqual([
      ['skills.addWord', 'per_city', 'ME13 → 补锅'],
    ])
  })

  it('reaches another process within a minute, by one small read', async () => {
    await keepLive(as().table, clock.now())
    await change({ act: 'addWord', code: 'ME13', word: '补鼎' })
    const mine = liveSkills()
    goLive(asWritten)
    await keepLive(as().table, addMinutes(clock.now(), 0.5))
    expect(liveSkills().version).toBe(0)
    await keepLive(as().table, addMinutes(clock.now(), 1))
    expect(liveSkills()).toEqual(mine)
  })
})

it('a renamed skill bears its new name wherever its code stands, and is found by it', async () => {
  await change({ act: 'rename', code: 'ME13', name: { zh: '手工焊与气割', en: 'Manual welding' } })
  expect(skillName('ME13')).toEqual({ zh: '手工焊与气割', en: 'Manual welding' })
  expect(suggest('手工焊与气割')[0]?.code).toBe('ME13')
})

describe('a merge', () => {
  const need = () => serviceRequest('req_merge', { place, shifts: [shift({ positions: [asks('ME14')] })] })
  const asks = (skill: string) => position({ skills: [{ skill, level: 2 }] })
  const found = async (skill: string) =>
    (await retrieve(as().table, { request: need(), position: asks(skill), regulars: new Set() })).entries.map(
      ({ who }) => who,
    )

  it('finds those who held the old skill for whoever asks the new one, at once and after they are drawn anew', async () => {
    const [own] = await enrolEngineers(as(), 1)
    const volunteerId = own?.volunteerId ?? ''
    expect(await found('ME14')).toEqual([])
    await change({ act: 'merge', code: 'ME13', into: 'ME14' })
    for (const drawn of [false, true]) {
      if (drawn) await redrawVolunteer(as(), { volunteerId })
      const [who] = await found('ME14')
      expect(who?.id, `drawn anew: ${drawn}`).toBe(volunteerId)
      expect(levelFor({ volunteer: who!, shift: shift() }, 'ME14')).toBe(3)
      expect((await holdersOf(as().table, ['ME14'])).get('ME14')).toBe(1)
    }
    const card = await indexCards.get(as().table, keys.indexCard(volunteerId))
    expect(card?.spots.map(({ skill }) => skill)).not.toContain('ME13')
  })

  it('leaves what was written as it was written, and reads it as what it became', async () => {
    const [own] = await enrolEngineers(as(), 1, { from: 1 })
    await change({ act: 'merge', code: 'ME13', into: 'ME14' })
    const key = keys.volunteer(own?.volunteerId ?? '')
    const [stored, read] = [await as().table.get(key), await volunteers.get(as().table, key)]
    expect(JSON.stringify(stored)).toContain('"ME13"')
    expect(read?.skills.map(({ skill }) => skill)).toEqual(['ME14'])
    expect(skillName('ME13')).toEqual(skillName('ME14'))
    expect(bare('氩弧焊')).toContain('ME14')
    expect(bare('氩弧焊')).not.toContain('ME13')
  })

  it('of two skills that one person holds keeps the better founded, once', async () => {
    await change({ act: 'merge', code: 'ME13', into: 'ME14' })
    const held = HeldSkills.parse([
      { skill: 'ME13', level: 2, evidence: 'title' },
      { skill: 'ME14', level: 3, evidence: 'claimed' },
    ])
    expect(held).toEqual([{ skill: 'ME14', level: 2, evidence: 'title' }])
  })

  it('goes on to where its target was merged later', async () => {
    await change({ act: 'merge', code: 'ME13', into: 'ME14' })
    await change({ act: 'merge', code: 'ME14', into: 'ME15' })
    expect(skillName('ME13')).toEqual(skillName('ME15'))
  })
})

it('a retired skill is offered and suggested to nobody, and stays with those who hold it, until it is restored', async () => {
  const offered = () => skillsOf('ME').some(({ code }) => code === 'ME13')
  await change({ act: 'retire', code: 'ME13' })
  expect([offered(), bare('氩弧焊').includes('ME13')]).toEqual([false, false])
  expect(HeldSkills.parse([{ skill: 'ME13', level: 1, evidence: 'claimed' }])).toHaveLength(1)
  await change({ act: 'restore', code: 'ME13' })
  expect([offered(), bare('氩弧焊').includes('ME13')]).toEqual([true, true])
})

describe('is refused', () => {
  it.each<[string, SkillsAct, string]>([
    ['an unknown skill', { act: 'addWord', code: 'XX99', word: '补鼎' }, '没有“XX99”这项技能'],
    ['a word of one character', { act: 'addWord', code: 'ME13', word: '焊' }, '有 1 个字'],
    ['a phone number as a word', { act: 'addWord', code: 'ME13', word: '13800000018' }, '不要有号码'],
    ['a merge into itself', { act: 'merge', code: 'ME13', into: 'ME13' }, '自己不能并到自己'],
    ['the name of another skill', { act: 'rename', code: 'ME13', name: skillName('ME14') }, '已经是 ME14 的名称'],
    ['a name in one language', { act: 'rename', code: 'ME13', name: { zh: '焊接', en: '' } }, '中文、英文都要写'],
  ])('%s', async (_, input, words) => {
    await expect(change(input)).rejects.toMatchObject({ code: 'invalid', text: { zh: expect.stringContaining(words) } })
    expect(await all()).toEqual([])
  })

  it('what was merged or retired before', async () => {
    await change({ act: 'merge', code: 'ME13', into: 'ME14' })
    await change({ act: 'retire', code: 'ME15' })
    for (const input of [
      { act: 'merge', code: 'ME14', into: 'ME13' },
      { act: 'merge', code: 'ME14', into: 'ME15' },
      { act: 'addWord', code: 'ME13', word: '补鼎' },
    ] as const)
      await expect(change(input)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('staff of a district: words yes, merges no; others: neither', async () => {
    await expect(change({ act: 'merge', code: 'ME13', into: 'ME14' }, districtStaff())).rejects.toMatchObject({
      code: 'notFound',
    })
    for (const input of [
      { act: 'addWord', code: 'ME13', word: '补鼎' },
      { act: 'retire', code: 'ME13' },
    ] as const)
      await expect(change(input, shopMember())).rejects.toMatchObject({ code: 'forbidden' })
  })
})
