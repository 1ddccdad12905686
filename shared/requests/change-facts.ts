import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { hasHeadcount, leastInShift } from './adults.ts'
import { boardEntries, boardEntryOf } from './board.ts'
import { checkInput } from './check-input.ts'
import { movedFacts, sameSeats } from './facts.ts'
import { decisionAt } from './open-seats.ts'
import { RequestInput } from './request-input.ts'
import { requests } from './requests.ts'
import { seats, seatsOf } from './seat.ts'
import { type ServiceRequest, type Shift, spanOf } from './service-request.ts'
import { requestWord } from './words.ts'

/**
 * Changes an open need. Time, place, risk and conditions are what people decided on: when one of these moves, open offers
 * become void and each placed person is asked again, while the old terms hold. Wording may be mended freely.
 */
export const changeFacts = async (
  context: Context,
  input: { requestId: string; version?: number; request: RequestInput },
): Promise<ServiceRequest> =>
  deciding(async () => {
    const request = await requests.get(context.table, keys.request(input.requestId))
    if (!request) throw notFound(requestWord)
    permit(context, 'request.change', { what: requestWord, requesterId: request.requesterId })
    if (input.version !== undefined && input.version !== request.version) throw someoneWroteFirst()
    if (request.state !== 'open') throw notOpen()
    if (!sameSeats(request, input.request)) throw seatsAreFixed()
    const now = context.clock()
    const problems = checkInput(input.request, now)
    if (problems.length > 0)
      throw new Refusal(
        'invalid',
        'requestIncomplete',
        { zh: `还有 ${problems.length} 处要改。`, en: `${problems.length} things to correct.` },
        { fields: problems },
      )
    const moved = movedFacts(RequestInput.parse(request), input.request).length > 0
    const undecided = shiftsToDecide(request, input.request)
    const next: Loaded<ServiceRequest> = {
      ...request,
      ...input.request,
      factsVersion: request.factsVersion + (moved ? 1 : 0),
      ...(undecided.length > 0 ? { countedFrom: { ...request.countedFrom, ...sinceNow(undecided, now) } } : {}),
    }
    await context.table.write([
      requests.replace(next),
      ...(moved ? await moving(context, next) : []),
      ...(moved || undecided.length > 0 ? settling(next, undecided, now) : []),
      ...replacedOnBoard(request, next),
      audited(context, request.id, moved ? 'request.changeFacts' : 'request.changeWording'),
    ])
    return next
  })

/** Every seat takes on the new facts in the same write, so an accept on the old ones can no longer pass. */
const moving = async (context: Context, next: Loaded<ServiceRequest>): Promise<Change[]> => {
  const now = context.clock()
  const cause = `facts:${next.factsVersion}`
  const all = await seatsOf(context.table, next.id)
  return [
    ...all.map((seat) => seats.replace({ ...seat, factsVersion: next.factsVersion })),
    fallsDue({ kind: 'matchRequest', requestId: next.id, at: now, cause }, now),
    fallsDue({ kind: 'closeRequest', requestId: next.id, at: spanOf(next).ends, cause }, now),
  ]
}

/** Pure: the shifts whose head-count stands on other ground now: another time, minimum or audience. */
const shiftsToDecide = (before: ServiceRequest, next: Pick<ServiceRequest, 'shifts' | 'audience'>): Shift[] =>
  next.shifts.filter((shift) => {
    const was = before.shifts.find(({ id }) => id === shift.id)
    const minimums = (of: Shift | undefined) => of?.positions.map(({ minimum }) => minimum).join()
    return (
      was?.starts !== shift.starts || minimums(was) !== minimums(shift) || leastInShift(before) !== leastInShift(next)
    )
  })

const sinceNow = (shifts: readonly Shift[], now: Instant): Record<string, Instant> =>
  Object.fromEntries(shifts.map(({ id }) => [id, now]))

/** Voids, asks again, binds and unbinds people right after, and decides the head-counts at their moment. */
const settling = (next: Loaded<ServiceRequest>, undecided: readonly Shift[], now: Instant): Change[] => {
  const { id: requestId, version } = next
  const cause = `changed:${version}`
  return [
    fallsDue({ kind: 'settleRequest', requestId, at: now, cause }, now),
    ...undecided
      .filter((shift) => hasHeadcount(next, shift))
      .map((shift) =>
        fallsDue({ kind: 'decideHeadcount', requestId, about: shift.id, at: decisionAt(shift, now), cause }, now),
      ),
  ]
}

const replacedOnBoard = (before: ServiceRequest, next: ServiceRequest): Change[] => {
  const [was, is] = [boardEntryOf(before), boardEntryOf(next)]
  const moved = boardEntries.keyOf(was).sk !== boardEntries.keyOf(is).sk
  return [...(moved ? [{ kind: 'remove', key: boardEntries.keyOf(was) } satisfies Change] : []), boardEntries.put(is)]
}

const someoneWroteFirst = (): Refusal =>
  new Refusal('conflict', 'changedMeanwhile', {
    zh: '您打开之后，别人改过这个需求。请重新打开，再改一次。',
    en: 'Somebody changed this request after you opened it. Open it again and repeat your change.',
  })

const notOpen = (): Refusal =>
  wrongState('notOpen', {
    zh: '只有正在找人的需求能直接改。还没核实的，请撤回后重提；已经开始的，请联系科协。',
    en: 'Only a request that is looking for people can be changed. Withdraw and post again, or ask the association once it began.',
  })

const seatsAreFixed = (): Refusal =>
  new Refusal(
    'invalid',
    'seatsAreFixed',
    {
      zh: '开放之后，时段、岗位和名额的数量不能改。',
      en: 'Once open, the number of shifts, positions and seats is fixed.',
    },
    {
      fields: [
        {
          path: 'shifts',
          text: {
            zh: '要加人，请复制这个需求，再提一个；要减人，等没人接的名额自己关掉就行。',
            en: 'To add people, copy this request and post another; seats nobody takes close by themselves.',
          },
        },
      ],
    },
  )
