import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'

/**
 * Somebody who served a body before: matching looks at them first, for the sake of continuity. An item each, so that forty
 * services recorded in one minute do not wait for one another.
 */
export const Regular = z.object({ requesterId: z.string(), volunteerId: z.string(), lastAt: Instant })
export type Regular = z.infer<typeof Regular>

export const regulars = entity('Regular', Regular, (of) => keys.regular(of.requesterId, of.volunteerId))

/** So many are looked at; a body with more of them has enough. */
const looked = 60

export const regularsOf = async (table: Table, requesterId: string): Promise<ReadonlySet<string>> => {
  const { items } = await regulars.list(table, {
    partition: keys.requester(requesterId).pk,
    begins: 'REGULAR#',
    limit: looked,
    eventual: true,
  })
  return new Set(items.map(({ volunteerId }) => volunteerId))
}

/** The change that remembers a service, for the transaction that records it. */
export const rememberRegular = (of: Omit<Regular, 'lastAt'>, lastAt: Instant): Change => regulars.put({ ...of, lastAt })
