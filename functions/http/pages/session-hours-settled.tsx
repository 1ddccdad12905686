import { LinkButton } from '#functions/http/look/buttons.tsx'
import { Icon } from '#functions/http/look/icons.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { T } from '#functions/http/look/view.tsx'
import type { SessionOfShift } from '#shared/dashboard/read-session.ts'
import type { Placement } from '#shared/placements/placement.ts'
import { attendanceFor } from './session-facts.ts'

/** What came of the hours that no longer wait: the decision, if there was one, and rating. */
export const SettledHours = ({ session, placement }: { session: SessionOfShift; placement: Placement }) => {
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
