import * as z from 'zod'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localMonth } from '#shared/time/shanghai.ts'
import type { ServiceRequest } from './service-request.ts'

/** Free help to one enterprise under item 2 of Art. 11 within a quarter, before a second reviewer has to agree (published). */
export const freeHelpPerQuarter = 4

/** `2026-Q4`, by the day in Liuzhou. */
export const quarterOf = (at: Instant): string => {
  const [year = '', month = ''] = localMonth(at).split('-')
  return `${year}-Q${Math.ceil(Number(month) / 3)}`
}

/** Which requests of an enterprise were opened within a quarter. */
export const FreeHelp = z.object({ requesterId: z.string(), quarter: z.string(), requestIds: z.array(z.string()) })
export type FreeHelp = z.infer<typeof FreeHelp>

export const freeHelps = entity('FreeHelp', FreeHelp, ({ requesterId, quarter }) => keys.quarter(requesterId, quarter))

/** What the limit says of a request; nothing where it does not apply. */
export const readFreeHelp = async (
  table: Table,
  request: ServiceRequest,
  now: Instant,
): Promise<{ help: FreeHelp | Loaded<FreeHelp>; isAbove: boolean } | undefined> => {
  if (request.scopeItem !== 2 || request.requesterKind !== 'enterprise') return undefined
  const quarter = quarterOf(now)
  const help = (await freeHelps.get(table, keys.quarter(request.requesterId, quarter))) ?? {
    requesterId: request.requesterId,
    quarter,
    requestIds: [],
  }
  return { help, isAbove: help.requestIds.length >= freeHelpPerQuarter }
}

/** The change that counts an opened request. */
export const counting = (help: FreeHelp | Loaded<FreeHelp>, requestId: string): Change => {
  const next = { ...help, requestIds: [...new Set([...help.requestIds, requestId])] }
  return 'version' in next ? freeHelps.replace(next) : freeHelps.create(next)
}
