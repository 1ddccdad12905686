import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { Icon } from '#functions/http/look/icons.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { standingHours } from '#shared/attendance/hours.ts'
import type { SessionOfShift } from '#shared/dashboard/read-session.ts'
import type { Placement } from '#shared/placements/placement.ts'
import { AskedCorrection, CorrectionFields } from './placements-objections.tsx'
import { attendanceFor } from './session-facts.ts'

/** A request to correct that was refused, as typed. */
export interface TypedCorrection {
  placementId: string
  minutes: string
  done: string
  words: string
}

const Correcting = (props: { session: SessionOfShift; placement: Placement; typed: TypedCorrection | undefined }) => {
  const say = useSay()
  const { session, placement, typed } = props
  const { progress, shift } = session
  const attendance = attendanceFor(progress, placement)
  const correction = attendance?.correction
  return (
    <>
      {correction && <AskedCorrection correction={correction} />}
      {(correction === undefined || correction.answer) && (
        <More
          title={say({ zh: '记录有错，要求更正', en: 'Ask for a correction' })}
          icon="pencil"
          open={typed !== undefined}
        >
          <form
            method="post"
            action={`/requests/${progress.request.id}/session/${shift.id}/correction`}
            class="grid gap-3 pb-2"
            novalidate
          >
            <input type="hidden" name="placementId" value={placement.id} />
            <CorrectionFields
              prefix={`${placement.id}.`}
              typed={(name) => (name === 'minutes' || name === 'done' || name === 'words' ? (typed?.[name] ?? '') : '')}
              recorded={attendance && standingHours(attendance)?.minutes}
            />
            <div>
              <Button look="line">
                <T zh="提交更正要求" en="Ask for the correction" />
              </Button>
            </div>
          </form>
        </More>
      )}
    </>
  )
}

/** What came of the hours that no longer wait: the decision, if there was one, and rating. */
export const SettledHours = (props: {
  session: SessionOfShift
  placement: Placement
  correcting: TypedCorrection | undefined
}) => {
  const { session, placement } = props
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
      {placement.state === 'recorded' && (
        <Correcting session={session} placement={placement} typed={props.correcting} />
      )}
    </div>
  )
}
