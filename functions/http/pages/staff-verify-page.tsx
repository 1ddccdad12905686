import { LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { momentText, nearText, spanText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { ToVerify } from '#shared/requests/read-to-verify.ts'
import { type ServiceRequest, spanOf } from '#shared/requests/service-request.ts'
import type { Instant } from '#shared/time/instant.ts'
import { numberedItem } from './item-text.ts'
import { answerLead } from './requests-words.ts'
import { needPairs } from './staff-need.tsx'
import { Earlier, RequesterSheet } from './staff-verify-body.tsx'
import { Flags } from './staff-verify-flags.tsx'
import { type TypedAnswer, VerifyForm } from './staff-verify-form.tsx'

const Warnings = ({ request, now }: { request: ServiceRequest; now: Instant }) => (
  <>
    {request.emergency && (
      <Notice tone="bad" icon="siren">
        <b>
          <T zh="对方说是突发应急。" en="The requester calls it an emergency." />
        </b>{' '}
        <T
          zh="应急由主管部门牵头：先报，再按他们的安排办，别直接开放找人。"
          en="Authorities lead emergencies: report it first and follow them; do not simply open it."
        />
      </Notice>
    )}
    {request.state === 'submitted' && spanOf(request).starts <= now && (
      <Notice tone="warm">
        <b>
          <T zh="服务时间已经过了。" en="The service time has passed." />
        </b>{' '}
        <T zh="请退回，让对方改时间。" en="Send it back so that they choose another time." />
      </Notice>
    )}
  </>
)

/** One need in full beside the form that answers it. */
export const VerifyPage = (props: {
  need: ToVerify
  typed: TypedAnswer
  next: string | undefined
  now: Instant
  problems?: readonly FieldProblem[]
  refused?: Refusal | undefined
}) => {
  const { need, now, refused } = props
  const { request } = need
  const say = useSay()
  const language = useLanguage()
  const fields = props.problems ?? []
  return (
    <StaffPage title={request.title} at="verify" problems={fields}>
      <TextLink href="/staff/verify" icon="chevron-left">
        <T zh="待核实" en="To verify" />
      </TextLink>
      <div class="flex flex-wrap gap-x-4 gap-y-2 items-start justify-between">
        <div>
          <h1 class="text-2xl md:text-3xl">{request.title}</h1>
          <p class="mt-2 flex flex-wrap gap-x-3 gap-y-1 items-center text-soft text-[.9375rem]">
            <StateTag of="request" is={request.state} />
            <span>
              <T zh="第十一条" en="Article 11 " />
              {numberedItem(request.scopeItem, language)}
            </span>
            <span>{spanText(request.shifts[0] ?? spanOf(request), language)}</span>
            {request.submittedAt && (
              <span>
                <T
                  zh={`${nearText(request.submittedAt, now, 'zh')} 提交`}
                  en={`submitted ${nearText(request.submittedAt, now, 'en')}`}
                />
              </span>
            )}
          </p>
          <Flags request={request} most={4} />
        </div>
        {props.next && (
          <LinkButton href={`/staff/verify/${props.next}`}>
            <T zh="下一个" en="Next" />
          </LinkButton>
        )}
      </div>
      <div class="grid gap-3 mt-4">
        {refused && fields.length === 0 && (
          <Notice tone="bad" live>
            <b>{say(refused.text)}</b>{' '}
            {refused.reason === 'bodyNotVouched' && (
              <a class="a" href={`/staff/requesters/${request.requesterId}`}>
                <T zh="去核实单位" en="Vouch for the body" />
              </a>
            )}
          </Notice>
        )}
        <Warnings request={request} now={now} />
      </div>
      <div class="grid gap-5 mt-4 lg:grid-cols-[1fr_1.1fr] items-start">
        <div class="grid gap-4">
          <Sheet id="need" title={say({ zh: '对方写的', en: 'What they wrote' })}>
            <blockquote class="border-l-4 border-line pl-4 whitespace-pre-line">{request.problem}</blockquote>
            <div class="mt-3">
              <Pairs pairs={needPairs(request, language)} />
            </div>
          </Sheet>
          <RequesterSheet need={need} />
          <Earlier earlier={need.earlier} now={props.now} />
        </div>
        {request.state === 'submitted' ? (
          <VerifyForm request={request} typed={props.typed} />
        ) : (
          <Sheet id="answered" title={say({ zh: '已经答复', en: 'Already answered' })}>
            <p>
              <StateTag of="request" is={request.state} />
            </p>
            {request.verification && (
              <p class="mt-2 text-soft">
                {momentText(request.verification.at, language)}　{request.verification.note}
              </p>
            )}
            {request.answer && (
              <p class="mt-2">
                <T {...answerLead(request)} />
                {request.answer}
              </p>
            )}
            <TextLink href={`/staff/requests/${request.id}`}>
              <T zh="看匹配情况" en="See the match" />
            </TextLink>
          </Sheet>
        )}
      </div>
    </StaffPage>
  )
}
