import { LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { nearText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestProgress } from '#shared/dashboard/request-progress.ts'
import { unfilledCauseWords } from '#shared/requests/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { needLink, needText } from './requests-words.ts'

/** The state in a sentence, where it is not the people. */
export const Standing = ({ progress, now }: { progress: RequestProgress; now: Instant }) => {
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
            {request.handedOver ? (
              <T zh="已转主管部门，由他们处理：" en="Handed over to the authorities, who deal with it: " />
            ) : (
              <T zh="科协没有受理：" en="The association did not accept it: " />
            )}
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

/** What waits for the requester, the first as a button. */
export const Needs = ({ progress }: { progress: RequestProgress }) => {
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

/** How many positions stayed open, and why. */
export const Unfilled = ({ progress }: { progress: RequestProgress }) => {
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
