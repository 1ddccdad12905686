import { TextLink } from '#functions/http/look/buttons.tsx'
import type { QrModules } from '#functions/http/look/code.tsx'
import { spanText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { SessionOfShift } from '#shared/dashboard/read-session.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Instant } from '#shared/time/instant.ts'
import { CodeSheet } from './session-code.tsx'
import { HoursSection } from './session-hours.tsx'
import type { TypedCorrection } from './session-hours-settled.tsx'
import { PresenceSheet } from './session-presence.tsx'

/** One shift as its requester sees it. */
export interface SessionPageProps {
  session: SessionOfShift
  now: Instant
  /** The dots of the code's picture. */
  modules: QrModules | undefined
  done?: string | undefined
  refused?: Refusal | undefined
  problems?: readonly FieldProblem[] | undefined
  /** What was typed for the hours of one placement that were refused. */
  correcting?: TypedCorrection | undefined
  typed?: { placementId: string; minutes: string; done: string } | undefined
}

const doneWords: Readonly<Record<string, Text>> = {
  hours: {
    zh: '时长确认了。双方一致就写进服务记录。',
    en: 'Hours confirmed. Once both sides agree they are recorded.',
  },
  correction: { zh: '更正要求收到了，科协会核对。', en: 'Received; the association looks into it.' },
  absent: { zh: '记下了，已经告诉本人，可以申诉。', en: 'Noted. The person is told and may object.' },
  rated: {
    zh: '评好了，谢谢。双方都评完才互相看得到。',
    en: 'Rated, thank you. Both ratings open once both sides have rated.',
  },
}

/** One shift: the code, who came, the hours. Without scripts the page itself asks again each minute while a code counts. */
export const SessionPage = (props: SessionPageProps) => {
  const { session, now } = props
  const { progress, shift, code, withoutCode } = session
  const say = useSay()
  const language = useLanguage()
  const done = props.done === undefined ? undefined : doneWords[props.done]
  const phase = now < shift.starts ? 'before' : now < shift.ends ? 'during' : 'after'
  return (
    <Page
      title={say({ zh: '签到和时长', en: 'Check-in and hours' })}
      at="requests"
      width="reading"
      problems={props.problems}
      again={code && phase !== 'after' ? Math.max(5, code.secondsLeft) : undefined}
    >
      <TextLink href={`/requests/${progress.request.id}`} icon="chevron-left">
        <T zh="回到需求" en="Back to the request" />
      </TextLink>
      <p class="flex flex-wrap gap-2 items-center">
        <Tag tone={phase === 'after' ? 'quiet' : 'going'} icon="hand-helping">
          {phase === 'before' ? (
            <T zh="还没开始" en="Not begun" />
          ) : phase === 'during' ? (
            <T zh="正在服务" en="Under way" />
          ) : (
            <T zh="结束了" en="Over" />
          )}
        </Tag>
        <span class="text-soft text-[.9375rem]">{spanText(shift, language)}</span>
      </p>
      <h1 class="text-2xl md:text-3xl mt-1">{progress.request.title}</h1>
      <div class="grid gap-3 mt-3 empty:hidden">
        <DoneNotice text={done} />
        <RefusedNotice refused={props.refused} />
        {!code && withoutCode && phase !== 'after' && (
          <Notice tone="info">
            <T {...withoutCode} />
          </Notice>
        )}
      </div>
      <CodeSheet session={session} modules={props.modules} />
      <PresenceSheet session={session} now={now} />
      <HoursSection session={session} typed={props.typed} correcting={props.correcting} />
      {phase !== 'before' && (
        <p class="mt-4 text-sm text-soft">
          <T
            zh="有人受伤或出了事，先救人，再打 120，然后告诉科协（第十六条）。没带手机的，可请科协打印签到码。"
            en="If somebody is hurt: help first, call 120, then tell the association (Art. 16). Without a phone, ask the association for printed codes."
          />
        </p>
      )}
    </Page>
  )
}
