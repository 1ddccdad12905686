import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T } from '#functions/http/look/view.tsx'
import type { SessionOfShift } from '#shared/dashboard/read-session.ts'
import { isLive, type Placement } from '#shared/placements/placement.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localTime } from '#shared/time/shanghai.ts'
import { attendanceFor, contactOf, nameOf } from './session-facts.ts'

const PresenceTag = ({ placement, at }: { placement: Placement; at: { in: boolean; out: boolean } }) => {
  if (placement.state === 'noShow') {
    return (
      <Tag icon="user-x">
        <T zh="没来" en="Did not come" />
      </Tag>
    )
  }
  if (at.out) {
    return (
      <Tag icon="check" tone="good">
        <T zh="已签退" en="Checked out" />
      </Tag>
    )
  }
  return at.in ? (
    <Tag icon="check" tone="good">
      <T zh="已到" en="Arrived" />
    </Tag>
  ) : (
    <Tag icon="clock">
      <T zh="未到" en="Not yet" />
    </Tag>
  )
}

const Who = ({ session, placement, now }: { session: SessionOfShift; placement: Placement; now: Instant }) => {
  const { progress, shift } = session
  const attendance = attendanceFor(progress, placement)
  const [arrived, left] = [attendance?.checkIn?.at, attendance?.checkOut?.at]
  const position = shift.positions.find(({ id }) => id === placement.positionId)
  const phone = contactOf(session, placement)?.phone
  const mayBeAbsent = placement.state === 'confirmed' && arrived === undefined && now >= shift.ends
  return (
    <li class="flex flex-wrap items-center gap-3 px-4 py-2 min-h-14">
      <span class="min-w-0 flex-1">
        <b>{nameOf(session, placement)}</b> <span class="text-soft text-sm">{position?.name}</span>
        <span class="block text-sm text-soft num">
          {arrived ? (
            <T zh={`${localTime(arrived)} 到场`} en={`arrived ${localTime(arrived)}`} />
          ) : (
            <T zh="还没签到" en="not checked in" />
          )}
          {left && <T zh={`，${localTime(left)} 离场`} en={`, left ${localTime(left)}`} />}
          {!arrived && phone && (
            <>
              {'　'}
              <a class="a" href={`tel:${phone}`}>
                {phone}
              </a>
            </>
          )}
        </span>
      </span>
      {attendance?.objection && placement.state === 'noShow' && (
        <span class="w-full order-last text-sm text-soft">
          <T zh="志愿者说自己到了，科协会核对：" en="The volunteer says they came; the association looks into it: " />
          {attendance.objection.words}
        </span>
      )}
      <PresenceTag placement={placement} at={{ in: arrived !== undefined, out: left !== undefined }} />
      {mayBeAbsent && (
        <form method="post" action={`/requests/${progress.request.id}/session/${shift.id}/absent`}>
          <input type="hidden" name="placementId" value={placement.id} />
          <Button icon="user-x">
            <T zh="没来" en="Did not come" />
          </Button>
        </form>
      )}
    </li>
  )
}

/** Who has accepted this shift, who has come and gone; marking who did not come once it is over. */
export const PresenceSheet = ({ session, now }: { session: SessionOfShift; now: Instant }) => {
  const { progress, shift, code } = session
  const people = progress.placements.filter(
    (one) => one.shiftId === shift.id && (isLive(one.state) || one.state === 'noShow'),
  )
  return (
    <section id="presence" class="sheet mt-4" aria-labelledby="who">
      <h2 id="who" class="text-lg p-4 pb-1">
        <T zh="到了谁" en="Who is here" />
      </h2>
      {people.length === 0 ? (
        <p class="px-4 pb-4 text-soft">
          <T zh="这个时段还没有人接单。" en="Nobody has accepted this shift yet." />
        </p>
      ) : (
        <ul class="split">
          {people.map((placement) => (
            <Who session={session} placement={placement} now={now} />
          ))}
        </ul>
      )}
      {code && (
        <p class="p-4 pt-2 border-t border-line">
          <LinkButton href={`/requests/${progress.request.id}/session/${shift.id}`} icon="refresh-cw" look="plain">
            <T zh="看看谁到了" en="See who has come" />
          </LinkButton>
        </p>
      )}
    </section>
  )
}
