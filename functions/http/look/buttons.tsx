import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icons.tsx'

interface Shape {
  /** `main` is the one solid button of a screen; `line` acts, `plain` is neutral, `danger` ends something, `ghost` is faint. */
  look?: 'main' | 'line' | 'plain' | 'danger' | 'ghost' | undefined
  /** `large` for the act of the page, `small` only in staff tables. */
  size?: 'large' | 'small' | undefined
  icon?: IconName | undefined
  /** The icon alone; `label` then says what the button does. */
  square?: boolean | undefined
  label?: string | undefined
  class?: string | undefined
}

const classes = ({ look = 'plain', size, square, class: more }: Shape): string =>
  [
    'btn',
    { main: 'btn-primary', line: 'btn-line', plain: 'btn-plain', danger: 'btn-danger', ghost: 'btn-ghost' }[look],
    size && { large: 'btn-lg', small: 'btn-sm' }[size],
    square && 'btn-square',
    more,
  ]
    .filter(Boolean)
    .join(' ')

export interface ButtonProps extends Shape {
  name?: string | undefined
  value?: string | undefined
  /** The id of a form elsewhere on the page. */
  form?: string | undefined
  /** Sends the form without the browser's own checks: for drafts, declines and added rows. */
  novalidate?: boolean | undefined
  /** Sends the form elsewhere, or back to a part of the page (`/requests/new#when`). */
  formaction?: string | undefined
  disabled?: boolean | undefined
  children?: Child
}

/** Sends a form. Verb first: "改到周六晚上", never "确定". */
export const Button = (props: ButtonProps) => (
  <button
    type="submit"
    class={classes(props)}
    name={props.name}
    value={props.value}
    form={props.form}
    formnovalidate={props.novalidate}
    formaction={props.formaction}
    disabled={props.disabled}
    aria-label={props.label}
  >
    {props.icon && <Icon name={props.icon} />}
    {props.children}
  </button>
)

/** Leads somewhere and looks like a button. */
export const LinkButton = (props: Shape & { href: string; children?: Child }) => (
  <a class={classes(props)} href={props.href} aria-label={props.label}>
    {props.icon && <Icon name={props.icon} />}
    {props.children}
  </a>
)

/** A link with a full touch target; inside a sentence write `<a class="a">`. */
export const TextLink = (props: { href: string; icon?: IconName | undefined; children: Child }) => (
  <a class="tap a" href={props.href}>
    {props.icon && <Icon name={props.icon} />}
    {props.children}
  </a>
)
