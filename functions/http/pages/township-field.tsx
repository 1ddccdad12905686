import type { Child } from 'hono/jsx'
import { Field } from '#functions/http/look/fields.tsx'
import { useSay } from '#functions/http/look/view.tsx'
import { districts } from '#shared/places/district.ts'

/** One list of all townships, by district, so that the two can never disagree. `open`: nothing is chosen yet. */
export const TownshipField = (props: { name: string; label: string; hint?: Child; value: string; open?: boolean }) => {
  const say = useSay()
  return (
    <Field
      name={props.name}
      label={props.label}
      hint={props.hint}
      control={(wiring) => (
        <select {...wiring} class="select">
          {props.open && <option value="">—</option>}
          {districts.map((district) => (
            <optgroup label={say(district)}>
              {district.townships.map((township) => (
                <option value={township.code} selected={township.code === props.value}>
                  {say(township)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    />
  )
}
