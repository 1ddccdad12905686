import { Button } from '#functions/http/look/buttons.tsx'
import { TextArea, TextField } from '#functions/http/look/fields.tsx'
import { durationText, momentText } from '#functions/http/look/format.ts'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { suggestedMinutes } from '#shared/attendance/hours.ts'
import type { Service } from '#shared/records/read-service.ts'
import { Form, type StepProps } from './placements-form.tsx'

/** How long it was by the codes, and what each side says. */
export const Claims = ({ service: { attendance, placement } }: { service: Service }) => {
  const say = useSay()
  const language = useLanguage()
  const reckoned = suggestedMinutes(attendance, placement)
  const sides = [
    { who: say({ zh: '您', en: 'You' }), claim: attendance.volunteerClaim },
    { who: say({ zh: '对方', en: 'The other side' }), claim: attendance.requesterClaim },
    ...(attendance.decision
      ? [{ who: say({ zh: '科协决定', en: 'The association' }), claim: attendance.decision }]
      : []),
  ]
  return (
    <div class="grid gap-1 text-[.9375rem]">
      <p class="num text-soft">
        {attendance.checkIn && (
          <T
            zh={`${momentText(attendance.checkIn.at, 'zh')} 到`}
            en={`In ${momentText(attendance.checkIn.at, 'en')}`}
          />
        )}
        {attendance.checkOut && (
          <T
            zh={`，${momentText(attendance.checkOut.at, 'zh')} 走`}
            en={`, out ${momentText(attendance.checkOut.at, 'en')}`}
          />
        )}
        {attendance.checkOutForgotten && <T zh="，没有签退" en=", no check-out" />}
      </p>
      {reckoned !== undefined && (
        <p>
          <T zh="按签到签退算 " en="By the codes " />
          <b class="num">{durationText(reckoned, language)}</b>
          <span class="text-soft">
            <T zh="，早到晚走和路上不算。" en="; coming early, leaving late and travel do not count." />
          </span>
        </p>
      )}
      <ul>
        {sides.map(({ who, claim }) => (
          <li>
            {who}
            <T zh="：" en=": " />
            {claim ? (
              <b class="num">{durationText(claim.minutes, language)}</b>
            ) : (
              <T zh="还没确认" en="not confirmed yet" />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The form in which the volunteer stands for the hours. */
export const Hours = ({ service, typed }: StepProps) => {
  const say = useSay()
  const reckoned = suggestedMinutes(service.attendance, service.placement)
  return (
    <Sheet id="next" title={say({ zh: '这次算多久？', en: 'How long did it take?' })}>
      <Claims service={service} />
      <div class="mt-4">
        <Form service={service} to="hours">
          <TextField
            name="minutes"
            label={say({ zh: '时长（分钟）', en: 'Minutes' })}
            hint={
              <T
                zh="双方一致就记录；不一致先按少的，由科协核对签到后定。"
                en="Equal figures are recorded; if they differ the lower stands until the association decides."
              />
            }
            value={typed('minutes') || (reckoned === undefined ? '' : String(reckoned))}
            inputmode="numeric"
            required
          />
          <TextArea
            name="done"
            label={say({ zh: '说说做了什么', en: 'What was done' })}
            hint={<T zh="会写进记录。" en="It goes into the record." />}
            value={typed('done')}
            rows={3}
          />
          <Button look="main" size="large" icon="check">
            <T zh="确认时长" en="Confirm the hours" />
          </Button>
        </Form>
      </div>
    </Sheet>
  )
}

/** Two figures that differ, and the way to agree to the other one. */
export const Dispute = ({ service }: StepProps) => {
  const say = useSay()
  const language = useLanguage()
  const { volunteerClaim: own, requesterClaim: theirs, decision } = service.attendance
  return (
    <Sheet
      id="next"
      title={say({ zh: '双方写的时长不一样', en: 'The two sides name different hours' })}
      hint={
        <T
          zh="先按少的记，由科协核对签到后决定。"
          en="The lower figure stands until the association has looked into the attendance."
        />
      }
    >
      <Claims service={service} />
      {theirs && own && own.minutes !== theirs.minutes && !decision && (
        <div class="mt-4">
          <Form service={service} to="hours">
            <input type="hidden" name="minutes" value={String(theirs.minutes)} />
            <Button look="line" icon="check">
              <T
                zh={`同意对方的 ${durationText(theirs.minutes, language)}`}
                en={`Agree to their ${durationText(theirs.minutes, language)}`}
              />
            </Button>
          </Form>
        </div>
      )}
    </Sheet>
  )
}
