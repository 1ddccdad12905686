import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { raise } from '#shared/problems/problem.ts'
import { type Attendance, attendanceWord, kept } from './attendance.ts'
import { notForChecking } from './gate.ts'
import { loadService } from './load-service.ts'
import { tellSides } from './tell-sides.ts'

/**
 * The volunteer holds the entry "did not come" to be wrong and says why. Staff have a case of it, and the other side hears.
 * Objecting twice is objecting once; what was decided stays decided.
 */
export const objectNoShow = async (
  context: Context,
  input: { requestId: string; placementId: string; words: string },
): Promise<Attendance> =>
  deciding(async () => {
    const { placement, request, attendance } = await loadService(context.table, input)
    const { volunteerId, reach } = placement
    permit(context, 'attendance.check', { what: attendanceWord, volunteerId })
    if (attendance.objection) return attendance
    if (placement.state !== 'noShow') throw notForChecking(placement)
    const words = input.words.trim()
    mustSayWhy('words', words)
    const now = context.clock()
    const objected = { ...attendance, objection: { by: actorName(context.actor), at: now, words } }
    await context.table.write([
      kept(objected),
      raise(
        {
          kind: 'noShowObjected',
          reach,
          requestId: request.id,
          about: placement.id,
          title: request.title,
          volunteerId,
        },
        now,
      ),
      ...(await tellSides(
        context,
        { placement, request },
        { template: 'noShowObjected', to: ['requester'], cause: 'objected' },
      )),
      audited(context, request.id, 'attendance.object', placement.id),
    ])
    return objected
  })

const [least, most] = [4, 500]

/** Refuses words that say nothing, or too much. */
export const mustSayWhy = (path: string, words: string): void => {
  if (words.length >= least && words.length <= most) return
  const text = {
    zh: `写 ${least} 到 ${most} 个字，现在是 ${words.length} 个。双方和科协都会看到。`,
    en: `Write ${least} to ${most} characters; now it is ${words.length}. Both sides and the association read it.`,
  }
  throw new Refusal('invalid', 'wordsMissing', text, { fields: [{ path, text }] })
}
