import type { Child } from 'hono/jsx'
import type { LocalDate } from '#shared/time/shanghai.ts'
import { Field, SelectField } from './fields.tsx'

/** Half hours of a day from `from` to `to`, both included: `08:30`. 24:00 is the end of the day. */
export const halfHours = (from = '00:00', to = '24:00'): readonly string[] =>
  Array.from({ length: 49 }, (_, slot) => {
    const hour = String(Math.floor(slot / 2)).padStart(2, '0')
    return `${hour}:${slot % 2 === 0 ? '00' : '30'}`
  }).filter((time) => time >= from && time <= to)

interface Common {
  name: string
  label: string
  hint?: Child
  hiddenLabel?: boolean | undefined
  required?: boolean | undefined
  class?: string | undefined
}

/** A time of day, picked from half hours: quicker than typing, and no time can be malformed. */
export const TimeField = (
  props: Common & { value?: string | undefined; from?: string | undefined; to?: string | undefined },
) => (
  <SelectField
    {...props}
    empty="—"
    options={halfHours(props.from, props.to).map((value) => ({ value, text: value }))}
  />
)

/** A calendar day, with the browser's own picker. */
export const DateField = (
  props: Common & { value?: LocalDate | undefined; min?: LocalDate | undefined; max?: LocalDate | undefined },
) => (
  <Field
    {...props}
    control={(wiring) => (
      <input {...wiring} class="input" type="date" value={props.value} min={props.min} max={props.max} />
    )}
  />
)
