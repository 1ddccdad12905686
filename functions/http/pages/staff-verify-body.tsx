import { TextLink } from '#functions/http/look/buttons.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, StateTag, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { ToVerify } from '#shared/requests/read-to-verify.ts'
import { type ServiceRequest, spanOf } from '#shared/requests/service-request.ts'
import type { Instant } from '#shared/time/instant.ts'
import { shownState } from './requests-words.ts'

/** The body that asks: whether it is vouched for, and whom to ring up. */
export const RequesterSheet = ({ need: { request, requester, contact } }: { need: ToVerify }) => {
  const say = useSay()
  return (
    <Sheet id="body" title={say({ zh: '服务对象', en: 'Requester' })}>
      <p class="flex flex-wrap items-center gap-2">
        <b>{request.requesterName}</b>
        <Kind of={request.requesterKind} />
        {requester?.state === 'vouched' && (
          <Tag icon="badge-check" tone="good">
            <T zh="单位已核实" en="Vouched for" />
          </Tag>
        )}
        {requester?.state === 'unvouched' && (
          <Tag icon="badge-alert" tone="warm">
            <T zh="单位还没核实" en="Not vouched for yet" />
          </Tag>
        )}
        {requester && requester.provenAt === undefined && (
          <Tag icon="circle-alert" tone="warm">
            <T zh="没有通过的证明材料" en="No accepted document" />
          </Tag>
        )}
        {requester?.state === 'suspended' && (
          <Tag icon="ban" tone="bad">
            <T zh="已暂停" en="Suspended" />
          </Tag>
        )}
      </p>
      {contact && (
        <p class="mt-2 num">
          <T zh="联系人 " en="Contact " />
          {contact.name}　
          <a class="a" href={`tel:${contact.phone}`}>
            {contact.phone}
          </a>
          <span class="hint block">
            <T zh="只用来核实；查看已留记录。" en="For verifying only; that you saw it is on record." />
          </span>
        </p>
      )}
      <p class="mt-1">
        <TextLink href={`/staff/requesters/${request.requesterId}`}>
          {requester?.state === 'vouched' ? (
            <T zh="看单位资料" en="See the body" />
          ) : (
            <T zh="先核实单位，需求才能开放" en="Vouch for the body first; then it can be opened" />
          )}
        </TextLink>
      </p>
    </Sheet>
  )
}

/** What the body asked for before. */
export const Earlier = ({ earlier, now }: { earlier: readonly ServiceRequest[]; now: Instant }) => {
  const language = useLanguage()
  const say = useSay()
  return earlier.length === 0 ? null : (
    <Sheet id="earlier" title={say({ zh: '这个单位以前的需求', en: 'Earlier requests of this body' })}>
      <ul class="split">
        {earlier.map((request) => (
          <li class="py-2 flex flex-wrap items-center gap-2">
            <a class="a" href={`/staff/requests/${request.id}`}>
              {request.title}
            </a>
            <span class="text-sm text-soft">{momentText(spanOf(request).starts, language)}</span>
            <StateTag of="request" is={shownState(request, now)} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
