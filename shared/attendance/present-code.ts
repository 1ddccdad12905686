import type { Context } from '#shared/authority/context.ts'
import type { Placement } from '#shared/placements/placement.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { type Attendance, type Check, kept } from './attendance.ts'
import { type Direction, recognize } from './code.ts'
import { codeSheets, usedCodes } from './code-sheet.ts'
import { mustNotGuess, recentWrong, wrongCode } from './gate.ts'

/**
 * Takes the code somebody typed. A right one gives the check, and the change that uses up a printed code. A wrong one is
 * kept before it is refused, so that guessing in parallel counts too.
 */
export const presentCode = async (
  context: Context,
  of: {
    placement: Placement
    request: ServiceRequest
    attendance: Loaded<Attendance>
    direction: Direction
    code: string
  },
): Promise<{ check: Check; changes: Change[] }> => {
  const { placement, attendance } = of
  const now = context.clock()
  mustNotGuess(attendance.wrongCodes, now)
  const shift = { requestId: placement.requestId, shiftId: placement.shiftId }
  const sheet = await codeSheets.get(context.table, keys.codeSheet(shift.requestId, shift.shiftId))
  const online = of.request.manner === 'online'
  const found = recognize(context.vault, of.code, { shift, direction: of.direction, now, online, sheet })
  const used =
    found?.used === undefined
      ? undefined
      : await usedCodes.get(context.table, keys.usedCode(shift.requestId, shift.shiftId, found.used))
  if (!found || used) {
    const wrongCodes = [...recentWrong(attendance.wrongCodes, now), now]
    await context.table.write([kept({ ...attendance, wrongCodes })])
    throw wrongCode(of.code)
  }
  return {
    check: { at: now, path: found.path },
    changes:
      found.used === undefined
        ? []
        : [usedCodes.create({ ...shift, code: found.used, placementId: placement.id, at: now })],
  }
}
