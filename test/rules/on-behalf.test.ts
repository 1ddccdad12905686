import { describe, expect, it, test } from 'vitest'
import type { Actor, Hand, Role } from '#shared/authority/actor.ts'
import { namesOf } from '#shared/authority/actor.ts'
import { type Act, authority, may, permit, type Subject } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { mayOnBehalf, onBehalf } from '#shared/authority/on-behalf.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { isUndoable } from '#shared/delegations/done-for.ts'
import { faults } from '#shared/delegations/start-delegation.ts'
import type { Represented } from '#shared/delegations/whom.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { addHours } from '#shared/time/instant.ts'

const hand = (proof: Hand['proof']): Hand => ({ personId: 'per_staff', delegationId: 'dlg_1', proof })
const subject: Subject = {
  what: { zh: '东西', en: 'thing' },
  requesterId: 'rqr_own',
  volunteerId: 'vol_own',
  personId: 'per_villager',
  reach: ['org_city'],
}
/** Whoever has every role there is: what is refused is refused for being done in another's place. */
const roles: Role[] = [
  { role: 'volunteer', volunteerId: 'vol_own' },
  { role: 'requesterMember', requesterId: 'rqr_own' },
  { role: 'associationStaff', organizationId: 'org_city' },
  { role: 'administrator' },
]
const actor = (by?: Hand): Actor => ({
  kind: 'person',
  personId: 'per_villager',
  roles,
  language: 'zh',
  ...(by === undefined ? {} : { by }),
})
const refused = (run: () => unknown): string => {
  try {
    run()
    return 'done'
  } catch (error) {
    return error instanceof Refusal ? error.reason : String(error)
  }
}
const acts = Object.keys(authority).filter((name): name is Act => name in authority)
const entryOf = (act: Act) => Object.entries(onBehalf).find(([name]) => name === act)?.[1]

describe('in somebody’s place', () => {
  for (const act of acts) {
    const asked = entryOf(act)
    it(`${act}: ${asked === undefined ? 'never' : asked === 'any' ? 'once they agreed' : 'only with their own code'}`, () => {
      const at = (proof: Hand['proof']) => refused(() => permit({ actor: actor(hand(proof)) } as Context, act, subject))
      const expected = { any: ['done', 'done'], code: ['done', 'ownCodeNeeded'], never: ['notOnBehalf', 'notOnBehalf'] }
      // Somebody with every role may do all but a few acts, and those are open to no role that is here.
      const mayOnesSelf = may(actor(), act, subject)
      if (mayOnesSelf || asked === undefined) expect([at('code'), at('papers')]).toEqual(expected[asked ?? 'never'])
      expect(may(actor(hand('code')), act, subject)).toBe(mayOnesSelf && asked !== undefined)
    })
  }

  it('are a requester’s and a volunteer’s acts alone: nothing that staff, auditors or administrators hold', () => {
    const holders = Object.keys(onBehalf).flatMap((act) =>
      Object.entries(authority).flatMap(([name, grant]) => (name === act ? [Object.keys(grant)] : [])),
    )
    expect(holders.every((held) => held.includes('volunteer') || held.includes('requesterMember'))).toBe(true)
    expect(
      ['role.grant', 'role.appoint', 'token.manage', 'delegation.start', 'volunteer.change', 'messages.read'].some(
        (act) => mayOnBehalf(hand('code'), act),
      ),
    ).toBe(false)
  })

  it('nobody has affairs of their own: account, consents, messages, sessions', () => {
    expect(oneself({ actor: actor() })).toBe('per_villager')
    expect(refused(() => oneself({ actor: actor(hand('code')) }))).toBe('notOnBehalf')
  })

  it('the audit names both; otherwise the one who acts', () => {
    expect(namesOf(actor(hand('code')))).toEqual({ by: 'per_staff', for: 'per_villager' })
    expect(namesOf(actor())).toEqual({ by: 'per_villager' })
  })
})

const villager: Represented = {
  personId: 'per_villager',
  role: { role: 'requesterMember', requesterId: 'rqr_own' },
  title: '示例村',
  surname: '韦',
  phone: '199****1000',
}
const neighbour = { ...villager, personId: 'per_neighbour' }
const good = {
  whom: { requesterId: 'rqr_own' },
  way: 'counter',
  recognised: 'idCard',
  reason: '请人看果树',
} as const

test.each([
  ['at the counter, on a card that was seen', good, [villager], []],
  ['by phone, called back on the number on file', { ...good, way: 'phone', recognised: 'calledBack' }, [villager], []],
  ['known to the staff, either way', { ...good, way: 'phone', recognised: 'known' }, [villager], []],
  ['who of several is said', { ...good, personId: 'per_neighbour' }, [villager, neighbour], []],
  ['no card is seen on the phone', { ...good, way: 'phone' }, [villager], ['recognised']],
  ['nobody is called back at the counter', { ...good, recognised: 'calledBack' }, [villager], ['recognised']],
  ['who of several is not said', good, [villager, neighbour], ['personId']],
  ['somebody who is not of the body', { ...good, personId: 'per_stranger' }, [villager], ['personId']],
  ['nobody is registered', good, [], ['personId']],
  ['no reason is given', { ...good, reason: ' ' }, [villager], ['reason']],
  ['a reason that is a story', { ...good, reason: '长'.repeat(201) }, [villager], ['reason']],
] as const)('beginning: %s', (_, input, people, wrong) => {
  const found = faults(input, people)
  expect(found.map(({ path }) => path)).toEqual(wrong)
  expect(found.every(({ text }) => text.zh !== '' && text.en !== '')).toBe(true)
})

const at = '2026-11-23T02:00:00.000Z'
const done = {
  id: 'dlg_2',
  personId: 'per_villager',
  at,
  by: 'per_staff',
  who: { zh: '', en: '' },
  delegationId: 'dlg_1',
  way: 'counter',
  proof: 'code',
  reach: [],
  done: 'posted',
  requestId: 'req_1',
  about: [],
  title: '',
} as const

test.each([
  ['a need posted a moment ago', done, 0, true],
  ['an invitation accepted, 23 hours ago', { ...done, done: 'accepted' }, 23, true],
  ['a place on the standby list', { ...done, done: 'standby' }, 1, true],
  ['a need posted yesterday at this hour', done, 24, false],
  ['hours that were confirmed', { ...done, done: 'hours' }, 0, false],
  ['a need that was withdrawn', { ...done, done: 'withdrawn' }, 0, false],
  ['what is undone already', { ...done, undoneAt: at }, 1, false],
] as const)('one click undoes it: %s', (_, one, hours, can) => {
  expect(isUndoable({ ...one, reach: [], about: [] }, addHours(at, hours))).toBe(can)
})
