import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { formPost, newPerson } from '#test/support/app.ts'
import { scanAll } from '#test/support/invariants.ts'
import { startVolunteering, type Volunteering, volunteerId } from '#test/support/volunteering.ts'

let all: Volunteering
beforeAll(async () => {
  all = await startVolunteering()
})
afterAll(() => all.world.stop())

const words = '我是高级技师，做过三十年数控车床，也懂一点PLC编程，独门暗号七七四九'
const held = async () => (await volunteers.get(all.world.table, keys.volunteer(volunteerId)))?.skills ?? []

/** The line of one proposal. */
const lineOf = (html: string, code: string): string =>
  html.split('<li ').find((line) => line.startsWith('class="py-3 grid') && line.includes(`value="${code}"`)) ?? ''

describe('a volunteer’s own words', () => {
  it('lead to skills with a level and what it needs, none of them ticked', async () => {
    const { status, html } = await all.send('/profile/told', { told: words })
    expect(status).toBe(200)
    const [lathe, plc] = [lineOf(html, 'ME01'), lineOf(html, 'AU01')]
    expect(lathe).toMatch(/option value="3" selected/)
    for (const part of ['看到您写了“', '“精通”要有职称、职业资格，或服务过的人作证']) expect(lathe).toContain(part)
    expect(plc).toMatch(/option value="1" selected/)
    expect(plc).toContain('“会一点”您说了就算')
    expect(html.slice(html.indexOf('told-skills'))).not.toMatch(/name="add"[^>]*checked/)
    expect(html).toContain('常和它们在一起的')
    expect(html).not.toMatch(/value="ME13"[^>]*><span class="min-w-0"/)
  })

  it('come back in the box, are said not to be kept, and are not', async () => {
    const { html } = await all.send('/profile/told', { told: words })
    expect(html).toContain('独门暗号七七四九')
    expect(html).toContain('不保存')
    expect(JSON.stringify(await scanAll(all.world.database))).not.toContain('独门暗号')
  })

  it('add what was ticked at the level chosen, as a claim, and leave the rest as it was', async () => {
    const before = await held()
    const sent = await all.send('/profile/skills', { add: 'ME01', 'level.ME01': '3', 'level.AU01': '1' })
    expect(sent.to).toBe('/profile?done=saved')
    expect(await held()).toEqual([...before, { skill: 'ME01', level: 3, evidence: 'claimed' }])
  })

  it('that tell nothing get an honest answer, in both languages', async () => {
    expect((await all.send('/profile/told', { told: '你好' })).html).toContain('没看出是哪项技能')
    const english = await all.world.app.request(
      '/profile/told',
      formPost({ told: 'hello' }, `${all.wei.cookie}; lang=en`),
    )
    expect(await english.text()).toContain('No skill could be told from this')
    expect((await all.send('/profile/told', { told: ' ' })).html).not.toContain('没看出')
  })

  it('are read to the end of a résumé', async () => {
    const { html } = await all.send('/profile/told', { told: `${'平安喜乐。'.repeat(900)}\n做过十二年柑橘修剪。` })
    expect(lineOf(html, 'AG04')).toMatch(/option value="3" selected/)
  })
})

it('somebody who joins gets the same in the form, with all they typed kept, and ticks', async () => {
  const new_ = await newPerson(all.world, '新来的', [], '13700000001')
  const answer = await all.world.app.request(
    '/join/volunteer/told',
    formPost({ told: words, townshipCode: '450204008', conduct: 'yes', skills: 'ME13' }, new_.cookie),
  )
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(lineOf(html, 'ME01')).toMatch(/name="skills"[\s\S]*option value="3" selected/)
  expect(lineOf(html, 'ME01')).not.toMatch(/checked/)
  expect(html.match(/value="ME13"[^>]*checked/g)).toHaveLength(1)
  expect(html).toMatch(/value="450204008" selected/)
  expect(html).toMatch(/name="conduct" value="yes" checked/)
})
