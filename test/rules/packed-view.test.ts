import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { Evidence } from '#shared/skills/skill.ts'
import { PackedView } from '#shared/volunteers/packed-view.ts'
import { SpokenLanguage } from '#shared/volunteers/volunteer.ts'
import { VolunteerView } from '#shared/volunteers/volunteer-view.ts'

const instant = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), `${date.toISOString().slice(0, 16)}:00.000Z`))
const text = fc.string({ maxLength: 12 })
const ids = fc.array(text, { maxLength: 4 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const level = fc.constantFrom<1 | 2 | 3>(1, 2, 3)
const credential = fc.record({ kind: text, validFrom: maybe(instant), validTo: instant })
const skill = fc.record({
  skill: fc.constantFrom('ME01', 'ZZ99'),
  level,
  evidence: fc.constantFrom(...Evidence.options),
  expiresAt: maybe(instant),
})

const view = fc
  .record({
    id: text,
    active: fc.boolean(),
    adult: fc.boolean(),
    guardianConsentUntil: maybe(instant),
    conductDeclared: fc.boolean(),
    fitDeclared: fc.boolean(),
    insurable: fc.boolean(),
    skills: fc.array(skill, { maxLength: 20 }),
    licences: fc.array(credential, { maxLength: 4 }),
    trainings: fc.array(credential, { maxLength: 4 }),
    languages: fc.array(fc.constantFrom(...SpokenLanguage.options), { minLength: 1, maxLength: 3 }),
    home: fc.record({ lat: fc.integer({ min: -90, max: 90 }), lng: fc.double({ min: -180, max: 180, noNaN: true }) }),
    districtCode: text,
    reachKm: fc.integer({ min: 1, max: 200 }),
    manners: fc.record({ onSite: fc.boolean(), online: fc.boolean() }),
    organizationIds: ids,
    employer: maybe(fc.record({ industry: fc.constant('3514'), requesterId: maybe(text) })),
    excludedRequesterIds: ids,
    likes: fc.array(fc.integer({ min: 1, max: 8 })),
    served: fc.record({ count: fc.nat(), ratingSum: fc.nat(), ratings: fc.nat() }),
    joinedAt: instant,
  })
  .map((one) => VolunteerView.parse(JSON.parse(JSON.stringify(one))))

it('brings every view back from its packed form as it was', () => {
  fc.assert(
    fc.property(view, (one) => {
      const packed = z.encode(PackedView, one)
      expect(z.decode(PackedView, packed)).toEqual(one)
    }),
  )
})

it('leaves out no fact that matching sees', () => {
  const [one] = fc.sample(view, 1)
  const all = new Set(Object.keys(VolunteerView.shape))
  const optional = ['guardianConsentUntil', 'employer']
  for (const name of Object.keys(z.decode(PackedView, z.encode(PackedView, one!)))) all.delete(name)
  expect([...all].filter((name) => !optional.includes(name))).toEqual([])
})

it('refuses what no packed view is', () => {
  for (const text of ['', '[]', '{}', '["vol_1"]']) expect(() => z.decode(PackedView, text)).toThrow()
})
