import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkAll, failures } from '#shared/matching/constraints/index.ts'
import { waysText } from '#shared/matching/remedy-words.ts'
import { waysFor } from '#shared/matching/what-would-do.ts'
import { isIndustry, isSameIndustry } from '#shared/organizations/industries.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { keys } from '#shared/table/keys.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import { formPost } from '../support/app.ts'
import { fittingFacts } from '../support/matching.ts'
import { startVolunteering, type Volunteering, volunteerId } from '../support/volunteering.ts'

let all: Volunteering
beforeAll(async () => {
  all = await startVolunteering()
})
afterAll(() => all.world.stop())

const stored = async () => (await volunteers.get(all.world.table, keys.volunteer(volunteerId)))?.employer

describe('the employer in the profile', () => {
  test('an enterprise comes with its industry; without it nothing is stored and the field says so', async () => {
    const bare = await all.send('/profile/employer', { enterprise: 'yes' })
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('在企业上班要选行业')
    expect(bare.html).toContain('href="#industry"')
    expect(bare.html).toMatch(/name="enterprise" value="yes" checked/)
    expect(await stored()).toBeUndefined()
    expect((await all.send('/profile/employer', { enterprise: 'yes', industry: '36' })).status).toBe(303)
    expect(await stored()).toEqual({ enterprise: true, industry: '36' })
    expect((await all.page('/profile')).html).toMatch(/<option value="36" selected/)
    expect((await all.page('/profile', 'en')).html).toContain('Motor vehicles')
  })

  test('the class is taken where it is typed, wide digits too; a wrong one is refused as typed', async () => {
    await all.send('/profile/employer', { enterprise: 'yes', industry: '36', industryClass: '３６７０' })
    expect(await stored()).toEqual({ enterprise: true, industry: '3670' })
    const wrong = await all.send('/profile/employer', { enterprise: 'yes', industryClass: '9901' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('“9901”不是行业代码')
    expect(await stored()).toEqual({ enterprise: true, industry: '3670' })
  })

  test('who works for no enterprise needs none, and an empty form takes it back', async () => {
    await all.send('/profile/employer', { enterprise: 'no', industry: '36' })
    expect(await stored()).toEqual({ enterprise: false })
    expect((await all.send('/profile/employer', {})).status).toBe(303)
    expect(await stored()).toBeUndefined()
  })
})

describe('an enterprise without its industry', () => {
  const list = async (fields?: Record<string, string>) => {
    const answer = fields
      ? await all.world.app.request('https://kezhi.test/requests/industry', formPost(fields, all.huang.cookie))
      : await all.world.app.request('https://kezhi.test/requests', { headers: { cookie: all.huang.cookie } })
    return { status: answer.status, html: await answer.text() }
  }

  test('is asked for it on its list, once, and may not state it for another', async () => {
    expect((await list()).html).toContain('单位还没登记行业')
    const wrong = await list({ requesterId: 'rqr_factory', industry: '36' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('“36”不是行业小类')
    expect(wrong.html).toContain('value="36"')
    expect((await list({ requesterId: 'rqr_elsewhere', industry: '3670' })).status).toBe(404)
    expect((await list({ requesterId: 'rqr_factory', industry: '3670' })).status).toBe(303)
    expect((await requesters.get(all.world.table, keys.requester('rqr_factory')))?.industry).toBe('3670')
    expect((await list()).html).not.toContain('单位还没登记行业')
    expect((await list({ requesterId: 'rqr_factory', industry: '3660' })).status).toBe(409)
  })
})

describe('competitors', () => {
  const judged = (employer: Volunteer['employer'], requesterIndustry: string | undefined = '3670') => {
    const facts = fittingFacts({ scopeItem: 2, requesterKind: 'enterprise' })
    const { requesterIndustry: _, ...request } = facts.request
    const asked = {
      ...facts,
      request: requesterIndustry === '' ? request : { ...request, requesterIndustry },
      volunteer: { ...facts.volunteer, employer },
    }
    return failures(checkAll(asked, { for: 'asking' })).map(({ name, reason }) => [
      name,
      reason.zh,
      waysText(waysFor(name, asked), 'staff').zh,
    ])
  }

  test.each([
    ['no employer', undefined],
    ['another class', { industry: '3660' }],
    ['another division', { enterprise: true, industry: '34' }],
    ['no enterprise', { enterprise: false }],
  ])('%s: may be asked', (_name, employer) => {
    expect(judged(employer)).toEqual([])
  })

  test('an employer without industry, and the enterprise itself without: who has to fill in what is said', () => {
    expect(judged({ enterprise: true })).toEqual([
      ['competitor', '本人没填单位的行业，没法核对同行', '本人在“我的资料”里写明单位的行业小类（不是 3670 就行）'],
    ])
    expect(judged({ industry: '3660' }, '')).toEqual([
      ['competitor', '企业没有登记行业，没法核对同行', '服务对象在“我的需求”里写明自己的行业小类（不是 3660 就行）'],
    ])
  })

  test('an industry stated after the need was posted counts', () => {
    const facts = fittingFacts({ scopeItem: 2, requesterKind: 'enterprise' })
    const { requesterIndustry: _, ...request } = facts.request
    const requester = { ...facts.requester, industry: '3670' }
    const asked = (industry: string) =>
      failures(
        checkAll(
          { ...facts, request, requester, volunteer: { ...facts.volunteer, employer: { industry } } },
          { for: 'asking' },
        ),
      ).map(({ name }) => name)
    expect(asked('3660')).toEqual([])
    expect(asked('3670')).toEqual(['competitor'])
  })

  test('only the division is known: kept apart, until the class tells them apart', () => {
    expect(judged({ enterprise: true, industry: '36' })).toEqual([
      ['competitor', '同在行业大类 36，分不出是不是同行', '本人在“我的资料”里写明单位的行业小类（不是 3670 就行）'],
    ])
    expect(judged({ industry: '3670' })).toEqual([['competitor', '同行：行业小类都是 3670', '']])
  })

  test.each([
    ['36', '3670', true],
    ['3670', '3660', false],
    ['34', '3670', false],
  ])('%s and %s', (a, b, same) => {
    expect(isSameIndustry(a, b)).toBe(same)
  })

  test.each([
    ['01', true],
    ['97', true],
    ['3670', true],
    ['98', false],
    ['00', false],
    ['367', false],
    ['abcd', false],
  ])('%s is an industry: %s', (code, is) => {
    expect(isIndustry(code)).toBe(is)
  })
})
