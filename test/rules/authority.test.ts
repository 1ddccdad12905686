import { describe, expect, it } from 'vitest'
import type { Actor, Role, RoleName } from '#shared/authority/actor.ts'
import { type Act, authority, may, mayEver, permit, type Subject } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'

const city = 'org_city'
const district = 'org_district'
const roles: Record<RoleName, { own: Role; foreign: Role }> = {
  volunteer: {
    own: { role: 'volunteer', volunteerId: 'vol_own' },
    foreign: { role: 'volunteer', volunteerId: 'vol_other' },
  },
  requesterMember: {
    own: { role: 'requesterMember', requesterId: 'rqr_own' },
    foreign: { role: 'requesterMember', requesterId: 'rqr_other' },
  },
  organizationStaff: {
    own: { role: 'organizationStaff', organizationId: district },
    foreign: { role: 'organizationStaff', organizationId: 'org_other' },
  },
  associationStaff: {
    own: { role: 'associationStaff', organizationId: district },
    foreign: { role: 'associationStaff', organizationId: 'org_other' },
  },
  auditor: {
    own: { role: 'auditor', organizationId: district },
    foreign: { role: 'auditor', organizationId: 'org_other' },
  },
  administrator: { own: { role: 'administrator' }, foreign: { role: 'administrator' } },
}
const person = (...held: Role[]): Actor => ({ kind: 'person', personId: 'per_actor', roles: held, language: 'zh' })
const subject: Subject = {
  what: { zh: '东西', en: 'thing' },
  reach: [city, district],
  requesterId: 'rqr_own',
  volunteerId: 'vol_own',
}
const acts = Object.keys(authority).filter((name): name is Act => name in authority)
const roleNames = Object.keys(roles).filter((name): name is RoleName => name in roles)
const grantOf = (act: Act, role: RoleName): string | undefined =>
  Object.entries(authority[act]).find(([name]) => name === role)?.[1]

describe('every act, every role', () => {
  for (const act of acts) {
    for (const role of roleNames) {
      const grant = grantOf(act, role)
      const { own, foreign } = roles[role]
      it(`${act} by ${role}: ${grant ?? 'never'}`, () => {
        expect(mayEver(person(own), act)).toBe(grant !== undefined)
        if (grant === undefined) {
          expect([
            may(person(own), act, subject),
            may(person(own), act, { ...subject, personId: 'per_actor' }),
          ]).toEqual([false, false])
        }
        if (grant === 'subtree') {
          expect([may(person(own), act, subject), may(person(foreign), act, subject)]).toEqual([true, false])
          expect(may(person({ ...own, organizationId: city } as Role), act, subject)).toBe(true)
          expect(may(person(own), act, { ...subject, reach: [city] })).toBe(false)
        }
        if (grant === 'own') {
          const self = { ...subject, personId: 'per_actor' }
          const belongs = role === 'volunteer' || role === 'requesterMember' ? subject : self
          expect(may(person(own), act, belongs)).toBe(true)
          expect(may(person(foreign), act, subject)).toBe(false)
          expect(may(person(own), act, { what: subject.what })).toBe(false)
        }
        if (grant === 'all') expect(may(person(own), act, { what: subject.what })).toBe(true)
      })
    }
    it(`${act} by nobody and by somebody without a role: never`, () => {
      const nobody: Actor = { kind: 'nobody', language: 'zh' }
      expect([mayEver(nobody, act), may(nobody, act, subject)]).toEqual([false, false])
      expect([mayEver(person(), act), may(person(), act, subject)]).toEqual([false, false])
    })
  }
})

describe('how a "no" is told', () => {
  const refusal = (actor: Actor, act: Act): string => {
    try {
      permit({ actor } as Context, act, subject)
      return 'permitted'
    } catch (error) {
      return error instanceof Refusal ? error.code : 'broken'
    }
  }

  it('nobody is asked to sign in', () => {
    expect(refusal({ kind: 'nobody', language: 'zh' }, 'request.read')).toBe('signedOut')
  })

  it('a role that never may is told so', () => {
    expect(refusal(person(roles.volunteer.own), 'request.verify')).toBe('forbidden')
  })

  it('a role that may, but not this one, is told that there is no such thing', () => {
    expect(refusal(person(roles.requesterMember.foreign), 'request.read')).toBe('notFound')
    expect(refusal(person(roles.associationStaff.foreign), 'request.verify')).toBe('notFound')
  })

  it('several roles together reach what any of them reaches', () => {
    const both = person(roles.requesterMember.foreign, roles.associationStaff.own)
    expect([refusal(both, 'request.read'), refusal(both, 'request.verify')]).toEqual(['permitted', 'permitted'])
  })
})
