import { durationText, momentText, servedText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { HoursClaim } from '#shared/attendance/attendance.ts'
import { mostMinutes } from '#shared/attendance/hours.ts'
import type { SessionOfShift } from '#shared/dashboard/read-session.ts'
import { type Placement, placementStateWords } from '#shared/placements/placement.ts'
import { localTime } from '#shared/time/shanghai.ts'
import { attendanceFor, needsWord, suggestionFor } from './session-facts.ts'
import { OneTap, OtherMinutes } from './session-hours-forms.tsx'
import { SettledHours, type TypedCorrection } from './session-hours-settled.tsx'

const Side = ({ name, claim }: { name: string; claim: HoursClaim | undefined }) => {
  const language = useLanguage()
  return (
    <div class="rounded-box border border-line p-3 flex gap-3 items-start">
      <span class={claim ? 'seat full shrink-0' : 'seat asked shrink-0'} aria-hidden="true">
        <Icon name={claim ? 'check' : 'hourglass'} />
      </span>
      <span class="leading-snug min-w-0">
        <b class="block">{name}</b>
        <span class="text-sm">
          {claim ? durationText(claim.minutes, language) : <T zh="还没确认" en="not confirmed yet" />}
        </span>
        {claim && <span class="block text-sm text-soft num">{momentText(claim.at, language)}</span>}
      </span>
    </div>
  )
}

/** The hours of one person: what the codes show, what each side says, and the requester's word on it. */
export const HoursCard = (props: {
  session: SessionOfShift
  placement: Placement
  name: string
  main: boolean
  typed: { minutes: string; done: string } | undefined
  correcting: TypedCorrection | undefined
}) => {
  const say = useSay()
  const language = useLanguage()
  const { session, placement, name } = props
  const { progress, shift } = session
  const attendance = attendanceFor(progress, placement)
  const byCode = suggestionFor(progress, placement)
  const theirs = attendance?.volunteerClaim
  const own = attendance?.requesterClaim
  const open = needsWord(progress, placement)
  const action = `/requests/${progress.request.id}/session/${shift.id}/hours`
  const form = { action, placementId: placement.id }
  const suggested = byCode ?? theirs?.minutes
  const disputed = placement.state === 'disputed' && own && theirs && !attendance?.decision
  return (
    <article class="sheet p-4 md:p-5 mt-4 grid gap-4" aria-label={name}>
      <div class="flex flex-wrap items-end justify-between gap-3">
        <p>
          <b class="block">{name}</b>
          {byCode !== undefined && (
            <>
              <span class="text-soft text-sm block">
                <T zh="按双方扫码算" en="By the codes" />
              </span>
              <b class="text-3xl leading-none num">{servedText(byCode, language)}</b>
            </>
          )}
          {byCode === undefined && (
            <span class="text-warm text-sm block">
              <T
                zh="忘了签退，算不出时长，请双方各写一个。"
                en="No check-out, so the codes tell no hours; each side says its own."
              />
            </span>
          )}
        </p>
        <p class="text-right text-sm text-soft num">
          <Tag tone={placement.state === 'disputed' ? 'bad' : placement.state === 'recorded' ? 'good' : 'warm'}>
            <T {...placementStateWords[placement.state]} />
          </Tag>
          {attendance?.checkIn && (
            <span class="block">
              <T zh={`${localTime(attendance.checkIn.at)} 到场`} en={`arrived ${localTime(attendance.checkIn.at)}`} />
            </span>
          )}
          {attendance?.checkOut && (
            <span class="block">
              <T zh={`${localTime(attendance.checkOut.at)} 离场`} en={`left ${localTime(attendance.checkOut.at)}`} />
            </span>
          )}
        </p>
      </div>
      <div class="grid grid-cols-2 gap-3">
        <Side name={say({ zh: '您这边', en: 'Your side' })} claim={own} />
        <Side name={say({ zh: '志愿者', en: 'The volunteer' })} claim={theirs} />
      </div>
      {open && (
        <div class="flex flex-wrap gap-3 empty:hidden">
          {byCode !== undefined && <OneTap {...form} main={props.main} minutes={byCode} />}
          {theirs && theirs.minutes !== byCode && <OneTap {...form} main={false} minutes={theirs.minutes} theirs />}
        </div>
      )}
      {open &&
        (suggested === undefined ? (
          <OtherMinutes {...form} main={false} most={mostMinutes(placement)} typed={props.typed} />
        ) : (
          <More
            title={say({ zh: '时长不对', en: 'The hours are wrong' })}
            icon="message-circle-warning"
            open={props.typed !== undefined}
          >
            <OtherMinutes {...form} main={false} most={mostMinutes(placement)} typed={props.typed} />
          </More>
        ))}
      {disputed && (
        <Notice tone="warm">
          <b>
            <T
              zh="双方不一致，先按少的记，等科协核对。"
              en="The two sides differ; the lower figure stands until the association decides. "
            />
          </b>
          <T zh="您也可以同意对方的：" en="You may also agree to theirs:" />
          <div class="mt-2">
            <OneTap {...form} main={false} minutes={theirs.minutes} theirs />
          </div>
        </Notice>
      )}
      {!open && <SettledHours session={session} placement={placement} correcting={props.correcting} />}
    </article>
  )
}
