import { Button } from '#functions/http/look/buttons.tsx'
import { SelectField } from '#functions/http/look/fields.tsx'
import { kindText } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { RequesterKind } from '#shared/requesters/requester.ts'
import { type ScopeItem, type ServiceRequest, spanOf } from '#shared/requests/service-request.ts'
import { earlier } from '#shared/time/instant.ts'
import type { WorkingMoment } from '#shared/time/working-days.ts'
import { itemOptions } from './item-text.ts'
import { type Scope, scopeOptions } from './staff-scope.ts'

/** A need that waits, and until when its answer is due. */
export type Waiting = ServiceRequest & { due: WorkingMoment }

/** What the queue is narrowed to, and in which order. */
export interface QueueChoice {
  item: ScopeItem | undefined
  kind: RequesterKind | undefined
  urgentFirst: boolean
}

const urgency = (one: Waiting): string => `${one.emergency ? 0 : 1} ${earlier(one.due.at, spanOf(one).starts)}`

/** Pure: what is asked for; most urgent first means emergencies, then whatever is due or begins soonest. */
export const chosenOf = (queue: readonly Waiting[], { item, kind, urgentFirst }: QueueChoice): Waiting[] => {
  const chosen = queue
    .filter((one) => item === undefined || one.scopeItem === item)
    .filter((one) => kind === undefined || one.requesterKind === kind)
  return urgentFirst ? chosen.sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1)) : chosen
}

export const QueueFilter = ({ scope, choice }: { scope: Scope; choice: QueueChoice }) => {
  const say = useSay()
  const language = useLanguage()
  const districts = scopeOptions(scope, language)
  const all = say({ zh: '全部', en: 'All' })
  return (
    <form method="get" action="/staff/verify" class="grid grid-cols-2 md:flex md:flex-wrap gap-3 items-end no-print">
      {districts.length > 0 && (
        <SelectField
          name="district"
          label={say({ zh: '辖区', en: 'District' })}
          value={scope.chosen}
          options={districts}
        />
      )}
      <SelectField
        name="item"
        label={say({ zh: '第十一条', en: 'Article 11' })}
        empty={all}
        value={choice.item === undefined ? undefined : String(choice.item)}
        options={itemOptions(language)}
      />
      <SelectField
        name="kind"
        label={say({ zh: '单位', en: 'Kind of body' })}
        empty={all}
        value={choice.kind}
        options={RequesterKind.options.map((value) => ({ value, text: say(kindText(value)) }))}
      />
      <SelectField
        name="order"
        label={say({ zh: '次序', en: 'Order' })}
        value={choice.urgentFirst ? 'urgent' : 'waited'}
        options={[
          { value: 'waited', text: say({ zh: '等得久的在前', en: 'Longest waiting first' }) },
          { value: 'urgent', text: say({ zh: '急的在前', en: 'Most urgent first' }) },
        ]}
      />
      <Button look="line">
        <T zh="看" en="Show" />
      </Button>
    </form>
  )
}
