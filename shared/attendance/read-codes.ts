import type { Context } from '#shared/authority/context.ts'
import type { ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { sheetCodes } from './code.ts'
import { codeSheets } from './code-sheet.ts'
import type { PrintedCodes } from './print-codes.ts'
import { shiftShown } from './show-code.ts'

/** The sheet of codes that counts for a shift, for the staff who may print it; nothing when none was made yet. */
export const readCodes = async (
  context: Context,
  input: { requestId: string; shiftId: string },
): Promise<{ request: ServiceRequest; shift: Shift; sheet?: PrintedCodes & { printedAt: Instant } }> => {
  const { request, shift } = await shiftShown(context, input, 'attendance.printCodes')
  const sheet = await codeSheets.get(context.table, keys.codeSheet(request.id, shift.id))
  if (!sheet) return { request, shift }
  const of = { requestId: request.id, shiftId: shift.id }
  return {
    request,
    shift,
    sheet: {
      edition: sheet.edition,
      printedAt: sheet.printedAt,
      checkIn: sheetCodes(context.vault, of, sheet, 'in'),
      checkOut: sheetCodes(context.vault, of, sheet, 'out'),
    },
  }
}
