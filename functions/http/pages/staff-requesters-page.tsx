import type { Child } from 'hono/jsx'
import { TextLink } from '#functions/http/look/buttons.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { townshipText } from '#shared/places/district.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { ProvenTag } from './proofs-parts.tsx'
import { type TypedFinding, VouchForm } from './staff-requesters-form.tsx'

const stateTags = {
  unvouched: { icon: 'badge-alert', tone: 'warm', zh: '还没核实', en: 'Not vouched for yet' },
  vouched: { icon: 'badge-check', tone: 'good', zh: '已核实', en: 'Vouched for' },
  suspended: { icon: 'ban', tone: 'bad', zh: '已暂停', en: 'Suspended' },
} as const

/** A body as registered, and what staff found. */
export const RequesterPage = (props: {
  requester: Requester
  typed: TypedFinding
  mayVouch: boolean
  /** Whether the reader may act for its people at a counter or by phone. */
  mayAct: boolean
  done: boolean
  /** Its documents, for those who vouch for it. */
  documents?: Child
  problems?: readonly FieldProblem[]
  refused?: Refusal | undefined
}) => {
  const { requester, refused } = props
  const say = useSay()
  const language = useLanguage()
  const tag = stateTags[requester.state]
  const none = say({ zh: '没有填', en: 'not stated' })
  return (
    <StaffPage title={requester.name} at="verify" problems={props.problems}>
      <TextLink href="/staff/verify" icon="chevron-left">
        <T zh="待核实" en="To verify" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{requester.name}</h1>
      <p class="mt-2 flex flex-wrap gap-3 items-center">
        <Tag icon={tag.icon} tone={tag.tone}>
          {say(tag)}
        </Tag>
        <Kind of={requester.kind} />
        <ProvenTag proven={requester.provenAt !== undefined} />
      </p>
      {props.mayAct && (
        <TextLink href={`/staff/requesters/${requester.id}/acting`} icon="hand-helping">
          <T zh="代办：对方在柜台或电话里" en="Act on behalf: at the counter or by phone" />
        </TextLink>
      )}
      <div class="grid gap-3 mt-4">
        <DoneNotice text={props.done ? { zh: '记下了。', en: 'Noted.' } : undefined} />
        <RefusedNotice refused={refused} tone="bad" />
      </div>
      <div class="grid gap-5 mt-4 lg:grid-cols-2 items-start">
        <Sheet id="body" title={say({ zh: '登记的', en: 'As registered' })}>
          <Pairs
            pairs={[
              { name: say({ zh: '信用代码', en: 'Credit code' }), value: <code>{requester.creditCode ?? none}</code> },
              { name: say({ zh: '行业小类', en: 'Industry' }), value: requester.industry ?? none },
              {
                name: say({ zh: '地址', en: 'Address' }),
                value: `${say(townshipText(requester.place))} ${requester.place.address}`,
              },
              {
                name: say({ zh: '登记日期', en: 'Registered' }),
                value: longDate(localDate(requester.createdAt), language),
              },
            ]}
          />
        </Sheet>
        {props.documents}
        {props.mayVouch && <VouchForm requester={requester} typed={props.typed} />}
      </div>
    </StaffPage>
  )
}
