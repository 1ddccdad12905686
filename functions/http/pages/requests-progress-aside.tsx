import { TextLink } from '#functions/http/look/buttons.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Timeline } from '#functions/http/look/timeline.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestProgress } from '#shared/dashboard/request-progress.ts'
import { stepsOf } from './requests-course.ts'
import { WithdrawForm } from './requests-progress-acts.tsx'

/** Beside the request: how far it has come, its papers, and the ways out of it. */
export const ProgressAside = ({ progress, reason }: { progress: RequestProgress; reason?: string | undefined }) => {
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
