import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { hoursText, momentText, spanText } from '#functions/http/look/format.ts'
import { Empty, More, Sheet } from '#functions/http/look/sheets.tsx'
import { StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Attendance } from '#shared/attendance/attendance.ts'
import { Missing, missingFor } from '#shared/placements/confirmation.ts'
import { isLive, type Placement } from '#shared/placements/placement.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import { ContestedEntries } from './staff-match-answers.tsx'
import type { MatchPageProps } from './staff-match-page.tsx'
import { PersonName } from './staff-match-person.tsx'
import { RulingFoot } from './staff-match-ruling.tsx'

/** What each side stands for, and the codes. */
const Hours = ({ attendance }: { attendance: Attendance }) => {
  const language = useLanguage()
  const { checkIn, checkOut, volunteerClaim, requesterClaim, decision } = attendance
  const said = (minutes: number | undefined): string => (minutes === undefined ? '—' : hoursText(minutes, language))
  const at = (check: { at: string } | undefined): string => (check ? momentText(check.at, language) : '—')
  return (
    <p class="text-sm text-soft num">
      <T
        zh={`签到 ${at(checkIn)}，签退 ${at(checkOut)}；志愿者说 ${said(volunteerClaim?.minutes)}，对方说 ${said(requesterClaim?.minutes)}`}
        en={`In ${at(checkIn)}, out ${at(checkOut)}; the volunteer says ${said(volunteerClaim?.minutes)}, the requester ${said(requesterClaim?.minutes)}`}
      />
      {decision && (
        <T
          zh={`；科协定为 ${said(decision.minutes)}（${decision.note}）`}
          en={`; decided: ${said(decision.minutes)} (${decision.note})`}
        />
      )}
    </p>
  )
}

const DecideForm = ({ placement, typed }: { placement: Placement; typed: MatchPageProps['typed'] }) => {
  const say = useSay()
  const { id, requestId } = placement
  const mine = typed?.placementId === id ? typed : undefined
  return (
    <More title={say({ zh: '决定时长', en: 'Decide the hours' })} open={mine !== undefined}>
      <form method="post" action={`/staff/requests/${requestId}/hours/${id}`} class="grid gap-3 max-w-xl" novalidate>
        <TextField
          name={`hours.${id}`}
          label={say({ zh: '多少小时', en: 'Hours' })}
          hint={say({
            zh: '有异议：在双方的数之间；一方过了 10 个工作日没回：不超过另一方的数。',
            en: 'In dispute: between both figures. One side silent after 10 working days: no more than the other says.',
          })}
          inputmode="decimal"
          value={mine?.hours ?? ''}
          class="max-w-40"
        />
        <RulingFoot name={`note.${id}`} note={mine?.note ?? ''} button={{ zh: '定下时长', en: 'Decide' }} />
      </form>
    </More>
  )
}

const Line = ({ placement, page }: { placement: Placement; page: MatchPageProps }) => {
  const say = useSay()
  const language = useLanguage()
  const { found, mayDecide } = page
  const { request } = found
  const attendance = found.attendances.find(({ placementId }) => placementId === placement.id)
  const missing = ['provisional', 'accepted'].includes(placement.state) ? missingFor(placement, request) : []
  const decidable = mayDecide && ['disputed', 'checkedOut'].includes(placement.state) && !attendance?.decision
  const absent = placement.state === 'confirmed' && placement.ends <= found.at
  return (
    <li class="px-4 md:px-5 py-3 grid gap-1">
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b>
          <PersonName found={found} id={placement.volunteerId} />
        </b>
        <span>{findPosition(request, placement.shiftId, placement.positionId)?.position.name}</span>
        <StateTag of="placement" is={placement.state} />
        <span class="text-sm text-soft num">{spanText(placement, language)}</span>
      </p>
      {missing.length > 0 && (
        <p class="text-sm text-warm">
          <T zh="还差：" en="Still missing: " />
          {missing.map((one) => say(Missing[one])).join(language === 'zh' ? '、' : ', ')}
        </p>
      )}
      {placement.reason && <p class="text-sm text-soft">{placement.reason}</p>}
      {attendance && <Hours attendance={attendance} />}
      {attendance && (
        <ContestedEntries attendance={attendance} placement={placement} mayDecide={mayDecide} typed={page.answering} />
      )}
      {decidable && <DecideForm placement={placement} typed={page.typed} />}
      {absent && (
        <form method="post" action={`/staff/requests/${request.id}/no-show/${placement.id}`}>
          <Button size="small">
            <T zh="记为没到场" en="Note as not attended" />
          </Button>
        </form>
      )}
    </li>
  )
}

/** Who serves, what is still missing, codes to print, hours to decide. */
export const ServicesSheet = (page: MatchPageProps) => {
  const { found, mayPrint } = page
  const say = useSay()
  const language = useLanguage()
  const placed = [...found.placements].sort((a, b) => (a.starts < b.starts ? -1 : 1))
  const coming = found.request.shifts.filter(
    ({ id, ends }) => ends > found.at && placed.some((one) => one.shiftId === id && isLive(one.state)),
  )
  return (
    <Sheet
      id="services"
      flush
      title={say({ zh: `接单和服务 ${placed.length} 人次`, en: `${placed.length} placements` })}
    >
      {placed.length === 0 ? (
        <Empty
          icon="hand-helping"
          title={say({ zh: '还没有人接单', en: 'Nobody has accepted yet' })}
          text={
            <T
              zh="有人接了，这里看协议、保险、签到和时长。"
              en="Once somebody accepts: agreement, insurance, codes and hours."
            />
          }
        />
      ) : (
        <ul class="split border-t border-line">
          {placed.map((placement) => (
            <Line placement={placement} page={page} />
          ))}
        </ul>
      )}
      {mayPrint && coming.length > 0 && (
        <div class="px-4 md:px-5 py-3 border-t border-line flex flex-wrap gap-3 items-center no-print">
          <span class="text-sm text-soft">
            <T zh="对方没有手机：打印签到码" en="The requester has no phone: print codes" />
          </span>
          {coming.map((shift) => (
            <LinkButton href={`/staff/requests/${found.request.id}/codes/${shift.id}`} size="small">
              {spanText(shift, language)}
            </LinkButton>
          ))}
        </div>
      )}
    </Sheet>
  )
}
