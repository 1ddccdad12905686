import { LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { Kind, StateTag } from '#functions/http/look/tags.tsx'
import { Beats } from '#functions/http/look/timeline.tsx'
import { T, useLanguage } from '#functions/http/look/view.tsx'
import type { RequestProgress } from '#shared/dashboard/request-progress.ts'
import { townshipText } from '#shared/places/district.ts'
import type { Instant } from '#shared/time/instant.ts'
import { beatOf } from './requests-course.ts'
import { CopyForm } from './requests-progress-acts.tsx'
import { seatStates } from './requests-progress-people.tsx'
import { shownState, whenText } from './requests-words.ts'

/** The request in short: what, when, where, its state, and changing or asking it again. */
export const ProgressHead = ({ progress, now }: { progress: RequestProgress; now: Instant }) => {
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
            <StateTag of="request" is={shownState(request, now, { all: all.length, taken })} />
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
