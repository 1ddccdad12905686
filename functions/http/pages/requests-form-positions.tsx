import { Button } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { LocalDate } from '#shared/time/shanghai.ts'
import { MoreRequirements, SkillPair } from './requests-form-requirements.tsx'
import type { TypedPosition } from './requests-typed.ts'

/** What shifts and positions share: where the form goes, what may be picked, and whether the seats are fixed already. */
export interface ShiftsForm {
  action: string
  skills: readonly string[]
  today: LocalDate
  /** Once a need is open, the number of shifts, positions and seats stays. */
  fixed: boolean
}

/** One kind of seat: what its people know, and how many there are. */
export const PositionFields = (props: {
  at: string
  number: number
  position: TypedPosition
  only: boolean
  form: ShiftsForm
}) => {
  const say = useSay()
  const { position, form } = props
  const [shift = '0', own = '0'] = props.at.split('.')
  const path = `shifts.${shift}.positions.${own}`
  return (
    <li class="grid gap-2 py-3">
      <input type="hidden" name={`${path}.id`} value={position.id} />
      <div class="grid grid-cols-2 sm:grid-cols-[1fr_7rem_5.5rem_6.5rem_auto] gap-2 items-end">
        <SkillPair path={path} at={0} position={position} skills={form.skills} />
        {form.fixed ? (
          <div>
            <input type="hidden" name={`${path}.seats`} value={position.seats} />
            <p class="legend">
              <T zh="几个人" en="People" />
            </p>
            <p class="min-h-11 flex items-center num">{position.seats}</p>
          </div>
        ) : (
          <TextField
            name={`${path}.seats`}
            label={say({ zh: '几个人', en: 'People' })}
            inputmode="numeric"
            value={position.seats}
          />
        )}
        <TextField
          name={`${path}.minimum`}
          label={say({ zh: '最少几人', en: 'At least' })}
          inputmode="numeric"
          value={position.minimum}
        />
        {!props.only && !form.fixed && (
          <Button
            look="ghost"
            icon="x"
            square
            label={say({ zh: `去掉第 ${props.number} 种名额`, en: `Remove kind of seat ${props.number}` })}
            name="act"
            value={`dropPosition:${props.at}`}
            formaction={`${form.action}#shifts-${shift}`}
            novalidate
          />
        )}
      </div>
      <MoreRequirements path={path} position={position} skills={form.skills} />
    </li>
  )
}
