import { momentText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { isInsured } from '#shared/placements/confirmation.ts'
import { nextStep } from '#shared/records/next-step.ts'
import { RiskNotice } from './offers-risks.tsx'
import { Insurance, ServiceFacts } from './placements-facts.tsx'
import type { ServicePageProps } from './placements-form.tsx'
import { Claims } from './placements-hours.tsx'
import { CorrectionPart } from './placements-objections.tsx'
import { AgreementPart, Ratings, Withdraw } from './placements-parts.tsx'
import { Next } from './placements-steps.tsx'

const doneWords: Readonly<Record<string, Text>> = {
  accepted: { zh: '接单了。已加进您的日历。', en: 'Accepted. It is in your calendar.' },
  change: { zh: '记下了，您还来。', en: 'Noted: you still come.' },
  sign: { zh: '签好了。', en: 'Signed.' },
  'ask-signature': {
    zh: '会改成三方签的协议，好了请您签。',
    en: 'It becomes an agreement all three sign; you will be asked.',
  },
  'check-in': { zh: '签到了，辛苦您。', en: 'Checked in. Thank you for coming.' },
  'check-out': { zh: '签退了。请确认时长。', en: 'Checked out. Please confirm the hours.' },
  hours: { zh: '时长确认了。', en: 'The hours are confirmed.' },
  object: { zh: '异议收到了，科协会核对。', en: 'Your objection was received; the association looks into it.' },
  correct: { zh: '更正要求收到了，科协会核对。', en: 'Received; the association looks into it.' },
  rating: { zh: '评单收到了，谢谢。', en: 'Thank you for the rating.' },
  withdraw: {
    zh: '退出了。对方和科协马上知道，会找人补上。',
    en: 'You withdrew. Both sides are told at once and cover is sought.',
  },
}

/** Fields of the form that asks for a correction. */
const correctable = ['minutes', 'done', 'words']

const served = ['checkedOut', 'disputed', 'recorded']

/** One service of a volunteer: what it needs now, all its facts, and everything they can do. */
export const ServicePage = (props: ServicePageProps) => {
  const { service, now, refused, typed, done } = props
  const { placement, request, agreement, attendance, ownRating } = service
  const say = useSay()
  const language = useLanguage()
  const next = nextStep({ placement, request, agreement, attendance, rated: ownRating !== undefined }, now)
  const said = done === undefined ? undefined : doneWords[done]
  const correcting =
    placement.state === 'recorded' && (refused?.fields.some(({ path }) => correctable.includes(path)) ?? false)
  const leaving = refused?.fields.some(({ path }) => path === 'reason') ?? false
  return (
    <Page title={request.title} at="services" width="reading" problems={refused?.fields}>
      <p class="flex items-center gap-2 flex-wrap">
        <StateTag of="placement" is={placement.state} />
        <span class="text-sm text-soft num">
          <T
            zh={`${momentText(placement.acceptedAt, language)} 接单`}
            en={`Accepted ${momentText(placement.acceptedAt, language)}`}
          />
        </span>
      </p>
      <h1 class="text-2xl md:text-3xl mt-2">{request.title}</h1>
      <p class="text-soft mt-1 flex gap-3 flex-wrap">
        <Kind of={request.requesterKind} />
        <span class="text-sm">{request.requesterName}</span>
      </p>
      <div class="grid gap-4 mt-4">
        {refused && refused.fields.length === 0 && (
          <Notice tone="warm" live>
            <b>
              <T {...refused.text} />
            </b>
          </Notice>
        )}
        <DoneNotice text={refused ? undefined : said} />
        <Next service={service} now={now} typed={typed} next={next} />
        {served.includes(placement.state) && !['claimHours', 'waitDecision'].includes(next.step) && (
          <Sheet id="hours" title={say({ zh: '时长', en: 'Hours' })}>
            <Claims service={service} />
          </Sheet>
        )}
        <CorrectionPart service={service} typed={typed} open={correcting} />
        <ServiceFacts {...props} />
        {next.step !== 'answerChange' && <RiskNotice of={request} acknowledge={false} insured={isInsured(placement)} />}
        <Insurance service={service} />
        {next.step !== 'sign' && <AgreementPart service={service} />}
        <Ratings service={service} />
        <Withdraw service={service} typed={typed} open={leaving || next.step === 'answerChange'} />
      </div>
    </Page>
  )
}
