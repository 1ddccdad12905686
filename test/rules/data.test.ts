import { describe, expect, it } from 'vitest'
import campaigns from '#infra/local/seed/data/campaigns.json' with { type: 'json' }
import needs from '#infra/local/seed/data/needs.json' with { type: 'json' }
import organizations from '#infra/local/seed/data/organizations.json' with { type: 'json' }
import people from '#infra/local/seed/data/people.json' with { type: 'json' }
import requesters from '#infra/local/seed/data/requesters.json' with { type: 'json' }
import districts from '#shared/places/data/districts.json' with { type: 'json' }
import holidays from '#shared/places/data/holidays.json' with { type: 'json' }
import { RiskKind } from '#shared/requests/service-request.ts'
import licences from '#shared/skills/data/licences.json' with { type: 'json' }
import skills from '#shared/skills/data/skills.json' with { type: 'json' }
import trainings from '#shared/skills/data/trainings.json' with { type: 'json' }

// Reference and seed data: nothing in one file may point at what another file does not have.

const pool = 2000
const domains = new Set(skills.filter((skill) => skill.parent === null).map((skill) => skill.code))
const leaves = new Set(skills.filter((skill) => skill.parent !== null).map((skill) => skill.code))
const licenceCodes = new Set(licences.map((licence) => licence.code))
const trainingCodes = new Set(trainings.map((training) => training.code))
const districtCodes = new Set(districts.map((district) => district.code))
const townships = districts.flatMap((district) =>
  district.townships.map((township) => ({ ...township, district: district.code })),
)
const organizationKeys = new Set(organizations.map((organization) => organization.key))
const requesterOf = new Map(requesters.map((requester) => [requester.key, requester]))
const positions = needs.flatMap((need) => need.positions.map((position) => ({ need, position })))

const countBy = <T>(items: readonly T[], key: (item: T) => string | number): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}
const duplicates = (items: readonly string[]): string[] => items.filter((item, at) => items.indexOf(item) !== at)
const missing = (items: readonly string[], known: ReadonlySet<string>): string[] =>
  items.filter((item) => !known.has(item))
const kilometres = (a: { lat: number; lng: number }, b: { lat: number; lng: number }): number =>
  Math.hypot((a.lat - b.lat) * 110.6, (a.lng - b.lng) * 101.4)

/** Every pair of texts anywhere below a value, with the way to it. */
const pairs = (value: unknown, path = ''): { path: string; zh: unknown; en: unknown }[] => {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value).flatMap(([key, part]) => pairs(part, `${path}/${key}`))
  return 'zh' in value ? [{ path, zh: value.zh, en: 'en' in value ? value.en : undefined }, ...below] : below
}

describe('skills', () => {
  it('are 18 domains and 300 leaves, each code once, each leaf under a domain', () => {
    expect([domains.size, leaves.size]).toEqual([18, 300])
    expect(duplicates(skills.map((skill) => skill.code))).toEqual([])
    for (const skill of skills) if (skill.parent !== null) expect(domains).toContain(skill.parent)
    for (const skill of skills) if (skill.parent !== null) expect(skill.synonyms, skill.code).not.toEqual([])
  })
})

describe('places', () => {
  it('are 10 districts and 118 townships, each township in its district', () => {
    expect([districts.length, townships.length]).toEqual([10, 118])
    expect(duplicates(townships.map((township) => township.code))).toEqual([])
    for (const township of townships) expect(township.code.slice(0, 6)).toBe(township.district)
  })

  it('put no two townships on one point, and streets near the middle of the city', () => {
    expect(duplicates(townships.map(({ point }) => `${point.lat},${point.lng}`))).toEqual([])
    for (const { zh, kind, point } of townships) {
      if (kind === 'street') expect(kilometres(point, { lat: 24.32, lng: 109.41 }), zh).toBeLessThan(10)
    }
    for (const district of districts) {
      const radius = Math.sqrt(district.areaKm2 / Math.PI)
      for (const { zh, kind, point } of district.townships) {
        if (kind !== 'street') expect(kilometres(point, district.point), zh).toBeLessThan(radius * 2.1)
      }
    }
  })

  it('give each district a tile of its own', () => {
    expect(duplicates(districts.map(({ tile }) => `${tile.row},${tile.col}`))).toEqual([])
  })
})

describe('holidays', () => {
  it('are days of their year; a day is off or a make-up day, never both', () => {
    for (const years of [holidays.national, holidays.regional]) {
      for (const [year, { off, work }] of Object.entries(years)) {
        for (const date of [...off, ...work]) expect(date.slice(0, 4)).toBe(year)
        expect(duplicates([...off, ...work])).toEqual([])
      }
    }
  })

  it('make up on weekends only', () => {
    const work = Object.values(holidays.national).flatMap((year) => year.work)
    for (const date of work) expect([0, 6], date).toContain(new Date(`${date}T00:00:00Z`).getUTCDay())
  })
})

describe('organizations', () => {
  it('form one tree', () => {
    const roots = organizations.filter((organization) => organization.parent === null)
    expect(roots.map((root) => root.key)).toEqual(['city'])
    const parents = new Map<string, string | null>(organizations.map(({ key, parent }) => [key, parent]))
    for (const { key } of organizations) {
      let at: string | null | undefined = key
      for (let steps = 0; at !== 'city' && steps < 5; steps += 1) at = parents.get(at ?? '')
      expect(at, key).toBe('city')
    }
    expect(duplicates(organizations.map((organization) => organization.key))).toEqual([])
  })

  it('know their district and their domains', () => {
    expect(
      missing(
        organizations.flatMap((organization) => organization.district ?? []),
        districtCodes,
      ),
    ).toEqual([])
    expect(
      missing(
        organizations.flatMap((organization) => organization.skills),
        domains,
      ),
    ).toEqual([])
  })
})

describe('requesters', () => {
  it('are of every kind', () => {
    expect(Object.keys(countBy(requesters, (requester) => requester.kind)).sort()).toEqual([
      'association',
      'community',
      'enterprise',
      'industrialPark',
      'publicBody',
      'school',
      'venue',
      'village',
    ])
    expect(requesters.length).toBeGreaterThanOrEqual(60)
  })

  it('live in a township of their district, and look made up', () => {
    const districtOf = new Map(townships.map((township) => [township.code, township.district]))
    for (const { key, township, district, zh } of requesters) {
      expect(districtOf.get(township), key).toBe(district)
      expect(zh, key).toMatch(/示例|演示/)
    }
  })

  it('carry an industry exactly when they are enterprises', () => {
    for (const requester of requesters) {
      const industry = 'industry' in requester ? requester.industry : undefined
      if (requester.kind === 'enterprise') expect(industry, requester.key).toMatch(/^\d{4}$/)
      else expect(industry, requester.key).toBeUndefined()
    }
  })
})

describe('needs', () => {
  it('cover the eight scope items, eight needs each or more, ninety or more in all', () => {
    const counts = countBy(needs, (need) => need.scopeItem)
    expect(Object.keys(counts)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
    for (const [item, count] of Object.entries(counts)) expect(count, item).toBeGreaterThanOrEqual(8)
    expect(needs.length).toBeGreaterThanOrEqual(90)
    expect(duplicates(needs.map((need) => need.key))).toEqual([])
  })

  it('come from every kind of requester and go to every destination', () => {
    const kinds = new Set(needs.map((need) => requesterOf.get(need.requester)?.kind))
    for (const { kind } of requesters) expect(kinds).toContain(kind)
    for (const need of needs) expect(need.requesterKinds).toContain(requesterOf.get(need.requester)?.kind)
    expect(Object.keys(countBy(needs, (need) => need.destination)).sort()).toEqual([
      'community',
      'enterprise',
      'industrialPark',
      'school',
      'village',
    ])
  })

  it('ask only for skills, licences and trainings that exist', () => {
    for (const { need, position } of positions) {
      expect(position.skills, need.key).not.toEqual([])
      expect(
        missing(
          position.skills.map((skill) => skill.code),
          leaves,
        ),
        need.key,
      ).toEqual([])
      expect(missing(position.licences, licenceCodes), need.key).toEqual([])
      expect(missing(position.trainings, trainingCodes), need.key).toEqual([])
      expect(position.minimum, need.key).toBeLessThanOrEqual(position.seats)
    }
  })

  it('are a visit of hours for which somebody must come', () => {
    for (const { key, hours, starts, positions: seats } of needs) {
      expect(starts, key).toMatch(/^\d\d:[03]0$/)
      expect(hours, key).toBeGreaterThanOrEqual(1)
      expect(hours, key).toBeLessThanOrEqual(4)
      expect(
        seats.some((position) => position.minimum > 0),
        key,
      ).toBe(true)
    }
  })

  it('state a hazard, or that there is none', () => {
    for (const need of needs) {
      expect(need.risks.length > 0, need.key).toBe(need.noRisk === undefined)
      if (need.dangerous) expect(need.risks, need.key).not.toEqual([])
      for (const { kind } of need.risks) expect(RiskKind.options, need.key).toContain(kind)
    }
    expect(needs.filter((need) => need.dangerous).length).toBeGreaterThanOrEqual(6)
  })

  it('ask for safeguarding wherever minors are served, and for two adults on site', () => {
    const minors = needs.filter((need) => need.audience.kind === 'minors')
    expect(minors.length).toBeGreaterThanOrEqual(8)
    for (const need of minors) {
      for (const position of need.positions) expect(position.trainings, need.key).toContain('safeguarding')
      const adults = need.positions.reduce((sum, position) => sum + position.minimum, 0)
      expect(adults, need.key).toBeGreaterThanOrEqual(2)
    }
  })

  it('hold online, urgent, directed and repeated ones; item 4 belongs to a campaign', () => {
    expect(needs.filter((need) => need.manner === 'online').length).toBeGreaterThanOrEqual(10)
    expect(needs.some((need) => (need.leadHours ?? 99) <= 24)).toBe(true)
    expect(needs.some((need) => need.series !== undefined)).toBe(true)
    const directed = needs.flatMap((need) => need.directedTo ?? [])
    expect(directed).not.toEqual([])
    expect(missing(directed, organizationKeys)).toEqual([])
    const campaignKeys = new Set<string | undefined>(campaigns.map((campaign) => campaign.key))
    for (const need of needs) {
      if (need.scopeItem === 4) expect(campaignKeys, need.key).toContain(need.campaign)
      else expect(need.campaign, need.key).toBeUndefined()
    }
  })
})

describe('people', () => {
  it('are visibly made up', () => {
    for (const name of people.givenNames) expect(name).toMatch(/[示例试演]/)
    expect(duplicates(people.givenNames)).toEqual([])
    expect(people.surnames.length * people.givenNames.length).toBeGreaterThan(pool)
    for (const block of [people.phones.volunteers, people.phones.requesterMembers, people.phones.staff]) {
      expect(block.length + people.phones.digits).toBe(11)
    }
  })

  it('have shares that add up, and known patterns, skills, licences and trainings', () => {
    expect(people.professions.reduce((sum, profession) => sum + profession.share, 0)).toBeCloseTo(1, 4)
    for (const shares of Object.values(people.homes)) {
      expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4)
      expect(missing(Object.keys(shares), districtCodes)).toEqual([])
    }
    const patterns = new Set(people.availability.map((pattern) => pattern.name))
    for (const profession of people.professions) {
      expect(missing(profession.availability, patterns), profession.key).toEqual([])
      expect(
        missing(
          profession.skills.map((skill) => skill.code),
          leaves,
        ),
        profession.key,
      ).toEqual([])
      expect(
        missing(
          profession.licences.map((licence) => licence.code),
          licenceCodes,
        ),
        profession.key,
      ).toEqual([])
      expect(
        missing(
          profession.trainings.map((training) => training.code),
          trainingCodes,
        ),
        profession.key,
      ).toEqual([])
    }
  })

  it('are free in whole half hours', () => {
    for (const { name, blocks } of people.availability) {
      for (const { day, from, to } of blocks) {
        expect([0, 1, 2, 3, 4, 5, 6], name).toContain(day)
        expect(`${from} ${to}`, name).toMatch(/^\d\d:[03]0 \d\d:[03]0$/)
        expect(from < to, name).toBe(true)
      }
    }
  })

  it('hold every skill a need asks for, at its level: twelve of 2,000 or more', () => {
    const inProfession = (
      skills: readonly { code: string; level: number; chance: number }[],
      code: string,
      level: number,
    ) =>
      1 -
      skills
        .filter((skill) => skill.code === code && skill.level >= level)
        .reduce((none, skill) => none * (1 - skill.chance), 1)
    const local = (profession: (typeof people.professions)[number], code: string, level: number): number => {
      const homes: Record<string, number> = people.homes[profession.home as keyof typeof people.homes]
      return people.localLanguages
        .filter((language) => language.skill === code && language.level >= level)
        .flatMap((language) => Object.entries(language.byDistrict))
        .reduce((sum, [district, chance]) => sum + (homes[district] ?? 0) * chance, 0)
    }
    const holders = (code: string, level: number): number =>
      people.professions.reduce((sum, profession) => {
        const skilled = inProfession([...profession.skills, ...people.hobbies], code, level)
        return sum + pool * profession.share * (1 - (1 - skilled) * (1 - local(profession, code, level)))
      }, 0)
    const asked = new Set(
      positions.flatMap(({ position }) => position.skills.map((skill) => `${skill.code} ${skill.level}`)),
    )
    for (const pair of asked) {
      const [code = '', level] = pair.split(' ')
      expect(holders(code, Number(level)), pair).toBeGreaterThanOrEqual(12)
    }
    for (const leaf of leaves) expect(holders(leaf, 1), leaf).toBeGreaterThan(0)
    const common = [...leaves].filter((leaf) => holders(leaf, 1) >= 100)
    expect(common.length).toBeGreaterThanOrEqual(8)
  })
})

describe('texts', () => {
  const all = { skills, districts, licences, trainings, organizations, requesters, needs, campaigns, people }

  it('exist in both languages', () => {
    const found = Object.entries(all).flatMap(([file, data]) => pairs(data, file))
    expect(found.length).toBeGreaterThan(1500)
    for (const { path, zh, en } of found) {
      expect(zh, path).toMatch(/\p{Script=Han}/u)
      expect(en, path).toMatch(/[A-Za-z]{2}/)
      expect(en, path).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('name no fee, price or reward: service is free (Article 2)', () => {
    const words =
      /收费|费用|报酬|酬|价格|工资|补贴|[\d一二三四五六七八九十百千万]元|\b(fees?|prices?|paid|pay|payment|salary|wages?|yuan|RMB|rewards?)\b/i
    for (const { path, zh, en } of pairs({ needs, campaigns })) {
      expect(`${zh} ${en}`, path).not.toMatch(words)
    }
  })
})
