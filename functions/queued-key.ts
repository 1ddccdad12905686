import * as z from 'zod'
import type { Key } from '#shared/table/table.ts'

const Body = z.object({ pk: z.string(), sk: z.string() })

/** The key of a due item, as the queue carries it. */
export const queuedKey = (body: string): Key => Body.parse(JSON.parse(body))
