import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { wrongState } from '#shared/kernel/refusal.ts'
import { keys } from '#shared/table/keys.ts'
import { sheetCodes } from './code.ts'
import { type CodeSheet, codeSheets } from './code-sheet.ts'
import { shiftShown } from './show-code.ts'

/** One-time codes of a shift, to be cut out and handed over: one on arrival, one on leaving. */
export interface PrintedCodes {
  edition: number
  checkIn: string[]
  checkOut: string[]
}

const spare = 3

/**
 * Staff print codes for a requester without a phone, who hands them out on the spot. Each works once, for one direction;
 * a new sheet makes the codes of the one before worthless. Kept in the audit.
 */
export const printCodes = async (
  context: Context,
  input: { requestId: string; shiftId: string },
): Promise<PrintedCodes> =>
  deciding(async () => {
    const { request, shift } = await shiftShown(context, input, 'attendance.printCodes')
    const now = context.clock()
    if (now >= shift.ends) throw over()
    const last = await codeSheets.get(context.table, keys.codeSheet(request.id, shift.id))
    const sheet: CodeSheet = {
      requestId: request.id,
      shiftId: shift.id,
      edition: (last?.edition ?? 0) + 1,
      count: shift.positions.reduce((sum, { seats }) => sum + seats, 0) + spare,
      printedBy: actorName(context.actor),
      printedAt: now,
    }
    await context.table.write([
      last ? codeSheets.replace({ ...sheet, version: last.version }) : codeSheets.create(sheet),
      audited(context, request.id, 'attendance.printCodes', `${shift.id} ${sheet.edition}`),
    ])
    const of = { requestId: request.id, shiftId: shift.id }
    return {
      edition: sheet.edition,
      checkIn: sheetCodes(context.vault, of, sheet, 'in'),
      checkOut: sheetCodes(context.vault, of, sheet, 'out'),
    }
  })

const over = () =>
  wrongState('shiftOver', {
    zh: '这个时段已经结束，不用再打印签到码。',
    en: 'This shift is over; codes are no longer printed for it.',
  })
