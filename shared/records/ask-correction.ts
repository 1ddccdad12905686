import { attendanceWord, type Correction, kept } from '#shared/attendance/attendance.ts'
import { mostMinutes, mustBeBetween } from '#shared/attendance/hours.ts'
import { loadService } from '#shared/attendance/load-service.ts'
import { mustSayWhy } from '#shared/attendance/object-no-show.ts'
import { tellSides } from '#shared/attendance/tell-sides.ts'
import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { bothSides, isOfRequester, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { wrongState } from '#shared/kernel/refusal.ts'
import { raise } from '#shared/problems/problem.ts'
import { mostRecords, writtenFor } from './record-service.ts'
import { recordWord } from './service-record.ts'

/** What one side asks to have changed; minutes as they should be, also where only the words are wrong. */
export interface CorrectionInput {
  requestId: string
  placementId: string
  as: Correction['side']
  minutes: number
  done?: string
  words: string
}

/**
 * Volunteer or requester ask for a correction of a service record and say why (Order 67). The record stands until the
 * association has decided; the other side hears. One request at a time: a second one waits for the first answer.
 */
export const askCorrection = async (context: Context, input: CorrectionInput): Promise<Correction> =>
  deciding(async () => {
    const { placement, request, attendance } = await loadService(context.table, input, recordWord)
    const { volunteerId, requesterId, reach } = placement
    if (input.as === 'volunteer') permit(context, 'hours.confirmAsVolunteer', { what: attendanceWord, volunteerId })
    else permit(context, 'hours.confirmAsRequester', { what: attendanceWord, requesterId })
    if (isVolunteer(context.actor, volunteerId) && isOfRequester(context.actor, requesterId)) throw bothSides()
    if (attendance.correction && !attendance.correction.answer) return attendance.correction
    const written = await writtenFor(context, placement)
    const last = written.at(-1)
    if (placement.state !== 'recorded' || !last) throw notRecorded()
    if (written.length >= mostRecords) throw tooOften()
    mustBeBetween(input.minutes, 1, mostMinutes(placement))
    const words = input.words.trim()
    mustSayWhy('words', words)
    const done = input.done?.trim() ?? ''
    const changesWords = done !== '' && done !== last.content
    if (input.minutes === last.minutes && !changesWords) throw sameAsRecorded()
    const now = context.clock()
    const correction: Correction = {
      by: actorName(context.actor),
      side: input.as,
      at: now,
      minutes: input.minutes,
      words,
      ...(changesWords ? { done } : {}),
    }
    await context.table.write([
      kept({ ...attendance, correction }),
      raise(
        {
          kind: 'correctionAsked',
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
        {
          template: 'correctionAsked',
          to: [input.as === 'volunteer' ? 'requester' : 'volunteer'],
          cause: `correction:${written.length}:${now}`,
        },
      )),
      audited(context, request.id, 'record.askCorrection', placement.id),
    ])
    return correction
  })

const notRecorded = () =>
  wrongState('notRecorded', {
    zh: '这次服务还没有记录，先确认时长；双方一致才记。',
    en: 'There is no record of this service yet: confirm the hours first; it is recorded once both sides agree.',
  })

const tooOften = () =>
  wrongState('correctedOften', {
    zh: '这条记录更正过很多次了，请直接找科协。',
    en: 'This record was corrected many times; please turn to the association.',
  })

const sameAsRecorded = () =>
  wrongState('sameAsRecorded', {
    zh: '写的和记录一样，没有要更正的。改一下时长或内容再提。',
    en: 'This is what the record says; there is nothing to correct. Change the time or the words.',
  })
