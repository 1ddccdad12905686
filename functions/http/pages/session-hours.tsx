import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { TextArea, TextField } from '#functions/http/look/fields.tsx'
import { durationText, hoursText, momentText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { HoursClaim } from '#shared/attendance/attendance.ts'
import { mostMinutes, suggestedMinutes } from '#shared/attendance/hours.ts'
import type { SessionOfShift } from '#shared/dashboard/read-session.ts'
import type { RequestParts } from '#shared/dashboard/request-parts.ts'
import { type Placement, placementStateWords } from '#shared/placements/placement.ts'
import { localTime } from '#shared/time/shanghai.ts'

const attendanceFor = ({ attendances }: Pick<RequestParts, 'attendances'>, { id }: Placement) =>
  attendances.find(({ placementId }) => placementId === id)

/** Waits for the requester's word on the hours. */
export const needsWord = (parts: RequestParts, placement: Placement): boolean =>
  placement.state === 'checkedOut' && attendanceFor(parts, placement)?.requesterClaim === undefined

/** The codes tell the hours and the volunteer has said nothing else: fit for confirming many at once. */
export const isPlain = (parts: RequestParts, placement: Placement): boolean => {
  const byCode = suggestionFor(parts, placement)
  const theirs = attendanceFor(parts, placement)?.volunteerClaim?.minutes
  return byCode !== undefined && (theirs === undefined || theirs === byCode)
}

/** What the codes show; nothing where somebody forgot to check out. */
const suggestionFor = (parts: RequestParts, placement: Placement): number | undefined => {
  const attendance = attendanceFor(parts, placement)
  return attendance && suggestedMinutes(attendance, placement)
}

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

interface FormProps {
  action: string
  placementId: string
  main: boolean
}

/** One figure to agree to: what the codes show, or what the volunteer said. */
const OneTap = ({ action, placementId, main, minutes, theirs }: FormProps & { minutes: number; theirs?: boolean }) => {
  const language = useLanguage()
  const hours = durationText(minutes, language)
  return (
    <form method="post" action={action}>
      <input type="hidden" name="placementId" value={placementId} />
      <input type="hidden" name="minutes" value={String(minutes)} />
      <Button look={main ? 'main' : 'line'} size={main ? 'large' : undefined}>
        {theirs ? (
          <T zh={`同意对方说的 ${hours}`} en={`Agree to their ${hours}`} />
        ) : (
          <T zh={`确认 ${hoursText(minutes, language)}`} en={`Confirm ${hoursText(minutes, language)}`} />
        )}
      </Button>
    </form>
  )
}

const OtherMinutes = (props: FormProps & { most: number; typed: { minutes: string; done: string } | undefined }) => {
  const say = useSay()
  return (
    <form method="post" action={props.action} class="grid gap-3 pb-2" novalidate>
      <input type="hidden" name="placementId" value={props.placementId} />
      <TextField
        name={`${props.placementId}.minutes`}
        label={say({ zh: '您认为是多少分钟', en: 'How many minutes in your view' })}
        hint={say({ zh: `1 到 ${props.most}。路上的时间不算。`, en: `1 to ${props.most}. Travel does not count.` })}
        value={props.typed?.minutes}
        inputmode="numeric"
      />
      <TextArea
        name={`${props.placementId}.done`}
        label={say({ zh: '做了什么', en: 'What was done' })}
        hint={say({ zh: '可以不写；写了进服务记录。', en: 'Optional; it goes into the record.' })}
        value={props.typed?.done}
        rows={2}
      />
      <div>
        <Button look="line">
          <T zh="按我写的确认" en="Confirm what I wrote" />
        </Button>
      </div>
    </form>
  )
}

const Settled = ({ session, placement }: { session: SessionOfShift; placement: Placement }) => {
  const { progress } = session
  const attendance = attendanceFor(progress, placement)
  const rated = progress.ratings.some((one) => one.placementId === placement.id && one.by === 'requester')
  return (
    <div class="grid gap-3">
      {attendance?.decision && (
        <Notice>
          <b>
            <T
              zh={`科协定为 ${attendance.decision.minutes} 分钟。`}
              en={`The association decided on ${attendance.decision.minutes} minutes. `}
            />
          </b>
          {attendance.decision.note}
        </Notice>
      )}
      {rated ? (
        <p class="text-soft text-sm">
          <Icon name="star" /> <T zh="您评过单了" en="You have rated this service" />
        </p>
      ) : (
        <div>
          <LinkButton href={`/requests/${progress.request.id}/rating/${placement.id}`} look="line" icon="star">
            <T zh="评单" en="Rate" />
          </LinkButton>
        </div>
      )}
    </div>
  )
}

/** The hours of one person: what the codes show, what each side says, and the requester's word on it. */
export const HoursOf = (props: {
  session: SessionOfShift
  placement: Placement
  name: string
  main: boolean
  typed: { minutes: string; done: string } | undefined
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
              <b class="text-3xl leading-none num">{hoursText(byCode, language)}</b>
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
      {!open && <Settled session={session} placement={placement} />}
    </article>
  )
}
