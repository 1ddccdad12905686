import * as z from 'zod'
import { actorName } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'

/** How a list is read on. */
export const Paging = z.object({
  cursor: z.string().max(2000).optional().meta({ description: 'From the page before; leave out for the first page.' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type Paging = z.infer<typeof Paging>

/** A page of a list; `cursor` leads to the next one and is missing on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), cursor: z.string().optional() })

const mark = (context: Context, list: string, cursor: string): string =>
  context.vault.fingerprint(`cursor:${actorName(context.actor)}:${list}:${cursor}`)

/** Cursors of the table name keys, so they go out with a mark that only this list and this reader fit. */
export const sealCursor = (context: Context, list: string, cursor: string): string =>
  `${cursor}.${mark(context, list, cursor)}`

/** Refuses a cursor that was changed or borrowed, before it reaches the table. */
export const openCursor = (context: Context, list: string, given: string): string => {
  const [cursor = '', sign] = given.split('.')
  if (sign === mark(context, list, cursor)) return cursor
  const text = {
    zh: '翻页标记不是这个列表给的。请不带 cursor，从第一页读起。',
    en: 'This cursor does not come from this list. Read from the first page, without a cursor.',
  }
  throw new Refusal('invalid', 'cursor', text, { fields: [{ path: 'cursor', text }] })
}

/** One page of a list of the table. */
export const paged = async <Item>(
  context: Context,
  list: string,
  { cursor, limit }: Paging,
  read: (page: { cursor?: string; limit: number }) => Promise<{ items: Item[]; cursor?: string }>,
): Promise<{ items: Item[]; cursor?: string }> => {
  const page = await read({ limit, ...(cursor === undefined ? {} : { cursor: openCursor(context, list, cursor) }) })
  if (page.cursor === undefined) return { items: page.items }
  return { items: page.items, cursor: sealCursor(context, list, page.cursor) }
}
