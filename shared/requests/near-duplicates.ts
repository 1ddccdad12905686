import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import { boardEntries } from './board.ts'
import { alike, alikeFrom } from './coach/alike.ts'
import { requests } from './requests.ts'
import { requestsOf } from './requests-of.ts'
import type { RequestState } from './service-request.ts'
import { requestWord } from './words.ts'

/** A need that is there already and reads much the same: one's own, or one that anybody finds on the board. */
export interface NearDuplicate {
  requestId: string
  title: string
  own: boolean
  /** How much is the same, 0 to 1. */
  alike: number
}

const alive: readonly RequestState[] = ['submitted', 'returned', 'open', 'underway']
const boardRead = 60
const compared = 12
const most = 3

/**
 * Needs of the same body, or open on the board of the district with a skill in common, that read much like a text. Told
 * before it is handed in; they keep nobody from doing so. One query of each list, and a few needs read by key.
 */
export const nearDuplicates = async (
  context: Context,
  input: { requesterId: string; districtCode: string; text: string; skills: readonly string[]; except?: string },
): Promise<NearDuplicate[]> => {
  permit(context, 'request.post', { what: requestWord, requesterId: input.requesterId })
  const { table } = context
  const [own, board] = await Promise.all([
    requestsOf(context, { requesterId: input.requesterId }),
    boardEntries.list(table, {
      partition: keys.board(territoryReach(input.districtCode).at(-1) ?? '', '', '').pk,
      from: context.clock(),
      limit: boardRead,
      eventual: true,
    }),
  ])
  const mine = own.requests.filter(({ state }) => alive.includes(state))
  const others = board.items
    .filter(({ requestId }) => !mine.some(({ id }) => id === requestId))
    .filter(({ skills }) => skills.some((skill) => input.skills.includes(skill)))
    .slice(0, compared)
  const read = await requests.getMany(
    table,
    others.map(({ requestId }) => keys.request(requestId)),
  )
  const rated = [...mine.map((one) => ({ one, own: true })), ...read.map((one) => ({ one, own: false }))]
  return rated
    .filter(({ one }) => one.id !== input.except)
    .map(({ one, own }) => ({
      requestId: one.id,
      title: one.title,
      own,
      alike: Math.max(alike(input.text, one.problem), alike(input.text, `${one.title}${one.problem}`)),
    }))
    .filter((one) => one.alike >= alikeFrom)
    .sort((a, b) => b.alike - a.alike || (a.requestId < b.requestId ? -1 : 1))
    .slice(0, most)
}
