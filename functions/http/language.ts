import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Language } from '#shared/kernel/text.ts'
import type { Edge } from './edge.ts'

const named = (value: string | undefined): Language | undefined =>
  value === 'zh' || value === 'en' ? value : undefined

/** The first of our languages that a browser asks for, by its weights; nothing when it asks for neither. */
export const preferred = (header: string): Language | undefined => {
  const wishes = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const weight = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((one) => one !== undefined)
    return { language: named(tag.slice(0, 2)), weight: weight === undefined ? 1 : Number(weight) }
  })
  return wishes.filter(({ language, weight }) => language && weight > 0).sort((a, b) => b.weight - a.weight)[0]
    ?.language
}

/** The reader's language: chosen now (`?lang=`), chosen before, the browser's, Chinese. A choice is kept for a year. */
export const language = createMiddleware<Edge>(async (c, next) => {
  const chosen = named(c.req.query('lang'))
  if (chosen) setCookie(c, 'lang', chosen, { path: '/', sameSite: 'Lax', maxAge: 365 * 86_400 })
  const wished = chosen ?? named(getCookie(c, 'lang')) ?? preferred(c.req.header('accept-language') ?? '') ?? 'zh'
  c.set('language', wished)
  await next()
  c.header('content-language', wished === 'zh' ? 'zh-CN' : 'en')
})
