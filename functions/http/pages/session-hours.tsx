import { Button } from '#functions/http/look/buttons.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { T } from '#functions/http/look/view.tsx'
import { localDate } from '#shared/time/shanghai.ts'
import { isPlain, nameOf, needsWord } from './session-facts.ts'
import { HoursCard } from './session-hours-card.tsx'
import type { SessionPageProps } from './session-page.tsx'

/** The hours of all who served, those that wait for a word first; nothing before anybody has. */
export const HoursSection = (props: Pick<SessionPageProps, 'session' | 'typed' | 'correcting'>) => {
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
        <HoursCard
          session={session}
          placement={placement}
          name={nameOf(session, placement)}
          main={open.length === 1}
          typed={props.typed?.placementId === placement.id ? props.typed : undefined}
          correcting={props.correcting?.placementId === placement.id ? props.correcting : undefined}
        />
      ))}
    </section>
  )
}
