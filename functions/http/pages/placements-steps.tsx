import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { nearText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { earlyMinutes } from '#shared/attendance/gate.ts'
import { Missing } from '#shared/placements/confirmation.ts'
import type { NextStep } from '#shared/records/next-step.ts'
import type { Service } from '#shared/records/read-service.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { AnswerChange, Sign } from './placements-agree.tsx'
import { Form, type StepProps } from './placements-form.tsx'
import { Dispute, Hours } from './placements-hours.tsx'
import { NoShow } from './placements-objections.tsx'
import { Rate } from './placements-rate.tsx'

const Code = ({ service, typed, direction }: StepProps & { direction: 'in' | 'out' }) => {
  const say = useSay()
  const title =
    direction === 'in'
      ? say({ zh: '到了？输签到码', en: 'Arrived? Enter the code' })
      : say({ zh: '要走了？输签退码', en: 'Leaving? Enter the code' })
  const label = direction === 'in' ? { zh: '签到码', en: 'Check-in code' } : { zh: '签退码', en: 'Check-out code' }
  return (
    <Sheet id="next" title={title}>
      <Form service={service} to={direction === 'in' ? 'check-in' : 'check-out'}>
        <TextField
          name="code"
          label={say(label)}
          hint={
            service.request.manner === 'online' ? (
              <T zh="对方发在会议里的码。" en="The code the other side shares in the meeting." />
            ) : (
              <T
                zh="对方屏幕上的 6 位数，每分钟换一次；或科协打印的码。"
                en="The 6 digits on the other side's screen, new each minute; or a printed code."
              />
            )
          }
          value={typed('code')}
          inputmode={service.request.manner === 'online' ? undefined : 'numeric'}
          autocomplete="off"
          maxlength={12}
          mono
          required
        />
        <Button look="main" size="large" icon="check">
          {direction === 'in' ? <T zh="签到" en="Check in" /> : <T zh="签退" en="Check out" />}
        </Button>
      </Form>
    </Sheet>
  )
}

const Wait = ({ service, missing }: { service: Service; missing: readonly Missing[] }) => {
  const say = useSay()
  const others = service.agreement?.form === 'signed' && missing.includes('agreement')
  return (
    <Notice tone="info" icon="hourglass">
      <b>
        <T zh="您这边好了，还在等：" en="Your part is done. Still waiting for: " />
      </b>
      {missing.length === 0
        ? say({ zh: '系统确认', en: 'confirmation' })
        : missing
            .map((name) =>
              name === 'agreement' && others
                ? say({ zh: '别的一方签协议', en: 'the other parties to sign' })
                : say(Missing[name]),
            )
            .join(say({ zh: '；', en: '; ' }))}
      <T zh="。好了会告诉您。" en=". You will be told." />
    </Notice>
  )
}

/** The one thing this service needs now, with its form; or what is being waited for. */
export const Next = (props: StepProps & { next: NextStep }) => {
  const { service, now, next } = props
  const language = useLanguage()
  const { placement } = service
  switch (next.step) {
    case 'answerChange':
      return <AnswerChange {...props} />
    case 'sign':
      return <Sign {...props} />
    case 'wait':
      return <Wait service={service} missing={next.missing} />
    case 'come': {
      const opens = addMinutes(placement.starts, -earlyMinutes)
      return (
        <Notice tone="good">
          <b>
            <T zh="都办妥了，到时见。" en="Everything is in place. See you there. " />
          </b>
          <T
            zh={`${nearText(opens, now, language)} 起可以在这里签到。`}
            en={`Check in here from ${nearText(opens, now, language)}.`}
          />
        </Notice>
      )
    }
    case 'checkIn':
      return <Code {...props} direction="in" />
    case 'missed':
      return (
        <Notice tone="warm">
          <T
            zh="时间过了，没有签到。确实到了，请联系科协核对；没去成也没关系。"
            en="The time is over without a check-in. If you were there, ask the association to look into it; if not, never mind."
          />
        </Notice>
      )
    case 'checkOut':
      return <Code {...props} direction="out" />
    case 'claimHours':
      return <Hours {...props} />
    case 'waitHours':
      return (
        <Notice tone="info" icon="hourglass">
          <T zh="您确认了，等对方确认时长。" en="You confirmed; the other side has to confirm the hours." />
        </Notice>
      )
    case 'waitDecision':
      return <Dispute {...props} />
    case 'rate':
      return <Rate {...props} />
    case 'done':
      return (
        <Notice tone="good">
          <b>
            <T zh="这次服务记好了，谢谢您。" en="This service is on record. Thank you. " />
          </b>
          <TextLink href="/records">
            <T zh="看记录、开证明" en="See the record, get a certificate" />
          </TextLink>
        </Notice>
      )
    case 'over':
      return placement.state === 'noShow' ? <NoShow {...props} /> : <Over service={service} />
  }
}

const Over = ({ service: { placement } }: { service: Service }) => (
  <Notice>
    {placement.state === 'withdrawn' ? (
      <T zh="您退出了，不影响以后。" en="You withdrew; it has no effect on later ones." />
    ) : (
      <T zh="这一场取消了，不用去。" en="This one was called off; nobody needs to come." />
    )}
    {placement.reason !== undefined && placement.reason !== '' && (
      <span class="block text-soft">
        <T zh={`说明：${placement.reason}`} en={`Note: ${placement.reason}`} />
      </span>
    )}
  </Notice>
)
