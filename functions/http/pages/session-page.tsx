import { Button, LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { type QrModules, RotatingCode } from '#functions/http/look/code.tsx'
import { longDate, momentText, spanText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { SessionOfShift } from '#shared/dashboard/read-session.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { isLive, type Placement } from '#shared/placements/placement.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'
import { HoursOf, isPlain, needsWord } from './session-hours.tsx'

export interface SessionPageProps {
  session: SessionOfShift
  now: Instant
  /** The dots of the code's picture. */
  modules: QrModules | undefined
  done?: string | undefined
  refused?: Refusal | undefined
  problems?: readonly FieldProblem[] | undefined
  /** What was typed for the hours of one placement that were refused. */
  typed?: { placementId: string; minutes: string; done: string } | undefined
}

const doneWords: Readonly<Record<string, Text>> = {
  hours: {
    zh: '时长确认了。双方一致就写进服务记录。',
    en: 'Hours confirmed. Once both sides agree they are recorded.',
  },
  absent: { zh: '记下了，已经告诉本人，可以申诉。', en: 'Noted. The person is told and may object.' },
  rated: {
    zh: '评好了，谢谢。双方都评完才互相看得到。',
    en: 'Rated, thank you. Both ratings open once both sides have rated.',
  },
}

/** The name once both sides agreed, the pseudonym before. */
export const nameOf = ({ progress }: SessionOfShift, placement: Placement): string =>
  progress.contacts.find(({ placementId }) => placementId === placement.id)?.name ||
  progress.pseudonyms[placement.volunteerId] ||
  '—'

const CodeSheet = ({ session, modules }: Pick<SessionPageProps, 'session' | 'modules'>) => {
  const { code, shift, progress } = session
  const language = useLanguage()
  if (!code || !modules) return null
  return (
    <section class="sheet p-5 mt-4 text-center" aria-labelledby="code">
      <h2 id="code" class="text-xl">
        <T zh="请志愿者扫码，或念这 6 位数" en="Let the volunteer scan, or read out these 6 digits" />
      </h2>
      <p class="text-soft text-[.9375rem] mb-3">
        <T
          zh="到场一次，离场一次。双方当面才算数。"
          en="Once on arriving, once on leaving. It counts only face to face."
        />
      </p>
      <RotatingCode
        code={code.code}
        modules={modules}
        nextAt={`${localTime(code.nextAt)}:00`}
        secondsLeft={code.secondsLeft}
        href={`/requests/${progress.request.id}/session/${shift.id}`}
        also="#presence"
      />
      {code.link && (
        <p class="mt-4">
          <T zh="线上服务，把这个码贴到会议里：" en="Online: paste this code into the meeting: " />
          <b class="font-mono">{code.link.code}</b>
          <span class="block text-sm text-soft">
            <T
              zh={`${momentText(code.link.nextAt, language)} 后再换`}
              en={`changes after ${momentText(code.link.nextAt, language)}`}
            />
          </span>
        </p>
      )}
    </section>
  )
}

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
  const attendance = progress.attendances.find(({ placementId }) => placementId === placement.id)
  const [arrived, left] = [attendance?.checkIn?.at, attendance?.checkOut?.at]
  const position = shift.positions.find(({ id }) => id === placement.positionId)
  const phone = progress.contacts.find(({ placementId }) => placementId === placement.id)?.phone
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

const Hours = (props: SessionPageProps) => {
  const { session } = props
  const { progress, shift, deadline } = session
  const open = progress.placements.filter((one) => one.shiftId === shift.id && needsWord(progress, one))
  const settled = progress.placements.filter(
    (one) =>
      one.shiftId === shift.id && ['checkedOut', 'recorded', 'disputed'].includes(one.state) && !open.includes(one),
  )
  const byCode = open.filter((one) => isPlain(progress, one))
  if (open.length + settled.length === 0) return null
  return (
    <section class="mt-6" aria-labelledby="hours">
      <h2 id="hours" class="text-xl">
        <T zh="这次算几小时" en="How many hours" />
      </h2>
      <p class="text-soft text-[.9375rem]">
        <T
          zh={`${longDate(localDate(deadline.at), 'zh')}前确认就行（10 个工作日内）${deadline.provisional ? '，节假日安排公布后可能顺延' : ''}。双方一致才记。`}
          en={`Confirm by ${longDate(localDate(deadline.at), 'en')} (10 working days)${deadline.provisional ? '; it may move once the holidays are published' : ''}. Recorded only when both sides agree.`}
        />
      </p>
      {byCode.length > 1 && (
        <form method="post" action={`/requests/${progress.request.id}/session/${shift.id}/hours`} class="mt-3">
          {byCode.map(({ id }) => (
            <input type="hidden" name="placementId" value={id} />
          ))}
          <Button look="main" size="large">
            <T zh={`按扫码确认这 ${byCode.length} 位`} en={`Confirm these ${byCode.length} by the codes`} />
          </Button>
        </form>
      )}
      {[...open, ...settled].map((placement) => (
        <HoursOf
          session={session}
          placement={placement}
          name={nameOf(session, placement)}
          main={open.length === 1}
          typed={props.typed?.placementId === placement.id ? props.typed : undefined}
        />
      ))}
    </section>
  )
}

/** One shift: the code, who came, the hours. Without scripts the page itself asks again each minute while a code counts. */
export const SessionPage = (props: SessionPageProps) => {
  const { session, now } = props
  const { progress, shift, code, withoutCode } = session
  const say = useSay()
  const language = useLanguage()
  const done = props.done === undefined ? undefined : doneWords[props.done]
  const people = progress.placements.filter(
    (one) => one.shiftId === shift.id && (isLive(one.state) || one.state === 'noShow'),
  )
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
      <Hours {...props} />
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
