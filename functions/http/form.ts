import { Refusal } from '#shared/kernel/refusal.ts'
import type { Call } from './edge.ts'
import { faults } from './problem.ts'

/** What a form sent: one text for each name, or a list where a name came several times. Files are left out. */
export type Form = Record<string, string | string[]>

export const readForm = async (c: Call): Promise<Form> => {
  const form: Form = {}
  let data: FormData
  try {
    data = await c.req.formData()
  } catch {
    throw faults.malformed
  }
  for (const [name, value] of data) {
    if (typeof value !== 'string') continue
    const before = form[name]
    form[name] = before === undefined ? value : [...[before].flat(), value]
  }
  return form
}

/** The first text under a name; empty when the form has none. */
export const textOf = (form: Form, name: string): string => [form[name] ?? ''].flat()[0] ?? ''
/** All texts under a name: ticked boxes, chosen entries. */
export const listOf = (form: Form, name: string): string[] => [form[name] ?? []].flat()

type Nested = { [name: string]: unknown } | unknown[]

const place = (into: Nested, name: string, value: unknown): void => {
  if (Array.isArray(into)) into[Number(name)] = value
  else into[name] = value
}
const look = (from: Nested, name: string): unknown => (Array.isArray(from) ? from[Number(name)] : from[name])
const isNested = (value: unknown): value is Nested => typeof value === 'object' && value !== null

const mostPerList = 100
const unsafe = new Set(['__proto__', 'constructor', 'prototype'])

const nest = (into: Nested, [name = '', ...rest]: string[], value: unknown): void => {
  const [next] = rest
  if (next === undefined) place(into, name, value)
  else {
    const isList = /^\d+$/.test(next)
    const there = look(into, name)
    const inner: Nested = isNested(there) ? there : isList ? [] : {}
    // A list has numbers only; a name that contradicts what came before it is left out.
    if (Array.isArray(inner) !== isList) return
    place(into, name, inner)
    nest(inner, rest, value)
  }
}

/** `shifts.0.ends=…` as `{ shifts: [{ ends: … }] }`, so that a form and the API are checked by one schema. */
export const nestedOf = (form: Form): Record<string, unknown> => {
  const root: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(form)) {
    const names = path.split('.')
    if (names.some((name) => unsafe.has(name) || name === '' || Number(name) >= mostPerList)) continue
    nest(root, names, value)
  }
  return root
}

/**
 * Does something a form asked for. A "no" that the form can show comes back as a value, to be shown with all that was
 * typed; any other goes on to the page of errors.
 */
export const tried = async <T>(
  act: () => Promise<T>,
): Promise<{ done: T; refused?: never } | { done?: never; refused: Refusal }> => {
  try {
    return { done: await act() }
  } catch (error) {
    if (error instanceof Refusal && !['signedOut', 'forbidden', 'notFound'].includes(error.code))
      return { refused: error }
    throw error
  }
}

/** A path of our own to go on to; anything else, a foreign address above all, becomes the fallback. */
export const ownPath = (wanted: string, fallback: string): string => {
  if (!/^\/(?![/\\])[^\s\\]*$/.test(wanted)) return fallback
  const { origin, pathname, search } = new URL(wanted, 'https://own.invalid')
  return origin === 'https://own.invalid' && !pathname.startsWith('//') ? `${pathname}${search}` : fallback
}
