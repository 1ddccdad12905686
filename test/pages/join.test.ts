import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openValues } from '#shared/messages/deliver-message.ts'
import { messages } from '#shared/messages/message.ts'
import { cityId, organizations, territoryId } from '#shared/organizations/organization.ts'
import { detailsOf } from '#shared/people/details.ts'
import { memberships } from '#shared/people/person.ts'
import { phoneRecipient } from '#shared/people/start-sign-in.ts'
import { districts } from '#shared/places/district.ts'
import { creditCheckSign } from '#shared/requesters/credit-code.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { domains, skillsOf } from '#shared/skills/taxonomy.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type ApiTown, startApiTown } from '#test/support/api-town.ts'
import { cookiesOf, formPost } from '#test/support/app.ts'

let town: ApiTown
beforeAll(async () => {
  town = await startApiTown(0)
})
afterAll(() => town.stop())

let number = 13700000000
let phone = ''
beforeEach(() => {
  number += 1
  phone = String(number)
})

type Fields = Record<string, string | string[]>
/** Somebody whose number nobody knew, signed in by the code on their phone. */
const newcomer = async (next = '/') => {
  const asked = await town.app.request('/sign-in', formPost({ phone, next }))
  const to = phoneRecipient(town.vault.fingerprint(`phone:${phone}`))
  const sent = await messages.all(town.table, { partition: keys.message(to, '', '').pk, begins: 'MESSAGE#' })
  const code = openValues(town.system, sent.at(-1)!).code!
  const proved = await town.app.request('/sign-in/code', formPost({ code, next }, cookiesOf(asked)))
  const cookie = cookiesOf(proved)
    .split('; ')
    .filter((one) => one.startsWith('__Host-session='))
    .join()
  const me: { personId: string } = JSON.parse(
    await (await town.app.request('/api/v1/me', { headers: { cookie } })).text(),
  )
  const call = async (path: string, init: RequestInit) => {
    const answer = await town.app.request(path, init)
    return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') ?? '' }
  }
  return {
    id: me.personId,
    landed: proved.headers.get('location'),
    page: (path: string, language = 'zh') => call(path, { headers: { cookie: `${cookie}; lang=${language}` } }),
    send: (path: string, fields: Fields) => {
      const entries = Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      )
      return call(path, { ...formPost({}, cookie), body: new URLSearchParams(entries) })
    },
    roles: async () =>
      (await memberships.all(town.table, { partition: keys.person(me.personId).pk, begins: 'ROLE#' })).map(
        ({ role }) => role,
      ),
  }
}

const nameOf = async (id: string): Promise<string> => (await detailsOf(town, id))!.name
/** The links of the summary of a refused form, and the ids they lead to that are not on the page. */
const errorsIn = (html: string) => {
  const summary = html.slice(html.indexOf('role="alert"'), html.indexOf('</ul>', html.indexOf('role="alert"')))
  const links = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '')
  return { links, lost: links.filter((id) => !html.includes(`id="${id}"`)) }
}

const code = `91450200MA5K00009${creditCheckSign('91450200MA5K00009')}`
const body: Fields = {
  personName: '黄小平',
  name: '柳州示例精密件厂',
  kind: 'enterprise',
  creditCode: code,
  industry: '3670',
  'place.townshipCode': '450204008',
  'place.address': '工业路 9 号',
  authorized: 'yes',
}
const helper: Fields = {
  personName: '覃小雨',
  ageClass: 'adult',
  conduct: 'yes',
  fit: 'yes',
  insurable: 'yes',
  skills: ['ME13', 'ME05'],
  'level.ME13': '3',
  languages: ['zh', 'zhuang'],
  townshipCode: '450204008',
  reachKm: '15',
  manners: ['onSite', 'online'],
  free: ['5-8-12', '5-14-15', '0-18-22'],
  asksPerWeek: '2',
  hoursPerWeek: '6',
  organizationIds: ['org_welding'],
}

describe('somebody whose number nobody knows', () => {
  it('is led to the two doors, or to the one they came for', async () => {
    const one = await newcomer()
    expect(one.landed).toBe('/join')
    const { html } = await one.page('/join')
    expect(html).toContain('href="/join/requester"')
    expect(html).toContain('href="/join/volunteer"')
    expect(html).toContain('action="/sign-out"')
    expect(html).not.toContain('href="/sign-in"')
    number += 1
    phone = String(number)
    expect((await newcomer('/requests/new')).landed).toBe('/join/requester')
    number += 1
    phone = String(number)
    expect((await newcomer('/profile')).landed).toBe('/join/volunteer')
  })

  it('finds the door on every page that is not for them yet, on the front page and under "me"', async () => {
    const one = await newcomer()
    const turned = await one.page('/requests')
    expect([turned.status, turned.html.includes('href="/join/requester"')]).toEqual([403, true])
    expect((await one.page('/offers')).html).toContain('href="/join/volunteer"')
    expect((await one.page('/staff')).html).not.toContain('href="/join')
    const front = (await one.page('/')).html
    expect(front).toContain('href="/join/requester"')
    expect(front).toContain('href="/join/volunteer"')
    expect((await one.page('/me')).html).toContain('href="/join"')
  })

  it('reads all of it in English too', async () => {
    const one = await newcomer()
    expect((await one.page('/join', 'en')).html).toContain('I want to help')
    expect((await one.page('/join/requester', 'en')).html).toContain('Unified social credit code')
    expect((await one.page('/join/volunteer', 'en')).html).toContain('I abide by the law')
  })
})

describe('我要求助: a body registers', () => {
  it('may write at once, is told what happens next, and waits for staff', async () => {
    const one = await newcomer()
    const { to } = await one.send('/join/requester', body)
    const [role] = await one.roles()
    const id = role?.role === 'requesterMember' ? role.requesterId : ''
    expect(to).toBe(`/join/registered?id=${id}`)
    expect(await requesters.get(town.table, keys.requester(id))).toMatchObject({
      name: body.name,
      creditCode: code,
      industry: '3670',
      state: 'unvouched',
      place: { districtCode: '450204', townshipCode: '450204008', address: '工业路 9 号' },
    })
    expect(await nameOf(one.id)).toBe('黄小平')
    const next = (await one.page(to)).html
    expect(next).toContain('科协核实单位')
    expect(next).toContain(`href="/requests/new?for=${id}"`)
    const write = await one.page(`/requests/new?for=${id}`)
    expect([write.status, write.html.includes('您的单位还没核实')]).toEqual([200, true])
    const staff = await town.app.request(`/staff/requesters/${id}`, { headers: { cookie: town.district.cookie } })
    expect(await staff.text()).toContain('柳州示例精密件厂')
    expect((await (await newcomerElse()).page(to)).status).toBe(403)
  })

  it('takes a code with small letters and gaps', async () => {
    const one = await newcomer()
    const first = '91450200MA5K00010'
    const whole = first + creditCheckSign(first)
    const typed = ` ${whole.slice(0, 8).toLowerCase()} ${whole.slice(8).toLowerCase()}`
    expect((await one.send('/join/requester', { ...body, creditCode: typed })).status).toBe(303)
  })

  it('empty, every question is named, and each link leads to its field', async () => {
    const one = await newcomer()
    const { status, html } = await one.send('/join/requester', {})
    expect([status, html.includes('<title>有误：')]).toEqual([422, true])
    const { links, lost } = errorsIn(html)
    expect(links).toEqual(['personName', 'name', 'kind', 'place-townshipCode', 'place-address', 'authorized'])
    expect(lost).toEqual([])
    expect(await one.roles()).toEqual([])
    expect(await nameOf(one.id)).toBe('')
  })

  it('a wrong check sign is told with what was typed, and all the rest stays', async () => {
    const one = await newcomer()
    const wrong = `${code.slice(0, 17)}${code[17] === '0' ? '1' : '0'}`
    const { status, html } = await one.send('/join/requester', { ...body, creditCode: wrong, industry: '99' })
    expect(status).toBe(422)
    expect(html).toContain(`“${wrong}”不是统一社会信用代码`)
    expect(html).toContain('“99”不是行业小类')
    expect(html).toContain(`value="${wrong}"`)
    expect(html).toContain('value="黄小平"')
    expect(html).toMatch(/value="enterprise"[^>]*checked/)
    expect(html).toMatch(/<option value="450204008" selected/)
    expect(html).toMatch(/name="authorized"[^>]*value="yes"[^>]*checked/)
  })

  it('an enterprise needs code and industry; a village may come without', async () => {
    const one = await newcomer()
    const bare: Fields = { ...body, creditCode: '', industry: '' }
    const { html } = await one.send('/join/requester', bare)
    expect(errorsIn(html).links).toEqual(['creditCode', 'industry'])
    expect((await one.send('/join/requester', { ...bare, kind: 'village' })).status).toBe(303)
  })

  it('a code somebody else registered is refused with the way out', async () => {
    const [one, other] = [await newcomer(), await newcomerElse()]
    const first = '91450200MA5K00011'
    const mine: Fields = { ...body, creditCode: first + creditCheckSign(first) }
    expect((await one.send('/join/requester', mine)).status).toBe(303)
    const { status, html } = await other.send('/join/requester', mine)
    expect([status, html.includes('请让单位里已登记的同事把您加进来')]).toEqual([409, true])
  })
})

/** Another one, within the same test. */
const newcomerElse = () => {
  number += 1
  phone = String(number)
  return newcomer()
}

describe('我要帮忙: somebody enrols', () => {
  it('is asked from then on by what they said', async () => {
    const one = await newcomer()
    expect((await one.send('/join/volunteer', helper)).to).toBe('/join/enrolled')
    const [role] = await one.roles()
    const id = role?.role === 'volunteer' ? role.volunteerId : ''
    expect(await volunteers.get(town.table, keys.volunteer(id))).toMatchObject({
      ageClass: 'adult',
      insurable: true,
      districtCode: '450204',
      townshipCode: '450204008',
      reachKm: 15,
      languages: ['zh', 'zhuang'],
      manners: { onSite: true, online: true },
      organizationIds: ['org_welding'],
      skills: [
        { skill: 'ME13', level: 3, evidence: 'claimed' },
        { skill: 'ME05', level: 1, evidence: 'claimed' },
      ],
    })
    expect(await calendars.get(town.table, keys.calendar(id))).toMatchObject({
      asksPerWeek: 2,
      hoursPerWeek: 6,
      weekly: [
        { weekday: 0, from: 1080, to: 1320 },
        { weekday: 5, from: 480, to: 720 },
        { weekday: 5, from: 840, to: 900 },
      ],
    })
    expect(await nameOf(one.id)).toBe('覃小雨')
    const { html } = await one.page('/join/enrolled')
    expect(html).toContain('先按“会一点”算')
    expect(html).not.toContain('暂时不会问您')
    expect((await one.page('/join/volunteer')).to).toBe('/profile')
  })

  it('nothing is answered beforehand, and no statement goes unanswered', async () => {
    const one = await newcomer()
    const empty = (await one.page('/join/volunteer')).html
    for (const name of ['ageClass', 'conduct', 'fit', 'insurable', 'ME13', 'level', 'languages', 'manners', 'free']) {
      expect(empty).toContain(`name="${name}"`)
      expect([name, new RegExp(`name="${name}"[^>]* checked`).test(empty)]).toEqual([name, false])
    }
    const { status, html } = await one.send('/join/volunteer', { asksPerWeek: '2', hoursPerWeek: '4' })
    expect(status).toBe(422)
    const { links, lost } = errorsIn(html)
    expect(links).toEqual([
      'personName',
      'ageClass',
      'conduct',
      'fit',
      'insurable',
      'skills',
      'languages',
      'townshipCode',
      'reachKm',
      'manners',
      'free',
      'organizationIds',
    ])
    expect(lost).toEqual([])
  })

  it('the form is small, though three hundred skills and all organizations are on it', async () => {
    const one = await newcomer()
    await town.table.write(
      Array.from({ length: 56 }, (_, at) =>
        organizations.put({
          id: `org_extra_${at}`,
          name: { zh: '柳州市某某技术推广志愿服务队', en: 'Liuzhou volunteers for technology transfer' },
          kind: 'society',
          path: [cityId, territoryId(districts[at % 10]!.code), `org_extra_${at}`],
          parentId: territoryId(districts[at % 10]!.code),
          state: 'active',
        }),
      ),
    )
    // The list of organizations is kept for a minute.
    town.setClock(addMinutes(town.clock(), 2))
    for (const language of ['zh', 'en']) {
      const { html } = await one.page('/join/volunteer', language)
      expect(Buffer.byteLength(html)).toBeLessThan(60_000)
      for (const { code } of domains.flatMap(({ code }) => skillsOf(code))) expect(html).toContain(`name="${code}"`)
      expect(html).toContain('name="org_extra_55"')
    }
  })

  it('skills ticked in the list are taken at the level said for all of them', async () => {
    const one = await newcomer()
    const { skills: _, 'level.ME13': __, ...rest } = helper
    expect((await one.send('/join/volunteer', { ...rest, ME13: 'on', ME05: 'on', level: '2' })).status).toBe(303)
    const [role] = await one.roles()
    const id = role && 'volunteerId' in role ? role.volunteerId : ''
    expect((await volunteers.get(town.table, keys.volunteer(id)))?.skills).toEqual([
      { skill: 'ME13', level: 2, evidence: 'claimed' },
      { skill: 'ME05', level: 2, evidence: 'claimed' },
    ])
  })

  it('one thing wrong, and everything else is still there', async () => {
    const one = await newcomer()
    const { status, html } = await one.send('/join/volunteer', { ...helper, townshipCode: '' })
    expect(status).toBe(422)
    expect(errorsIn(html).links).toEqual(['townshipCode'])
    expect(html).toContain('value="覃小雨"')
    for (const kept of [
      /name="conduct" value="yes" checked/,
      /name="skills" value="ME13" checked/,
      /name="languages" value="zhuang" checked/,
      /name="manners" value="online" checked/,
      /name="free" value="5-8-12" checked/,
      /type="hidden" name="free" value="5-14-15"/,
      /name="org_welding" checked/,
      /name="asksPerWeek" value="2" checked/,
    ]) {
      expect(html).toMatch(kept)
    }
    const level = html.slice(html.indexOf('name="level.ME13"'))
    expect(level.slice(0, level.indexOf('</select>'))).toMatch(/value="3" selected/)
    expect(html).toMatch(/<option value="15" selected/)
    expect(await one.roles()).toEqual([])
  })

  it('a "no" is taken as it is: enrolled, not asked, and told so', async () => {
    const one = await newcomer()
    expect((await one.send('/join/volunteer', { ...helper, fit: 'no' })).status).toBe(303)
    expect((await one.page('/join/enrolled')).html).toContain('暂时不会问您')
    const minor = await newcomerElse()
    await minor.send('/join/volunteer', { ...helper, ageClass: 'minor' })
    expect((await minor.page('/join/enrolled')).html).toContain('监护人的手机号')
  })

  it('at most five organizations of the list, and twenty skills', async () => {
    const one = await newcomer()
    const many = Array.from({ length: 21 }, (_, n) => `ME${String(n + 1).padStart(2, '0')}`)
    const sent = await one.send('/join/volunteer', { ...helper, skills: many, organizationIds: ['org_invented'] })
    expect(errorsIn(sent.html).links).toEqual(['skills', 'organizationIds'])
    expect(sent.html).toContain('最多 20 项')
  })
})

describe('both', () => {
  it('one sign-in serves both sides; the name is asked once', async () => {
    const one = await newcomer()
    await one.send('/join/volunteer', helper)
    const me = (await one.page('/me')).html
    expect(me).toContain('href="/join/requester"')
    expect(me).not.toContain('href="/join/volunteer"')
    const form = (await one.page('/join/requester')).html
    expect(form).toContain('覃小雨')
    expect(form).not.toContain('name="personName"')
    const first = '91450200MA5K00012'
    const { personName: _, ...rest } = body
    const sent = await one.send('/join/requester', { ...rest, creditCode: first + creditCheckSign(first) })
    expect(sent.status).toBe(303)
    expect((await one.roles()).map(({ role }) => role).sort()).toEqual(['requesterMember', 'volunteer'])
    expect(await nameOf(one.id)).toBe('覃小雨')
  })
})
