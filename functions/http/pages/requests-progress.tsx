import { LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { momentText, nearText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, StateTag } from '#functions/http/look/tags.tsx'
import { Beats, Timeline } from '#functions/http/look/timeline.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestProgress } from '#shared/dashboard/request-progress.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { townshipText } from '#shared/places/district.ts'
import { unfilledCauseWords } from '#shared/requests/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { beatOf, stepsOf } from './requests-course.ts'
import { CopyForm, FullText, MinimumForms, WithdrawForm } from './requests-progress-acts.tsx'
import { PeopleSheet, seatStates } from './requests-progress-people.tsx'
import { HelpSheet, SearchSheet } from './requests-progress-search.tsx'
import { needLink, needText, shownState, whenText } from './requests-words.ts'

export interface ProgressPageProps {
  progress: RequestProgress
  now: Instant
  /** What was just done. */
  done?: string | undefined
  refused?: Refusal | undefined
  problems?: readonly FieldProblem[] | undefined
  /** A reason that was typed for withdrawing. */
  reason?: string | undefined
}

const doneWords: Readonly<Record<string, Text>> = {
  submitted: {
    zh: '提交了。科协核实后就开始找人，一般半个工作日内。',
    en: 'Submitted. People are sought once it is checked, as a rule within half a working day.',
  },
  changed: { zh: '改好了。关系到别人的变化，已经去问他们。', en: 'Changed. Whoever it concerns is being asked.' },
  withdrawn: { zh: '取消了。已接单的人都已告知。', en: 'Withdrawn. Everybody who had accepted is told.' },
  lowered: { zh: '人数放宽了，已接单的人现在算数。', en: 'The minimum is lower; those who accepted now count.' },
  signed: { zh: '签好了。等另外两方签齐就生效。', en: 'Signed. It takes effect when the other two have signed.' },
  rated: {
    zh: '评好了，谢谢。双方都评完才互相看得到。',
    en: 'Rated, thank you. Both ratings open once both sides have rated.',
  },
}

const Head = ({ progress }: { progress: RequestProgress }) => {
  const language = useLanguage()
  const { request } = progress
  const all = request.shifts.flatMap((shift) => shift.positions.flatMap((one) => seatStates(progress, shift, one)))
  const taken = all.filter((state) => state === 'filled').length
  return (
    <>
      <TextLink href="/requests" icon="chevron-left">
        <T zh="我的需求" en="My requests" />
      </TextLink>
      <div class="flex flex-wrap items-start gap-x-4 gap-y-2 justify-between">
        <div class="min-w-0">
          <h1 class="text-2xl md:text-3xl">{request.title}</h1>
          <p class="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
            <StateTag of="request" is={shownState(request, { all: all.length, taken })} />
            <span>{whenText(request.shifts, language)}</span>
            {request.manner === 'online' ? (
              <Kind of="online" />
            ) : (
              request.place && <T {...townshipText(request.place)} />
            )}
          </p>
        </div>
        <div class="flex flex-wrap gap-2">
          {(request.state === 'open' || request.state === 'returned') && (
            <LinkButton href={`/requests/${request.id}/edit`} look="line" icon="pencil">
              <T zh="修改" en="Change" />
            </LinkButton>
          )}
          <CopyForm id={request.id} />
        </div>
      </div>
      <div class="mt-4 lg:hidden">
        <Beats now={beatOf(request, progress)} />
      </div>
    </>
  )
}

/** The state in a sentence, where it is not the people. */
const Standing = ({ progress, now }: { progress: RequestProgress; now: Instant }) => {
  const language = useLanguage()
  const { request } = progress
  switch (request.state) {
    case 'submitted':
      return (
        <Notice tone="info">
          <b>
            <T zh="科协在核实。" en="The association is checking it. " />
          </b>
          <T
            zh={`${nearText(request.submittedAt ?? request.createdAt, now, language)} 提交的，一般半个工作日内答复。可能会打电话给您。`}
            en={`Submitted ${nearText(request.submittedAt ?? request.createdAt, now, language)}; as a rule answered within half a working day. They may call you.`}
          />
        </Notice>
      )
    case 'returned':
      return (
        <Notice tone="warm" icon="corner-up-left">
          <b>
            <T zh="科协请您改一改：" en="The association asks you to change: " />
          </b>
          <span class="block">{request.answer}</span>
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="bad">
          <b>
            <T zh="科协没有受理：" en="The association did not accept it: " />
          </b>
          <span class="block">{request.answer}</span>
          <span class="block text-[.9375rem]">
            <T
              zh="情况有变，可以照这个再提一个，改好再交。"
              en="If things changed, ask the same again, correct it and submit."
            />
          </span>
        </Notice>
      )
    case 'withdrawn':
      return (
        <Notice>
          <b>
            <T zh="您取消了这个需求。" en="You withdrew this request. " />
          </b>
          {request.answer}
        </Notice>
      )
    default:
      return null
  }
}

const Needs = ({ progress }: { progress: RequestProgress }) => {
  const say = useSay()
  const language = useLanguage()
  const needs = progress.needs.filter(({ kind }) => kind !== 'decideMinimum' && kind !== 'correct')
  const [first, ...others] = needs
  return first ? (
    <Sheet id="needs" title={say({ zh: '等您', en: 'Waiting for you' })}>
      <div class="grid gap-2 justify-items-start">
        <LinkButton href={needLink(progress.request.id, first)} look="main">
          <T {...needText(first, language)} />
        </LinkButton>
        {others.map((need) => (
          <TextLink href={needLink(progress.request.id, need)} icon="chevron-right">
            <T {...needText(need, language)} />
          </TextLink>
        ))}
      </div>
    </Sheet>
  ) : null
}

const Unfilled = ({ progress }: { progress: RequestProgress }) => {
  const say = useSay()
  const causes = Object.values(progress.request.unfilled ?? {})
  return causes.length === 0 ? null : (
    <Notice tone="warm">
      <b>
        <T zh={`${causes.length} 个岗位没找齐：`} en={`${causes.length} positions were not filled: `} />
      </b>
      {[...new Set(causes)].map((cause) => say(unfilledCauseWords[cause])).join('、')}
    </Notice>
  )
}

const Aside = ({ progress, reason }: { progress: RequestProgress; reason?: string | undefined }) => {
  const say = useSay()
  const language = useLanguage()
  const { request } = progress
  const sessions = request.shifts.filter(({ id }) =>
    progress.placements.some(
      (one) =>
        one.shiftId === id && ['confirmed', 'checkedIn', 'checkedOut', 'recorded', 'disputed'].includes(one.state),
    ),
  )
  return (
    <aside class="grid gap-5 min-w-0">
      <Sheet id="course" title={say({ zh: '办到哪一步了', en: 'How far it has come' })}>
        <Timeline
          steps={stepsOf(request, progress, language).map(({ name, ...step }) => ({ ...step, name: say(name) }))}
        />
      </Sheet>
      {(progress.agreements.length > 0 || sessions.length > 0) && (
        <section class="sheet p-4 md:p-5" aria-labelledby="papers">
          <h2 id="papers" class="sheet-title">
            <T zh="协议和签到" en="Agreements and check-in" />
          </h2>
          <p class="grid">
            {progress.agreements.length > 0 && (
              <TextLink href={`/requests/${request.id}/agreements`} icon="file-check">
                <T zh={`服务协议 ${progress.agreements.length} 份`} en={`${progress.agreements.length} agreements`} />
              </TextLink>
            )}
            {sessions.map((shift) => (
              <TextLink href={`/requests/${request.id}/session/${shift.id}`} icon="clock">
                <T
                  zh={`${momentText(shift.starts, 'zh')} 签到、时长`}
                  en={`${momentText(shift.starts, 'en')}: check-in, hours`}
                />
              </TextLink>
            ))}
          </p>
        </section>
      )}
      {['submitted', 'returned', 'open'].includes(request.state) && (
        <section class="sheet p-4 md:p-5" aria-labelledby="ways">
          <h2 id="ways" class="sheet-title">
            {request.state === 'open' ? (
              <T zh="到时还没找齐？" en="And if not enough people come?" />
            ) : (
              <T zh="不需要了？" en="No longer needed?" />
            )}
          </h2>
          {request.state === 'open' && (
            <p class="text-[.9375rem] text-soft mt-1">
              <T
                zh={`开始前 48 小时人数不够，会先问您：降低人数、改时间，或取消。现在${language === 'zh' ? '也' : ''}可以先改。`}
                en="48 hours before the start you are asked first: fewer people, another time, or calling it off. You can change it before that, too."
              />
            </p>
          )}
          <WithdrawForm request={request} reason={reason} />
        </section>
      )}
      <p class="text-sm text-soft">
        <Icon name="message-circle-question-mark" /> <T zh="有事问工作人员，请到" en="Questions to staff: see " />
        <a class="a" href="/messages">
          <T zh="消息" en="messages" />
        </a>
        <T zh="里回复。" en="." />
      </p>
    </aside>
  )
}

/** One request for its requester: the answer first, then how people are found, what would help, how far it has come. */
export const ProgressPage = (props: ProgressPageProps) => {
  const { progress, now } = props
  const { request } = progress
  const done = props.done === undefined ? undefined : doneWords[props.done]
  const opened = ['open', 'underway', 'closed'].includes(request.state)
  return (
    <Page title={request.title} at="requests" problems={props.problems}>
      <Head progress={progress} />
      <div class="grid gap-5 mt-5 lg:grid-cols-[1fr_20rem] lg:gap-8 items-start">
        <div class="grid gap-5 min-w-0">
          <DoneNotice text={done} />
          <RefusedNotice refused={props.refused} />
          <Standing progress={progress} now={now} />
          <MinimumForms request={request} needs={progress.needs} />
          <Needs progress={progress} />
          <Unfilled progress={progress} />
          {opened && <PeopleSheet progress={progress} />}
          {request.state === 'open' && <SearchSheet progress={progress} />}
          {request.state === 'open' && <HelpSheet progress={progress} />}
          <FullText request={request} />
        </div>
        <Aside progress={progress} reason={props.reason} />
      </div>
    </Page>
  )
}
