import type { Context } from '#shared/authority/context.ts'
import { say, type Text } from '#shared/kernel/text.ts'
import { type MatchedPosition, matchedPositions } from '#shared/matching/match.ts'
import { tell } from '#shared/messages/message.ts'
import { people } from '#shared/people/person.ts'
import { raise } from '#shared/problems/problem.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'

/**
 * The changes that tell staff and the requester that nobody is left to ask, with the change that would help most. Once per
 * position and facts: nothing is repeated while it stays so.
 */
export const nobodyFits = async (
  context: Context,
  request: ServiceRequest,
  matched: MatchedPosition,
): Promise<Change[]> => {
  const { shiftId, positionId, factsVersion } = matched
  const before = await matchedPositions.get(context.table, keys.matchPosition(request.id, shiftId, positionId))
  if (before?.nobody === true && before.factsVersion === factsVersion) return []
  const now = context.clock()
  const contact = await people.get(context.table, keys.person(request.contactPersonId))
  const language = contact?.language ?? 'zh'
  const about = `${shiftId}:${positionId}`
  const kind = matched.funnel.asked > 0 ? 'allDeclined' : 'nobodyFits'
  return [
    raise({ kind, reach: request.reach, requestId: request.id, about, title: request.title }, now),
    ...tell(
      {
        to: request.contactPersonId,
        template: 'requestNotFilled',
        language,
        values: { title: request.title, advice: say(adviceFrom(matched), language) },
        link: `/requests/${request.id}`,
        cause: `${request.id}:${factsVersion}:${about}`,
        requestId: request.id,
      },
      now,
    ),
  ]
}

const adviceFrom = ({ relaxations }: MatchedPosition): Text => {
  const best = relaxations.find(({ decidedBy }) => decidedBy === 'requester')
  return best === undefined
    ? { zh: '工作人员会和您一起想办法。', en: 'Staff will look for a way together with you.' }
    : {
        zh: `如果“${best.text.zh}”，会多 ${best.more} 人合适。`,
        en: `With "${best.text.en}", ${best.more} more people would fit.`,
      }
}
