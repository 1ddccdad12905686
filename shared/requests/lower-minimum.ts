import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { adultsForMinors } from './adults.ts'
import { requests } from './requests.ts'
import { findPosition, type ServiceRequest } from './service-request.ts'
import { requestWord } from './words.ts'

/** The requester makes do with fewer people, so that those who came are bound. Two adults for minors is never lowered. */
export const lowerMinimum = async (
  context: Context,
  input: { requestId: string; shiftId: string; positionId: string; minimum: number },
): Promise<ServiceRequest> =>
  deciding(async () => {
    const request = await requests.get(context.table, keys.request(input.requestId))
    if (!request) throw notFound(requestWord)
    permit(context, 'request.change', { what: requestWord, requesterId: request.requesterId })
    if (request.state !== 'open' && request.state !== 'underway') throw notSeeking()
    const spot = findPosition(request, input.shiftId, input.positionId)
    if (!spot) throw notFound({ zh: '岗位', en: 'position' })
    if (input.minimum >= spot.position.minimum) return request
    const next: Loaded<ServiceRequest> = {
      ...request,
      shifts: request.shifts.map((shift) =>
        shift.id === input.shiftId
          ? {
              ...shift,
              positions: shift.positions.map((position) =>
                position.id === input.positionId ? { ...position, minimum: input.minimum } : position,
              ),
            }
          : shift,
      ),
    }
    mustKeepAdults(next, input.shiftId)
    const now = context.clock()
    await context.table.write([
      requests.replace(next),
      fallsDue({ kind: 'settleRequest', requestId: request.id, at: now, cause: `minimum:${request.version}` }, now),
      audited(context, request.id, 'request.lowerMinimum'),
    ])
    return next
  })

const notSeeking = (): Refusal =>
  wrongState('notSeeking', {
    zh: '这个需求现在不在找人，最少人数不用改。还没核实的，请撤回后重提。',
    en: 'People are not sought for this request now, so its minimum stays. Before it is verified, withdraw and post again.',
  })

const mustKeepAdults = (request: ServiceRequest, shiftId: string): void => {
  if (request.audience.kind !== 'minors') return
  const positions = request.shifts.find(({ id }) => id === shiftId)?.positions ?? []
  const minimum = positions.reduce((sum, position) => sum + position.minimum, 0)
  if (minimum >= adultsForMinors) return
  throw new Refusal(
    'invalid',
    'adultsForMinors',
    { zh: '服务未成年人，最少人数不能再低。', en: 'The minimum cannot be lower for minors.' },
    {
      fields: [
        {
          path: 'minimum',
          text: {
            zh: `每个时段最少 ${adultsForMinors} 位成年志愿者，改后只有 ${minimum} 位。人不够就换个时间。`,
            en: `Each shift needs at least ${adultsForMinors} adult volunteers; this would leave ${minimum}. Choose another time instead.`,
          },
        },
      ],
    },
  )
}
