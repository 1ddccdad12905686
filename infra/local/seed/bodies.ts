import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { answerProof } from '#shared/requesters/answer-proof.ts'
import { creditCheckSign } from '#shared/requesters/credit-code.ts'
import { proofKindsOf } from '#shared/requesters/proof.ts'
import { registerRequester } from '#shared/requesters/register-requester.ts'
import { RequesterKind } from '#shared/requesters/requester.ts'
import { addProof, noteProofScan } from '#shared/requesters/send-proof.ts'
import { vouchRequester } from '#shared/requesters/vouch-requester.ts'
import { addDays } from '#shared/time/instant.ts'
import people from './data/people.json' with { type: 'json' }
import requesterList from './data/requesters.json' with { type: 'json' }
import { personIdOf, phoneOf, requesterIdOf } from './names.ts'
import { scattered, townshipOf } from './scatter.ts'
import { staffActor } from './staff.ts'
import type { World } from './world.ts'

/** A body of the sample that asks, and its person. */
export interface SampleBody {
  key: string
  id: string
  kind: RequesterKind
  district: string
  memberKey: string
}

export const sampleBodies: readonly SampleBody[] = requesterList.map(({ key, kind, district }) => ({
  key,
  id: requesterIdOf(key),
  kind: RequesterKind.parse(kind),
  district,
  memberKey: `member-${key}`,
}))

export const bodyByKey = (key: string): SampleBody => {
  const found = sampleBodies.find((one) => one.key === key)
  if (!found) throw new Error(`No requester ${key} in the sample.`)
  return found
}

/** Who asks for a body. */
export const memberActor = ({ id, memberKey }: SampleBody): Actor => ({
  kind: 'person',
  personId: personIdOf(memberKey),
  roles: [{ role: 'requesterMember', requesterId: id }],
  language: 'zh',
})

/** A code of the right form, of a region that does not exist, so that nobody takes it for somebody's. */
const sampleCreditCode = (number: number): string => {
  const first = `91000000DEM${String(number).padStart(6, '0')}`
  return first + creditCheckSign(first)
}

/** Somewhere in the township; the sign says that it is not to be looked for. */
export const placeOf = (world: World, key: string, townshipCode: string) => {
  const township = townshipOf(townshipCode)
  let draw = 0
  const random = (): number => {
    draw += 1
    return world.chance(key, 'place', String(draw))
  }
  return {
    districtCode: townshipCode.slice(0, 6),
    townshipCode,
    point: scattered(township, random),
    address: `${township.zh}示例路 ${1 + Math.floor(world.chance(key, 'door') * 180)} 号（示意位置）`,
  }
}

/** A document that was seen and deleted since: no file of the sample looks like somebody's. */
const showDocument = async (context: Context, body: SampleBody): Promise<void> => {
  const { id: requesterId } = body
  const member = { ...context, actor: memberActor(body) }
  const { id: proofId } = await addProof(member, { requesterId, kind: proofKindsOf(body.kind)[0] })
  await noteProofScan(context, { requesterId, proofId, found: { type: 'application/pdf', tag: 'demo' } })
  const staff = { ...context, actor: staffActor(body.district) }
  await answerProof(staff, { requesterId, proofId, verdict: 'accepted', reason: '', keep: false })
}

/** The last bodies of the list came only lately: staff still have to vouch for them. */
const unvouched = 2

/** Registers the bodies by their own person, and lets the associations vouch for them. */
export const registerBodies = async (world: World, names: readonly string[]): Promise<void> => {
  for (const [at, one] of requesterList.entries()) {
    const body = bodyByKey(one.key)
    const late = at >= requesterList.length - unvouched
    const context = world.apart(one.key, late ? addDays(world.end, -2) : world.now)
    const personId = personIdOf(body.memberKey)
    await registerPerson(context, {
      id: personId,
      name: names[at] ?? '',
      phone: phoneOf(people.phones.requesterMembers, at + 1),
    })
    await registerRequester(
      { ...context, actor: memberActor(body) },
      {
        id: body.id,
        name: one.zh,
        nameEn: one.en,
        kind: body.kind,
        creditCode: sampleCreditCode(at + 1),
        ...('industry' in one && one.industry ? { industry: one.industry } : {}),
        place: placeOf(world, one.key, one.township),
      },
    )
    if (late) continue
    if (at % 3 !== 2) await showDocument(context, body)
    await vouchRequester(
      { ...context, actor: staffActor(body.district) },
      { requesterId: body.id, verdict: 'vouched', note: '电话核实过，单位和联系人属实（演示）。' },
    )
  }
}
