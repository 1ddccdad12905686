import type { Child } from 'hono/jsx'
import type { LocalDate } from '#shared/time/shanghai.ts'
import { Field, FieldError, type FieldProps, SelectField } from './fields.tsx'
import { fieldId, useProblem, useSay } from './view.tsx'

/** Half hours of a day from `from` to `to`, both included: `08:30`. 24:00 is the end of the day. */
export const halfHours = (from = '00:00', to = '24:00'): readonly string[] =>
  Array.from({ length: 49 }, (_, slot) => {
    const hour = String(Math.floor(slot / 2)).padStart(2, '0')
    return `${hour}:${slot % 2 === 0 ? '00' : '30'}`
  }).filter((time) => time >= from && time <= to)

/** A time of day, picked from half hours: quicker than typing, and no time can be malformed. */
export const TimeField = (
  props: FieldProps & { value?: string | undefined; from?: string | undefined; to?: string | undefined },
) => (
  <SelectField
    {...props}
    empty="—"
    options={halfHours(props.from, props.to).map((value) => ({ value, text: value }))}
  />
)

/** A calendar day, with the browser's own picker. */
export const DateField = (
  props: FieldProps & { value?: LocalDate | undefined; min?: LocalDate | undefined; max?: LocalDate | undefined },
) => (
  <Field
    {...props}
    control={(wiring) => (
      <input {...wiring} class="input" type="date" value={props.value} min={props.min} max={props.max} />
    )}
  />
)

/**
 * A day and two times as one question, sent as `name.date`, `name.starts` and `name.ends`; an error at any of them is
 * said once, across all three.
 */
export const SpanField = (props: {
  name: string
  legend: string
  hint?: Child
  date?: LocalDate | undefined
  starts?: string | undefined
  ends?: string | undefined
  min?: LocalDate | undefined
  from?: string | undefined
  to?: string | undefined
}) => {
  const say = useSay()
  const id = fieldId(props.name)
  const wrong = {
    date: useProblem(`${props.name}.date`),
    starts: useProblem(`${props.name}.starts`),
    ends: useProblem(`${props.name}.ends`),
    whole: useProblem(props.name),
  }
  const text = wrong.whole ?? wrong.date ?? wrong.starts ?? wrong.ends
  const wire = (part: 'date' | 'starts' | 'ends', label: string) => ({
    id: `${id}-${part}`,
    name: `${props.name}.${part}`,
    'aria-label': label,
    'aria-invalid': wrong[part] || wrong.whole ? 'true' : undefined,
    'aria-describedby': text && `${id}-error`,
  })
  // A time that was set elsewhere may lie between the half hours; it stays.
  const times = (picked: string | undefined) => [
    <option value="">—</option>,
    ...[...new Set([...halfHours(props.from, props.to), ...(picked ? [picked] : [])])]
      .sort()
      .map((time) => <option selected={time === picked}>{time}</option>),
  ]
  return (
    // The group itself takes the id of an error about the whole span.
    <fieldset class={text ? 'field wrong' : 'field'} id={id} tabindex={wrong.whole ? -1 : undefined}>
      <legend class="legend">{props.legend}</legend>
      {props.hint && <p class="hint">{props.hint}</p>}
      {text && <FieldError id={id} text={text} />}
      <div class="grid grid-cols-2 sm:grid-cols-[1.5fr_1fr_1fr] gap-2">
        <input
          {...wire('date', say({ zh: '日期', en: 'Day' }))}
          class="input col-span-2 sm:col-span-1"
          type="date"
          value={props.date}
          min={props.min}
        />
        <select {...wire('starts', say({ zh: '开始', en: 'Start' }))} class="select">
          {times(props.starts)}
        </select>
        <select {...wire('ends', say({ zh: '结束', en: 'End' }))} class="select">
          {times(props.ends)}
        </select>
      </div>
    </fieldset>
  )
}
