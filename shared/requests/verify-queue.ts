import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { lists } from '#shared/table/keys.ts'
import { requests } from './requests.ts'
import type { ServiceRequest } from './service-request.ts'
import { requestWord } from './words.ts'

/** Requests that wait for verification in some districts, oldest first. */
export const verifyQueue = async (
  context: Context,
  input: { districtCodes: readonly string[] },
): Promise<Loaded<ServiceRequest>[]> => {
  for (const code of input.districtCodes) {
    permit(context, 'request.verify', { what: requestWord, reach: territoryReach(code) })
  }
  const pages = await Promise.all(
    input.districtCodes.map((code) =>
      requests.list(context.table, {
        index: 'list',
        partition: lists.toVerifyPartition(territoryReach(code).at(-1) ?? ''),
        limit: 100,
      }),
    ),
  )
  return pages.flatMap(({ items }) => items).sort((a, b) => ((a.submittedAt ?? '') < (b.submittedAt ?? '') ? -1 : 1))
}
