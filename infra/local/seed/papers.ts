import { agreements } from '#shared/agreements/agreement.ts'
import { signAgreement } from '#shared/agreements/sign-agreement.ts'
import { signAgreements } from '#shared/agreements/sign-agreements.ts'
import { recordInsurance } from '#shared/placements/record-insurance.ts'
import { problems } from '#shared/problems/problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { spanOf } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours, addMinutes, earlier, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { memberActor, sampleBodies } from './bodies.ts'
import { type Crowd, mannerOf } from './crowd.ts'
import { officeTime, wakingTime } from './office-hours.ts'
import { actorForOrganization } from './staff.ts'
import type { World } from './world.ts'

/** What is to be done about a request by one party: several agreements that wait are one act. */
const onceAtATime = (): ((name: string, plan: () => void) => void) & { done: (name: string) => void } => {
  const waiting = new Set<string>()
  const start = (name: string, plan: () => void): void => {
    if (waiting.has(name)) return
    waiting.add(name)
    plan()
  }
  return Object.assign(start, { done: (name: string) => waiting.delete(name) })
}

/** An hour of somebody's, but never beyond the half of the time left before the service. */
const inTime = (world: World, wanted: Instant, starts: Instant): Instant =>
  earlier(wanted, addMinutes(world.now, Math.max(1, minutesBetween(world.now, starts) / 2)))

/** Lets all three sign where an agreement asks it (Art. 12), and the organization insure where service is dangerous (Art. 8). */
export const letPartiesSign = (world: World, crowd: Crowd, slow: ReadonlySet<string>): void => {
  const once = onceAtATime()

  world.onWrite(agreements.name, (item) => {
    const agreement = agreements.read(item)
    const { requestId, placementId, edition, facts, organizationId, requesterId } = agreement
    if (item.version !== 1 || agreement.form !== 'signed' || agreement.state !== 'open') return
    const manner = mannerOf(crowd, agreement.volunteerId)
    const luck = world.chance(placementId, String(edition), 'sign')
    if (luck > 0.03 || manner.steady) {
      const at = inTime(world, wakingTime(addHours(world.now, 0.3 + luck * 6), luck), facts.starts)
      const input = { requestId, placementId, edition }
      world.plan(at, () => world.tries(() => signAgreement(world.context(manner.actor), input)))
    }
    if (slow.has(requestId)) return
    const body = sampleBodies.find(({ id }) => id === requesterId)
    const sides = [
      ...(body ? [{ as: 'requester', actor: memberActor(body), hours: 2 + luck * 12 } as const] : []),
      { as: 'organization', actor: actorForOrganization(organizationId), hours: 3 + luck * 20 } as const,
    ]
    for (const { as, actor, hours } of sides) {
      const name = `${requestId} ${as} ${organizationId}`
      const at = inTime(world, officeTime(addHours(world.now, hours), luck), facts.starts)
      once(name, () =>
        world.plan(at, async () => {
          once.done(name)
          const request = await requests.get(world.context().table, keys.request(requestId))
          if (!request) return
          const input = { requestId, as, factsVersion: request.factsVersion }
          await world.tries(() => signAgreements(world.context(actor), input))
        }),
      )
    }
  })

  world.onWrite(problems.name, (item) => {
    const problem = problems.read(item)
    const { requestId, organizationId } = problem
    if (problem.kind !== 'insuranceMissing' || problem.settledAt !== undefined || slow.has(requestId)) return
    const name = `${requestId} insure`
    const luck = world.chance(requestId, 'insure')
    once(name, () =>
      world.plan(officeTime(addHours(world.now, 3 + luck * 20), luck), async () => {
        once.done(name)
        const request = await requests.get(world.context().table, keys.request(requestId))
        if (request?.state !== 'open') return
        const { starts, ends } = spanOf(request)
        const input = {
          requestId,
          policy: `DEMO-YWX-${requestId.slice(-6).toUpperCase()}`,
          starts: addDays(starts, -1),
          ends: addDays(ends, 1),
        }
        await world.tries(() => recordInsurance(world.context(actorForOrganization(organizationId)), input))
      }),
    )
  })
}
