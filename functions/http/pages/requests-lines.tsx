import { momentText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Kind, StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage } from '#functions/http/look/view.tsx'
import type { OverviewLine } from '#shared/dashboard/requests-overview.ts'
import type { RequestDraft } from '#shared/requests/draft.ts'
import type { Instant } from '#shared/time/instant.ts'
import { needLink, needText, shownState, whenText } from './requests-words.ts'

/** One request in the list of its body: its state, when, how many came, and what it wants now. */
export const Line = ({ line, now }: { line: OverviewLine; now: Instant }) => {
  const language = useLanguage()
  const { request, needs, seats, taken } = line
  const live = ['open', 'underway'].includes(request.state)
  return (
    <li class="px-4 md:px-5 py-4 grid gap-1">
      <span class="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StateTag of="request" is={shownState(request, now, { all: seats, taken })} />
        {request.manner === 'online' && <Kind of="online" />}
      </span>
      <a class="a font-bold text-lg" href={`/requests/${request.id}`}>
        {request.title}
      </a>
      <span class="text-soft text-[.9375rem]">
        {whenText(request.shifts, language)}
        {live && (
          <>
            {language === 'zh' ? '，' : ', '}
            <T zh={`${seats} 个名额，已有 ${taken} 人`} en={`${taken} of ${seats} seats taken`} />
          </>
        )}
      </span>
      {needs.map((need) => (
        <a class="tap a !text-warm font-bold" href={needLink(request.id, need)}>
          <Icon name="chevron-right" />
          <T {...needText(need, language)} />
        </a>
      ))}
    </li>
  )
}

/** A need that is not sent yet. */
export const DraftLine = ({ draft }: { draft: RequestDraft }) => {
  const language = useLanguage()
  const title = draft.fields['title']
  return (
    <li class="px-4 md:px-5 py-4 grid gap-1">
      <span>
        <StateTag of="request" is="draft" />
      </span>
      <a class="a font-bold text-lg" href={`/requests/${draft.id}/edit`}>
        {typeof title === 'string' && title !== '' ? title : <T zh="还没起名" en="No title yet" />}
      </a>
      <span class="text-soft text-[.9375rem]">
        <T zh={`${momentText(draft.savedAt, 'zh')} 存的`} en={`Saved ${momentText(draft.savedAt, 'en')}`} />
        {draft.copiedFrom && <T zh="，从旧需求复制" en=", copied from an earlier request" />}
        {language === 'zh' ? '。' : '.'}
      </span>
    </li>
  )
}
