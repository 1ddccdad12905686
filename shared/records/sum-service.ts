import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import { chainHeads } from './chain.ts'
import { starsFor, totalHours } from './hours.ts'
import { allRecordsOf, recordWord, standing } from './service-record.ts'
import { type ChainCheck, verifyChain } from './verify-chain.ts'

/** What a volunteer has served so far: corrected records count once, and the chain is checked while reading. */
export const sumService = async (
  context: Context,
  { volunteerId }: { volunteerId: string },
): Promise<{ services: number; hours: number; stars: number; nextStarAt?: number; chain: ChainCheck }> => {
  permit(context, 'record.read', { what: recordWord, volunteerId })
  const [records, head] = await Promise.all([
    allRecordsOf(context.table, volunteerId),
    chainHeads.get(context.table, keys.chainHead(volunteerId)),
  ])
  const valid = standing(records)
  const hours = totalHours(valid)
  const { stars, nextAt } = starsFor(hours)
  return {
    services: valid.length,
    hours,
    stars,
    ...(nextAt === undefined ? {} : { nextStarAt: nextAt }),
    chain: verifyChain(records, head),
  }
}
