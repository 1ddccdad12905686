import { looked } from '#shared/audit/audit.ts'
import type { Context } from '#shared/authority/context.ts'
import type { ChangedMatch } from '#shared/replays/compare.ts'
import { type QuarterReplayed, replayQuarter } from '#shared/replays/replay-quarter.ts'
import { requests } from '#shared/requests/requests.ts'
import { settingsAbout } from '#shared/settings/propose-settings.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { keys } from '#shared/table/keys.ts'
import { type MaskedPerson, maskedPeople } from './request-for-staff.ts'

/** A match for which others would have been asked, with what staff call it by. */
export interface ChangedRow extends ChangedMatch {
  title: string
  position: string
}

export interface ReplayForStaff {
  replayed: QuarterReplayed
  /** Those in which most would differ, first. */
  rows: ChangedRow[]
  /** By volunteer id. */
  people: Readonly<Record<string, MaskedPerson>>
}

/** Matches shown one by one, and people of each side shown by name. */
const mostRows = 20
export const shownOfEach = 4

/** The last quarter under other settings, with the matches that would differ. Shows surnames, so it is kept in the audit. */
export const replayForStaff = async (context: Context, proposed: Settings): Promise<ReplayForStaff> => {
  const replayed = await replayQuarter(context, proposed)
  const most = [...replayed.changed]
    .sort((a, b) => differing(b) - differing(a) || (a.at < b.at ? 1 : -1))
    .slice(0, mostRows)
  const found = await requests.getMany(
    context.table,
    [...new Set(most.map(({ requestId }) => requestId))].map(keys.request),
  )
  const byId = new Map(found.map((request) => [request.id, request]))
  const rows = most.flatMap((match): ChangedRow[] => {
    const request = byId.get(match.requestId)
    const position = request?.shifts
      .find(({ id }) => id === match.shiftId)
      ?.positions.find(({ id }) => id === match.positionId)
    return request && position ? [{ ...match, title: request.title, position: position.name }] : []
  })
  const shown = rows.flatMap(({ then, instead }) => [...then.slice(0, shownOfEach), ...instead.slice(0, shownOfEach)])
  const ids = [...new Set(shown)]
  if (ids.length > 0) await context.table.write([looked(context, settingsAbout, 'match.explain', { people: ids })])
  return { replayed, rows, people: await maskedPeople(context, ids) }
}

const differing = ({ then, instead }: ChangedMatch): number => then.length + instead.length
