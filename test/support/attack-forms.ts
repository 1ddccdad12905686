import type { Fields } from './attack-inputs.ts'

/** A form of a page: where it goes, and what it would send. */
export interface FoundForm {
  action: string
  fields: Fields
}

export const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

export const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : plain(found)
}

/** What the person would have typed into an empty field. */
const typed = (tag: string, name: string): string => {
  switch (attribute(tag, 'type')) {
    case 'number':
      return attribute(tag, 'min') ?? '1'
    case 'date':
      return '2026-09-20'
    case 'datetime-local':
      return '2026-09-20T09:00'
    case 'time':
      return '09:00'
    case 'tel':
      return '19977770000'
    default:
      return /hours|minutes|stars|edition|minimum/i.test(name) ? '2' : '核对过了'
  }
}

/** The forms of a page that change something, filled in as they stand, each choice taken once. */
export const formsOf = (html: string, address: string): FoundForm[] =>
  [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', inner = '']) => {
    if (!/\smethod="post"/i.test(head)) return []
    const fields: [string, string][] = []
    for (const [tag] of inner.matchAll(/<(?:input|button)\b[^>]*>/g)) {
      const name = attribute(tag, 'name')
      const kind = attribute(tag, 'type')
      if (name === undefined || kind === 'file') continue
      if (kind === 'radio' && fields.some(([known]) => known === name)) continue
      const isChoice = kind === 'checkbox' || kind === 'radio' || tag.startsWith('<button')
      fields.push([name, attribute(tag, 'value') || (isChoice ? 'on' : typed(tag, name))])
    }
    for (const [, tag = '', options = ''] of inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
      const name = attribute(tag, 'name')
      const values = [...options.matchAll(/<option\b[^>]*>/g)].map(([one]) => attribute(one, 'value') ?? '')
      if (name !== undefined) fields.push([name, values.find((value) => value !== '') ?? ''])
    }
    for (const [, tag = '', text = ''] of inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
      const name = attribute(tag, 'name')
      if (name !== undefined) fields.push([name, plain(text) || '核对过了，情况属实'])
    }
    return [{ action: attribute(head, 'action') ?? address, fields }]
  })
