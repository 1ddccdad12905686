import type { Text } from '#shared/kernel/text.ts'
import type { Element } from './elements.ts'
import { type Term, type TermCase, terms } from './term-list.ts'

const all: readonly [string, Term][] = Object.entries(terms)

/** Pure: the names of the terms that scope item and case add to those every agreement has. */
export const addedTerms = (of: TermCase): string[] =>
  all.flatMap(([name, term]) => (term.when?.(of) === true ? [name] : []))

/** The words for one part of an agreement: the terms of every agreement, and those it names. */
export const termsFor = (element: Element, added: readonly string[]): Text[] =>
  all.flatMap(([name, term]) =>
    term.element === element && (term.when === undefined || added.includes(name)) ? [term.text] : [],
  )
