import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/** The printed sheet of one-time codes for a shift without a phone at hand. Holds no code: they follow from its number. */
export const CodeSheet = z.object({
  requestId: z.string(),
  shiftId: z.string(),
  edition: z.number().int().min(1),
  count: z.number().int().min(1),
  printedBy: z.string(),
  printedAt: Instant,
})
export type CodeSheet = z.infer<typeof CodeSheet>
export const codeSheets = entity('CodeSheet', CodeSheet, (sheet) => keys.codeSheet(sheet.requestId, sheet.shiftId))

/** A code of a sheet that was used: written once, so it works once. */
export const UsedCode = z.object({
  requestId: z.string(),
  shiftId: z.string(),
  code: z.string(),
  placementId: z.string(),
  at: Instant,
})
export type UsedCode = z.infer<typeof UsedCode>
export const usedCodes = entity('UsedCode', UsedCode, (used) => keys.usedCode(used.requestId, used.shiftId, used.code))
