import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { keys } from '#shared/table/keys.ts'
import { requesterWord } from './read-requester.ts'
import { type Requester, requesters } from './requester.ts'
import { industryMissing, requesterFaults } from './requester-faults.ts'

/**
 * A body that was registered without its industry states it (Art. 11(2): no competitor is sent). From the next look for
 * people on it counts for its open needs too. Stated once; a later change is for staff.
 */
export const stateIndustry = async (
  context: Context,
  input: { requesterId: string; industry: string },
): Promise<Requester> => {
  permit(context, 'request.post', { what: requesterWord, requesterId: input.requesterId })
  return deciding(async () => {
    const requester = await requesters.get(context.table, keys.requester(input.requesterId))
    if (!requester) throw notFound(requesterWord)
    const { industry } = input
    if (requester.industry === industry) return requester
    if (requester.industry !== undefined) throw statedAlready(requester.industry)
    const fields = industry === '' ? [industryMissing] : requesterFaults({ kind: requester.kind, industry }, 'staff')
    if (fields.length > 0) {
      throw new Refusal(
        'invalid',
        'requesterIncomplete',
        { zh: '行业小类要改一下。', en: 'The industry class needs correcting.' },
        { fields },
      )
    }
    const next = { ...requester, industry }
    await context.table.write([requesters.replace(next), audited(context, requester.id, 'requester.stateIndustry')])
    return next
  })
}

const statedAlready = (industry: string): Refusal =>
  wrongState('industryStated', {
    zh: `单位的行业已登记为 ${industry}。要改，请找科协。`,
    en: `The industry of the body is on file as ${industry}. Ask the association to change it.`,
  })
