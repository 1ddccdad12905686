import type { Child } from 'hono/jsx'
import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextArea, TextField } from '#functions/http/look/fields.tsx'
import { durationText, momentText, nearText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { earlyMinutes } from '#shared/attendance/gate.ts'
import { suggestedMinutes } from '#shared/attendance/hours.ts'
import { Missing } from '#shared/placements/confirmation.ts'
import { placementLink } from '#shared/placements/placement.ts'
import type { NextStep } from '#shared/records/next-step.ts'
import type { Service } from '#shared/records/read-service.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { AgreementState, AgreementText } from './agreement-text.tsx'
import { RiskNotice } from './offers-risks.tsx'
import { Moved, movedSince } from './placements-changes.tsx'

/** What was typed into a form of the page that came back. */
export type Typed = (name: string) => string

interface StepProps {
  service: Service
  now: Instant
  typed: Typed
}

const Form = (props: { service: Service; to: string; children: Child }) => (
  <form method="post" action={`${placementLink(props.service.placement)}/${props.to}`} class="grid gap-4" novalidate>
    {props.children}
  </form>
)

const AnswerChange = ({ service }: StepProps) => {
  const say = useSay()
  const language = useLanguage()
  const { request, placement } = service
  const before = service.agreement?.factsVersion === placement.factsVersion ? service.agreement : service.holding
  const facts = movedSince(before ?? service.holding ?? service.agreement, request, placement, language)
  return (
    <Sheet
      id="next"
      title={say({ zh: '对方改过，您还来吗？', en: 'Something changed: do you still come?' })}
      hint={
        <T
          zh="没回复前按原来的算。不合适可以退出，没有影响。"
          en="Until you answer the old terms hold. If it no longer suits you, leave; it has no drawback."
        />
      }
    >
      <Form service={service} to="change">
        {facts.length > 0 ? (
          <Moved facts={facts} />
        ) : (
          <p>
            <T
              zh="下面是改过之后的情况，请再看一遍。"
              en="The facts below are the changed ones; please read them again."
            />
          </p>
        )}
        {request.dangerous && <RiskNotice of={request} acknowledge />}
        <div class="grid grid-cols-2 gap-3">
          <a class="btn btn-plain btn-lg" href="#withdraw">
            <T zh="退出" en="Leave" />
          </a>
          <Button look="main" size="large" icon="check">
            <T zh="改了也来" en="I still come" />
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}

const Sign = ({ service }: StepProps) => {
  const say = useSay()
  const { agreement } = service
  if (!agreement) return null
  return (
    <Sheet id="next" title={say({ zh: '服务协议，等您签', en: 'The agreement waits for your signature' })}>
      <AgreementState agreement={agreement} />
      <div class="border-t border-line mt-4 pt-4">
        <AgreementText agreement={agreement} />
      </div>
      <div class="mt-4">
        <Form service={service} to="sign">
          <input type="hidden" name="edition" value={String(agreement.edition)} />
          <Button look="main" size="large" icon="pencil">
            <T zh={`看过，签第 ${agreement.edition} 版`} en={`I have read it: sign edition ${agreement.edition}`} />
          </Button>
        </Form>
      </div>
    </Sheet>
  )
}

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
          inputmode="numeric"
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

const Hours = ({ service, typed }: StepProps) => {
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

const Dispute = ({ service }: StepProps) => {
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

const starWords = [
  { zh: '差', en: 'poor' },
  { zh: '较差', en: 'weak' },
  { zh: '一般', en: 'fair' },
  { zh: '好', en: 'good' },
  { zh: '很好', en: 'very good' },
] as const

const Rate = ({ service, typed }: StepProps) => {
  const say = useSay()
  return (
    <Sheet
      id="next"
      title={say({ zh: '评一评这次服务', en: 'Rate this service' })}
      hint={
        <T
          zh="双方都评了，或过两星期，才互相看得到。"
          en="Each side sees the other's rating once both have rated, or after two weeks."
        />
      }
    >
      <Form service={service} to="rating">
        <ChoiceGroup
          name="stars"
          legend={say({ zh: '对方配合得怎么样', en: 'How was the cooperation?' })}
          one
          columns={3}
          picked={[typed('stars')]}
          options={starWords.map((text, at) => ({ value: String(at + 1), text: `${at + 1} · ${say(text)}` }))}
        />
        <ChoiceGroup
          name="solved"
          legend={say({ zh: '问题解决了吗（可不选）', en: 'Was the problem solved? (optional)' })}
          one
          columns={3}
          picked={[typed('solved')]}
          options={[
            { value: 'yes', text: say({ zh: '解决了', en: 'Solved' }) },
            { value: 'partly', text: say({ zh: '有进展', en: 'Partly' }) },
            { value: 'no', text: say({ zh: '没解决', en: 'Not solved' }) },
          ]}
        />
        <TextArea
          name="words"
          label={say({ zh: '想说的（可不写）', en: 'A word (optional)' })}
          value={typed('words')}
          rows={3}
        />
        <Button look="main" size="large">
          <T zh="交评单" en="Send the rating" />
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
      return <Over service={service} />
  }
}

const Over = ({ service: { placement } }: { service: Service }) => (
  <Notice>
    {placement.state === 'withdrawn' ? (
      <T zh="您退出了，不影响以后。" en="You withdrew; it has no effect on later ones." />
    ) : placement.state === 'calledOff' ? (
      <T zh="这一场取消了，不用去。" en="This one was called off; nobody needs to come." />
    ) : (
      <T
        zh="对方记为没到场。有不同情况，请联系科协说明。"
        en="It was noted that you did not come. If that is wrong, tell the association."
      />
    )}
    {placement.reason !== undefined && placement.reason !== '' && (
      <span class="block text-soft">
        <T zh={`说明：${placement.reason}`} en={`Note: ${placement.reason}`} />
      </span>
    )}
  </Notice>
)
