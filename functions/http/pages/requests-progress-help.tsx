import { LinkButton } from '#functions/http/look/buttons.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { RequestProgress } from '#shared/dashboard/request-progress.ts'
import { fewPeople } from '#shared/matching/coarse.ts'
import type { RelaxationCount } from '#shared/matching/relaxations.ts'
import { isLive } from '#shared/placements/placement.ts'
import { findPosition } from '#shared/requests/service-request.ts'

type Match = RequestProgress['matches'][number]

const editLink = (match: Match, change: RelaxationCount): string => {
  const edit = `/requests/${match.requestId}/edit`
  if (change.kind === 'online') return `${edit}?manner=online#where`
  if (change.kind === 'time' && change.starts !== undefined) {
    return `${edit}?shift=${match.shiftId}&starts=${encodeURIComponent(change.starts)}#when`
  }
  return change.kind === 'anyOrganization' ? `${edit}#other` : `${edit}#when`
}

const deciders = {
  requester: { zh: '您来定', en: 'up to you' },
  volunteer: { zh: '要志愿者自己放宽', en: 'up to the volunteers' },
  staff: { zh: '要科协帮忙', en: 'with help of the association' },
} as const

const hasFreeSeat = ({ request, placements }: RequestProgress, match: Match): boolean => {
  const seats = findPosition(request, match.shiftId, match.positionId)?.position.seats ?? 0
  const seated = placements.filter(
    (one) => one.shiftId === match.shiftId && one.positionId === match.positionId && isLive(one.state),
  )
  return seated.length < seats
}

/** What would let more people in where seats are free, most helpful first. Nothing is changed before the requester has seen it and saved. */
export const HelpSheet = ({ progress }: { progress: RequestProgress }) => {
  const say = useSay()
  const all = progress.matches
    .filter((match) => hasFreeSeat(progress, match))
    .flatMap((match) =>
      match.relaxations.map((change) => ({
        match,
        change,
        few: match.few,
        fit: match.funnel.eligible + match.funnel.asked,
      })),
    )
    .sort((a, b) => b.change.more - a.change.more)
    .slice(0, 5)
  return all.length === 0 ? null : (
    <Sheet id="help" title={say({ zh: '想更快找齐，可以', en: 'To find people sooner' })}>
      <ul class="split">
        {all.map(({ match, change, few, fit }) => (
          <li class="flex flex-wrap sm:flex-nowrap items-center gap-3 py-3">
            <b class="text-xl num text-primary w-12">{change.more < fewPeople ? `<${fewPeople}` : `+${change.more}`}</b>
            <span class="min-w-0 flex-1">
              <b class="block first-letter:uppercase">{say(change.text)}</b>
              <span class="text-soft text-sm">
                {few || change.more < fewPeople ? (
                  <T
                    zh={`合适的人会多几位，${deciders[change.decidedBy].zh}`}
                    en={`a few more would fit; ${deciders[change.decidedBy].en}`}
                  />
                ) : (
                  <T
                    zh={`合适的人 ${fit} → ${fit + change.more}，${deciders[change.decidedBy].zh}`}
                    en={`from ${fit} to ${fit + change.more} who fit; ${deciders[change.decidedBy].en}`}
                  />
                )}
              </span>
            </span>
            {change.decidedBy === 'requester' && (
              <LinkButton href={editLink(match, change)} look="line">
                <T zh="就这么改" en="Change it so" />
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      <p class="hint">
        <T
          zh="点了先看修改后的样子，您保存才算数。已接单的人会先被问是否同意。人数会变，不保证都能来。"
          en="You see the change first; it counts only when you save it. Those who accepted are asked whether they agree. Numbers change and promise nothing."
        />
      </p>
    </Sheet>
  )
}
