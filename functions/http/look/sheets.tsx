import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icons.tsx'
import { fieldId } from './view.tsx'

/**
 * A white sheet with its heading. `flush` lets a table or a list run to the edges; `step` numbers the parts of a form.
 * `id` names the heading, so that the sheet is a region with a name.
 */
export const Sheet = (props: {
  id: string
  title: string
  hint?: Child
  icon?: IconName | undefined
  step?: number | undefined
  /** Beside the title, at the right. */
  aside?: Child
  flush?: boolean | undefined
  children: Child
}) => (
  <section class={props.flush ? 'sheet' : 'sheet p-4 md:p-6'} aria-labelledby={fieldId(props.id)}>
    <div class={props.flush ? 'px-4 md:px-5 pt-4 pb-2' : 'mb-3'}>
      <div class="flex items-center justify-between gap-3">
        <h2 id={fieldId(props.id)} class={props.flush ? 'sheet-title' : 'text-xl flex items-center gap-3'}>
          {props.step && (
            <span class="grid place-items-center w-7 h-7 rounded-full bg-primary text-primary-content text-sm shrink-0">
              {props.step}
            </span>
          )}
          {props.icon && <Icon name={props.icon} />}
          {props.title}
        </h2>
        {props.aside}
      </div>
      {props.hint && <p class="hint">{props.hint}</p>}
    </div>
    {props.children}
  </section>
)

/** Something to open at will. */
export const More = (props: {
  title: string
  icon?: IconName | undefined
  open?: boolean | undefined
  children: Child
}) => (
  <details class="more" open={props.open}>
    <summary>
      {props.icon && <Icon name={props.icon} />}
      {props.title}
      <Icon name="chevron-down" />
    </summary>
    {props.children}
  </details>
)

/** The facts of a decision, each with its picture: what, where, when, with whom. */
export const Facts = (props: { label: string; facts: readonly { icon: IconName; title: Child; text?: Child }[] }) => (
  <section class="sheet" aria-label={props.label}>
    <dl class="split">
      {props.facts.map((fact) => (
        <div class="grid grid-cols-[1.5rem_1fr] gap-x-3 p-4">
          <dt class="col-span-2 grid grid-cols-subgrid font-bold leading-6">
            <Icon name={fact.icon} class="!w-6 !h-6 text-primary" />
            <span class="min-w-0">{fact.title}</span>
          </dt>
          {fact.text && <dd class="col-start-2 min-w-0 text-[.9375rem]">{fact.text}</dd>}
        </div>
      ))}
    </dl>
  </section>
)

/** Names and values, one below the other. */
export const Pairs = ({ pairs }: { pairs: readonly { name: string; value: Child }[] }) => (
  <dl class="split">
    {pairs.map((pair) => (
      <div class="grid grid-cols-[6.5rem_1fr] gap-3 py-3">
        <dt class="text-soft">{pair.name}</dt>
        <dd>{pair.value}</dd>
      </div>
    ))}
  </dl>
)

/** Nothing there yet: why, and what would change it. */
export const Empty = (props: { icon?: IconName | undefined; title: string; text: Child; action?: Child }) => (
  <div class="text-center py-6 px-4">
    <Icon name={props.icon ?? 'inbox'} class="!w-10 !h-10 text-soft" />
    <p class="font-bold text-lg mt-2">{props.title}</p>
    <p class="text-soft">{props.text}</p>
    {props.action && <div class="mt-3">{props.action}</div>}
  </div>
)
