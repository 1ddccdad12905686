import type { Child } from 'hono/jsx'
import { Icon } from './icons.tsx'
import { fieldId, T, useProblem } from './view.tsx'

/** What every field has. */
export interface FieldProps {
  /** The path in the input, such as `shifts.0.ends`: the name sent, the source of the id, and where an error finds it. */
  name: string
  label: string
  hint?: Child
  /** The label is only read out, because the picture already says it. */
  hiddenLabel?: boolean | undefined
  required?: boolean | undefined
  class?: string | undefined
}

/** The words of an error, between hint and input. */
export const FieldError = ({ id, text }: { id: string; text: string }) => (
  <p class="err" id={`${id}-error`}>
    <Icon name="circle-alert" class="mt-0.5" />
    <span>
      <span class="sr-only">
        <T zh="错误：" en="Error: " />
      </span>
      {text}
    </span>
  </p>
)

interface Wiring {
  id: string
  name: string
  required: boolean | undefined
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
}

/** Label above, hint under it, error before the input, all tied together; `control` gets the attributes that tie them. */
export const Field = (props: FieldProps & { control: (wiring: Wiring) => Child }) => {
  const id = fieldId(props.name)
  const problem = useProblem(props.name)
  const described = [props.hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={['field', problem && 'wrong', props.class].filter(Boolean).join(' ')}>
      <label for={id} class={props.hiddenLabel ? 'sr-only' : undefined}>
        {props.label}
      </label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {problem && <FieldError id={id} text={problem} />}
      {props.control({
        id,
        name: props.name,
        required: props.required,
        'aria-invalid': problem ? 'true' : undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  )
}

export interface TextFieldProps extends FieldProps {
  value?: string | undefined
  type?: 'text' | 'tel' | 'email' | 'number' | 'search' | undefined
  inputmode?: 'numeric' | 'decimal' | 'tel' | undefined
  autocomplete?: string | undefined
  maxlength?: number | undefined
  min?: number | undefined
  max?: number | undefined
  /** Codes and numbers that are compared sign by sign. */
  mono?: boolean | undefined
}

/** One line of text. */
export const TextField = (props: TextFieldProps) => (
  <Field
    {...props}
    control={(wiring) => (
      <input
        {...wiring}
        class={props.mono ? 'input font-mono' : 'input'}
        type={props.type ?? 'text'}
        value={props.value}
        inputmode={props.inputmode}
        autocomplete={props.autocomplete}
        maxlength={props.maxlength}
        min={props.min}
        max={props.max}
      />
    )}
  />
)

export interface TextAreaProps extends FieldProps {
  value?: string | undefined
  rows?: number | undefined
  /** At every pause of typing the form is sent there, and the part of the page with this id comes back anew. */
  listens?: { post: string; part: string } | undefined
}

/** Several lines. */
export const TextArea = (props: TextAreaProps) => (
  <Field
    {...props}
    control={(wiring) => (
      <textarea
        {...wiring}
        class="textarea leading-relaxed"
        rows={props.rows ?? 4}
        hx-post={props.listens?.post}
        hx-target={props.listens && `#${props.listens.part}`}
        hx-trigger={props.listens && 'input changed delay:800ms'}
        hx-swap={props.listens && 'outerHTML'}
        hx-sync={props.listens && 'replace'}
      >
        {props.value}
      </textarea>
    )}
  />
)

/** A file of the person's own machine, sent with the form. */
export const FileField = (props: FieldProps & { accept: string }) => (
  <Field
    {...props}
    control={(wiring) => <input {...wiring} class="file-input w-full" type="file" accept={props.accept} />}
  />
)

export interface Option {
  value: string
  text: string
}

/** One of a list. */
export const SelectField = (
  props: FieldProps & { options: readonly Option[]; value?: string | undefined; empty?: string | undefined },
) => (
  <Field
    {...props}
    control={(wiring) => (
      <select {...wiring} class="select">
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((one) => (
          <option value={one.value} selected={one.value === props.value}>
            {one.text}
          </option>
        ))}
      </select>
    )}
  />
)
