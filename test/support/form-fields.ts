import { attribute, plain } from './attack-forms.ts'

/** What a browser would send of a page’s form as it stands, without pressing any of its buttons. */
export const fieldsOf = (html: string): Record<string, string | string[]> => {
  const fields: Record<string, string | string[]> = {}
  const add = (name: string | undefined, value: string): void => {
    if (name === undefined) return
    const before = fields[name]
    fields[name] = before === undefined ? value : [...[before].flat(), value]
  }
  const [, form = ''] = /<form[^>]*action="\/requests\/[^"]*"[^>]*>(.*?)<\/form>/s.exec(html) ?? []
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const isBox = /type="(checkbox|radio)"/.test(tag)
    if (!isBox) add(attribute(tag, 'name'), attribute(tag, 'value') ?? '')
    else if (/\schecked(=|>|\s)/.test(tag)) add(attribute(tag, 'name'), attribute(tag, 'value') ?? 'on')
  }
  for (const [, tag = '', options = ''] of form.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const all = [...options.matchAll(/<option\b([^>]*)>([^<]*)/g)]
    const [, picked = '', words = ''] = all.find(([, one = '']) => /\sselected/.test(one)) ?? all[0] ?? []
    add(attribute(tag, 'name'), attribute(` ${picked} `, 'value') ?? plain(words))
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs))
    add(attribute(tag, 'name'), plain(text))
  return fields
}
