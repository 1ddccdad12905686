import type { Child } from 'hono/jsx'
import { FieldError } from './fields.tsx'
import { fieldId, useProblem } from './view.tsx'

interface Box {
  name: string
  value?: string | undefined
  checked?: boolean | undefined
  required?: boolean | undefined
  id?: string | undefined
  /** A quieter line under the words. */
  hint?: Child
  children: Child
}

/** One box to tick or pick; the whole of it is the target. Consent and risk statements never come preselected. */
export const Choice = (props: Box & { type?: 'checkbox' | 'radio' | undefined }) => {
  const type = props.type ?? 'checkbox'
  return (
    <label class="choice">
      <input
        class={type}
        type={type}
        id={props.id}
        name={props.name}
        value={props.value}
        checked={props.checked}
        required={props.required}
      />
      <span>
        {props.children}
        {props.hint && <span class="block text-sm text-soft">{props.hint}</span>}
      </span>
    </label>
  )
}

/** A single statement to agree to, with its error when it was left out. */
export const Consent = (props: Box) => {
  const id = fieldId(props.name)
  const problem = useProblem(props.name)
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      {problem && <FieldError id={id} text={problem} />}
      <Choice {...props} id={id} />
    </div>
  )
}

export interface ChoiceOption {
  value: string
  text: Child
  hint?: Child
}

/** A question with boxes: `one` of them or any number. The first box takes the id an error links to. */
export const ChoiceGroup = (props: {
  name: string
  legend: string
  hint?: Child
  one?: boolean | undefined
  options: readonly ChoiceOption[]
  picked?: readonly string[] | undefined
  required?: boolean | undefined
  columns?: 1 | 2 | 3 | undefined
}) => {
  const id = fieldId(props.name)
  const problem = useProblem(props.name)
  const described = [props.hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ')
  const grid = { 1: 'grid gap-2', 2: 'grid gap-2 grid-cols-2', 3: 'grid gap-2 grid-cols-2 md:grid-cols-3' }
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} aria-describedby={described || undefined}>
      <legend class="legend">{props.legend}</legend>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {problem && <FieldError id={id} text={problem} />}
      <div class={`${grid[props.columns ?? 2]} mt-1`}>
        {props.options.map((option, index) => (
          <Choice
            type={props.one ? 'radio' : 'checkbox'}
            id={index === 0 ? id : undefined}
            name={props.name}
            value={option.value}
            checked={props.picked?.includes(option.value)}
            required={props.one && props.required}
            hint={option.hint}
          >
            {option.text}
          </Choice>
        ))}
      </div>
    </fieldset>
  )
}

/** An on/off setting that is sent with its form. */
export const Toggle = (props: { name: string; checked?: boolean | undefined; hint?: Child; children: Child }) => (
  <label class="flex items-center justify-between gap-3 min-h-11">
    <span class="min-w-0">
      <b>{props.children}</b>
      {props.hint && <span class="hint block">{props.hint}</span>}
    </span>
    <input class="toggle toggle-lg toggle-primary" type="checkbox" name={props.name} checked={props.checked} />
  </label>
)
