import { TextLink } from '#functions/http/look/buttons.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Timeline } from '#functions/http/look/timeline.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { headcountDecidedAt } from '#shared/dashboard/request-needs.ts'
import type { RequestProgress } from '#shared/dashboard/request-progress.ts'
import type { Instant } from '#shared/time/instant.ts'
import { stepsOf } from './requests-course.ts'
import { WithdrawForm } from './requests-progress-acts.tsx'

/** What happens when fewer come than wanted: by when the first shift with a minimum is decided, or that all go ahead. */
const HeadcountWords = ({ progress: { request, placements }, now }: { progress: RequestProgress; now: Instant }) => {
  const language = useLanguage()
  const decided = request.shifts
    .filter(({ starts, positions }) => starts > now && positions.some(({ minimum }) => minimum > 1))
    .map((shift) => headcountDecidedAt(request, shift, placements, now))
    .sort()
  const next = decided.find((at) => at > now) ?? decided.at(-1)
  return (
    <p class="text-[.9375rem] text-soft mt-1">
      {next === undefined ? (
        <T
          zh="来几位算几位，照常办。想改时间或条件，现在就可以改。"
          en="It goes ahead with those who come. You can change time or conditions now."
        />
      ) : (
        <T
          zh={`到 ${momentText(next, language)} 还不够最少人数，这个时段就取消。之前可以降低人数或改时间。`}
          en={`A shift still below its minimum on ${momentText(next, language)} is called off. Until then you may lower the minimum or change the time.`}
        />
      )}
    </p>
  )
}

/** Beside the request: how far it has come, its papers, and the ways out of it. */
export const ProgressAside = (props: { progress: RequestProgress; now: Instant; reason?: string | undefined }) => {
  const { progress, now, reason } = props
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
          {request.state === 'open' && <HeadcountWords progress={progress} now={now} />}
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
