import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import type { RequestProgress } from '#shared/dashboard/request-progress.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Instant } from '#shared/time/instant.ts'
import { FullText, MinimumForms } from './requests-progress-acts.tsx'
import { ProgressAside } from './requests-progress-aside.tsx'
import { ProgressHead } from './requests-progress-head.tsx'
import { HelpSheet } from './requests-progress-help.tsx'
import { PeopleSheet } from './requests-progress-people.tsx'
import { SearchSheet } from './requests-progress-search.tsx'
import { Needs, Standing, Unfilled } from './requests-progress-standing.tsx'

/** One request as its requester sees it. */
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

/** One request for its requester: the answer first, then how people are found, what would help, how far it has come. */
export const ProgressPage = (props: ProgressPageProps) => {
  const { progress, now } = props
  const { request } = progress
  // Whoever looks at the same address later is not told again what has moved on.
  const isOld = props.done === 'submitted' && request.state !== 'submitted'
  const done = props.done === undefined || isOld ? undefined : doneWords[props.done]
  const opened = ['open', 'underway', 'closed'].includes(request.state)
  return (
    <Page title={request.title} at="requests" problems={props.problems}>
      <ProgressHead progress={progress} now={now} />
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
        <ProgressAside progress={progress} now={now} reason={props.reason} />
      </div>
    </Page>
  )
}
