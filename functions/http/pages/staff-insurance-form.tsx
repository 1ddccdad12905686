import { Button } from '#functions/http/look/buttons.tsx'
import { FieldError, TextField } from '#functions/http/look/fields.tsx'
import { halfHours } from '#functions/http/look/times.tsx'
import { fieldId, T, useProblem, useSay } from '#functions/http/look/view.tsx'

/** A policy as it was typed. */
export interface TypedPolicy {
  policy: string
  startsDate: string
  startsTime: string
  endsDate: string
  endsTime: string
}

/** A day and a time as one question. */
const Moment = (props: { name: string; legend: string; date: string; time: string }) => {
  const say = useSay()
  const id = fieldId(props.name)
  const problem = useProblem(props.name)
  const wiring = { 'aria-invalid': problem ? 'true' : undefined, 'aria-describedby': problem && `${id}-error` } as const
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} id={id} tabindex={problem ? -1 : undefined}>
      <legend class="legend">{props.legend}</legend>
      {problem && <FieldError id={id} text={problem} />}
      <div class="grid grid-cols-[1.5fr_1fr] gap-2">
        <input
          {...wiring}
          class="input"
          type="date"
          name={`${props.name}.date`}
          value={props.date}
          aria-label={say({ zh: '日期', en: 'Day' })}
        />
        <select {...wiring} class="select" name={`${props.name}.time`} aria-label={say({ zh: '时间', en: 'Time' })}>
          <option value="">—</option>
          {[...new Set([...halfHours(), ...(props.time === '' ? [] : [props.time])])].sort().map((time) => (
            <option selected={time === props.time}>{time}</option>
          ))}
        </select>
      </div>
    </fieldset>
  )
}

/** One policy for all who still need cover in a request. */
export const InsuranceForm = (props: { requestId: string; typed: TypedPolicy; main: boolean }) => {
  const say = useSay()
  const { requestId, typed } = props
  return (
    <form method="post" action={`/staff/agreements/${requestId}/insurance`} class="grid gap-4" novalidate>
      <TextField
        name="policy"
        label={say({ zh: '保单号', en: 'Policy number' })}
        hint={say({ zh: '一张保单可以保这个需求里的所有人。', en: 'One policy may cover everybody of this request.' })}
        value={typed.policy}
        mono
        maxlength={60}
      />
      <div class="grid gap-4 sm:grid-cols-2">
        <Moment
          name="starts"
          legend={say({ zh: '生效', en: 'In force from' })}
          date={typed.startsDate}
          time={typed.startsTime}
        />
        <Moment name="ends" legend={say({ zh: '到期', en: 'Until' })} date={typed.endsDate} time={typed.endsTime} />
      </div>
      <div>
        <Button look={props.main ? 'main' : 'line'}>
          <T zh="登记保险" en="Record the insurance" />
        </Button>
      </div>
    </form>
  )
}
