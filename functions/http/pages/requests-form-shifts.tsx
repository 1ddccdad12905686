import { Button } from '#functions/http/look/buttons.tsx'
import { FieldError } from '#functions/http/look/fields.tsx'
import { SpanField } from '#functions/http/look/times.tsx'
import { T, useProblem, useSay } from '#functions/http/look/view.tsx'
import type { RequestFormProps } from './requests-form.tsx'
import { PositionFields, type ShiftsForm } from './requests-form-positions.tsx'
import type { TypedShift } from './requests-typed.ts'

const Shift = (props: { at: number; shift: TypedShift; only: boolean; form: ShiftsForm }) => {
  const say = useSay()
  const { at, shift, form } = props
  const name = say({ zh: `时段 ${at + 1}`, en: `Shift ${at + 1}` })
  return (
    <fieldset class="rounded-box border border-line">
      <legend class="sr-only">{name}</legend>
      <input type="hidden" name={`shifts.${at}.id`} value={shift.id} />
      <div class="flex items-center justify-between bg-base-200 pl-4 pr-2 py-1 rounded-t-box min-h-12">
        <b>{name}</b>
        {!props.only && !form.fixed && (
          <Button
            look="ghost"
            icon="trash-2"
            name="act"
            value={`dropShift:${at}`}
            formaction={`${form.action}#when`}
            novalidate
          >
            <T zh="删除" en="Remove" />
            <span class="sr-only">{name}</span>
          </Button>
        )}
      </div>
      <div class="p-4 grid gap-4">
        <SpanField
          name={`shifts.${at}`}
          legend={say({ zh: '哪天，几点到几点', en: 'Which day, from when to when' })}
          date={shift.date}
          starts={shift.starts}
          ends={shift.ends}
          min={form.today}
          from="06:00"
        />
        <div>
          <p class="legend">
            <T zh="要几个人，各懂什么" en="How many people, and what they know" />
          </p>
          <p class="hint">
            <T
              zh="“最少几人”是少于这个数就不做的线；到开始前 48 小时（更急的，到剩下时间的一半）还不够，这个时段就取消；会先问您。"
              en="Below the minimum the shift does not take place; that is decided 48 hours before, or halfway where less is left; you are asked first."
            />
          </p>
          <ul class="split">
            {shift.positions.map((position, own) => (
              <PositionFields
                at={`${at}.${own}`}
                number={own + 1}
                position={position}
                only={shift.positions.length === 1}
                form={form}
              />
            ))}
          </ul>
          {!form.fixed && (
            <Button
              look="line"
              icon="user-plus"
              name="act"
              value={`addPosition:${at}`}
              formaction={`${form.action}#shifts-${at}`}
              novalidate
            >
              <T zh="加一种名额" en="Add a kind of seat" />
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  )
}

/** When, and how many people of which kind. Rows are added and taken away by plain submit buttons. */
export const ShiftFields = (props: Pick<RequestFormProps, 'typed' | 'action' | 'stage' | 'today'>) => {
  const problem = useProblem('shifts')
  const { typed, action } = props
  return (
    <div class="grid gap-5">
      <div id="shifts" class={problem ? 'field wrong' : undefined}>
        {problem && <FieldError id="shifts" text={problem} />}
      </div>
      {typed.shifts.map((shift, at) => (
        <Shift
          at={at}
          shift={shift}
          only={typed.shifts.length === 1}
          form={{ action, skills: typed.skills, today: props.today, fixed: props.stage === 'open' }}
        />
      ))}
      {props.stage !== 'open' && typed.shifts.length < 10 && (
        <div>
          <Button
            look="line"
            icon="plus"
            name="act"
            value="addShift"
            formaction={`${action}#shifts-${typed.shifts.length}`}
            novalidate
          >
            <T zh="再加一个时段" en="Add another shift" />
          </Button>
        </div>
      )}
    </div>
  )
}
