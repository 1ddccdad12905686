import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ScoreBar, ScoreLegend } from '#functions/http/look/bars.tsx'
import {
  distanceText,
  durationText,
  leftText,
  percentText,
  replyByText,
  spanText,
} from '#functions/http/look/format.ts'
import { Gallery } from '#functions/http/look/gallery.tsx'
import { DecisionPage, Page, StaffPage } from '#functions/http/look/layout.tsx'
import { states } from '#functions/http/look/tags.tsx'
import { show, type View } from '#functions/http/look/view.tsx'
import { isPenalty } from '#shared/matching/weights.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'

const zh: View = { language: 'zh', path: '/components' }
const en: View = { language: 'en', path: '/components?at=2' }
const render = (view: View, page: Parameters<typeof show>[1]): string => String(show(view, page))
const pages = { zh: render(zh, <Gallery />), en: render(en, <Gallery />) }
const all = (page: string, pattern: RegExp): string[] => [...page.matchAll(pattern)].map(([, found = '']) => found)
const words = (markup: string): string =>
  markup
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]+>/g, '')
    .trim()

describe('the parts of a score', () => {
  const parts = Object.keys(firstEdition.settings.weights).map((of) => ({
    of,
    name: of,
    points: isPenalty(of) ? -10 : 10,
  }))
  const looks = (part: (typeof parts)[number], Picture: typeof ScoreBar): string =>
    all(render(zh, <Picture parts={[part]} />), /<(?:rect|line)[^>]* class="([^"]*)"/g).join(' ')

  it('each look like no other', () => {
    expect(new Set(parts.map((part) => looks(part, ScoreBar))).size).toBe(parts.length)
  })
  it.each(parts)('$of looks the same in the legend as in the bar', (part) => {
    expect(looks(part, ScoreLegend)).toBe(looks(part, ScoreBar))
  })
})

describe('states', () => {
  const every = Object.values(states).flatMap((noun) => Object.values(noun))

  it('each has an icon and a word in both languages', () => {
    for (const one of every) {
      expect(one.icon).not.toBe('')
      expect(one.text.zh).not.toBe('')
      expect(one.text.en).not.toBe('')
    }
  })
  it('are drawn with icon and word', () => {
    for (const [noun, of] of Object.entries(states)) {
      for (const one of Object.values(of)) {
        expect(pages.zh, `${noun}: ${one.text.zh}`).toMatch(
          new RegExp(`<span class="tag[^"]*"><svg[^>]*data-icon="${one.icon}".*?</svg>${one.text.zh}</span>`),
        )
      }
    }
  })
  it('a decline is quiet', () => {
    expect(states.offer.declined.tone).toBe('quiet')
    expect(pages.zh).toMatch(/<span class="tag"><svg[^>]*data-icon="minus".*?<\/svg>已谢绝<\/span>/)
  })
})

describe.each(['zh', 'en'] as const)('every part, %s', (language) => {
  const page = pages[language]

  it('is a page of its language with one heading and a skip link', () => {
    expect(page).toMatch(/^<!doctype html><html lang="/)
    expect(page).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)
    expect(all(page, /<(h1)[ >]/g)).toHaveLength(1)
    expect(page).toContain('<a class="skip a" href="#main">')
  })
  it('has no script and no style of its own', () => {
    expect(all(page, /<script([^>]*)>/g)).toEqual([' src="/assets/htmx.js" defer=""'])
    expect(page).not.toMatch(/<script[^>]*>[^<]/)
    expect(page).not.toMatch(/ style="/)
    expect(page).not.toMatch(/ on[a-z]+="/)
  })
  it('misses no words', () => {
    expect(page).not.toMatch(/undefined|NaN|\[object/)
    for (const tag of ['button', 'a', 'label', 'th', 'h2', 'dt', 'option', 'legend', 'summary', 'figcaption']) {
      for (const [element, attributes = '', inner = ''] of page.matchAll(
        new RegExp(`<${tag}((?: [^>]*)?)>(.*?)</${tag}>`, 'gs'),
      )) {
        expect(words(inner) || /aria-label="[^"]+"/.test(attributes) || undefined, element).toBeTruthy()
      }
    }
  })
  it('gives every picture words or hides it', () => {
    for (const attributes of all(page, /<svg([^>]*)>/g)) {
      expect(attributes).toMatch(
        /aria-hidden="true"|role="img" aria-label="[^"]{2,}"|aria-label="[^"]{2,}".*role="img"/,
      )
    }
    const charts = all(page, /<svg([^>]*)>/g).filter((attributes) => /class="(chart|day-strip)/.test(attributes))
    expect(charts).toHaveLength(3)
    expect(charts.every((attributes) => attributes.includes('role="img"'))).toBe(true)
  })
  it('links each error of the summary to a field that is marked and described', () => {
    const links = all(page.slice(page.indexOf('role="alert"')), /<li><a class="tap text-error[^"]*" href="#([^"]+)"/g)
    expect(links).toHaveLength(3)
    for (const id of links) {
      expect(page).toMatch(new RegExp(`<(input|select|textarea)[^>]* id="${id}"`))
    }
    for (const id of all(page, /aria-describedby="([^"]+)"/g).flatMap((ids) => ids.split(' '))) {
      expect(page).toContain(`id="${id}"`)
    }
  })
  it('labels every field', () => {
    for (const control of all(page, /<((?:input|select|textarea) [^>]*)>/g)) {
      const id = /\bid="([^"]+)"/.exec(control)?.[1]
      const wrapped = /class="(checkbox|radio|toggle)/.test(control)
      expect(wrapped || control.includes('aria-label="') || page.includes(`<label for="${id}"`), control).toBe(true)
    }
  })
  it('heads every cell of a stacking table', () => {
    const table = /<table class="grid-table stack".*?<\/table>/s.exec(page)?.[0] ?? ''
    expect(all(table, /<(td)[ >]/g).length).toBeGreaterThan(0)
    expect(all(table, /<td([^>]*)>/g).every((attributes) => /data-h="[^"]+"/.test(attributes))).toBe(true)
    expect(all(table, /<th ([^>]*)>/g).every((attributes) => attributes.includes('scope='))).toBe(true)
  })
  it('uses no id twice', () => {
    const ids = all(page, / id="([^"]+)"/g)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })
  it('uses no class the built style sheet lacks', () => {
    const css = readFileSync(new URL('../../functions/http/look/kezhi.css', import.meta.url), 'utf8')
    const used = new Set(all(page, / class="([^"]*)"/g).flatMap((names) => names.split(/\s+/).filter(Boolean)))
    const lacking = [...used].filter((name) => !css.includes(`.${name.replace(/[^\w-]/g, '\\$&')}`))
    expect(lacking).toEqual([])
  })
})

describe('languages', () => {
  it('the English page speaks no Chinese but names, the switch and typed values', () => {
    const rest = words(pages.en.replace(/value="[^"]*"/g, ''))
      .replaceAll('简体中文', '')
      .replace(/Aa 字|韦/g, '')
    expect(rest.match(/[\u4e00-\u9fff]+/g)).toBeNull()
  })
  it('the switch keeps the page and its query', () => {
    expect(pages.en).toContain('href="/components?at=2&amp;lang=zh"')
    expect(pages.zh).toContain('href="/components?lang=en"')
  })
})

describe('shells', () => {
  const reader = { role: 'volunteer', name: '韦' } as const
  const problems = [{ path: 'shifts.0.ends', text: { zh: '结束要晚于开始', en: 'The end must follow the start' } }]

  it('a refused form says so in the title and starts at the summary', () => {
    const page = render(zh, <Page title="提需求" problems={problems} children={<h1>提需求</h1>} />)
    expect(page).toContain('<title>有误：提需求 · 科志</title>')
    expect(render(en, <Page title="Ask" problems={problems} children="" />)).toContain(
      '<title>Error: Ask · Kezhi</title>',
    )
    expect(page).toMatch(/<main[^>]*><div[^>]*role="alert"[^>]*autofocus/)
    expect(page).toContain('href="#shifts-0-ends"')
  })
  it('a decision has one or two buttons of one size, and no dock', () => {
    const page = render(
      { ...zh, reader },
      <DecisionPage
        title="一份邀请"
        actions={[
          { children: '谢绝', novalidate: true },
          { children: '接单', look: 'main' },
        ]}
        children={<h1>一份邀请</h1>}
      />,
    )
    const bar = /<section class="actions".*?<\/section>/s.exec(page)?.[0] ?? ''
    const buttons = all(bar, /<button[^>]*class="([^"]*)"/g)
    expect(buttons).toHaveLength(2)
    expect(buttons.every((look) => look.includes('btn-lg'))).toBe(true)
    expect(page).not.toContain('class="tabs')
  })
  it('menus mark the place and count what waits', () => {
    const page = render({ ...zh, reader, counts: { offers: 2 } }, <Page title="邀请" at="offers" children="" />)
    expect(all(page, /<a href="([^"]+)" aria-current="page"/g)).toEqual(['/offers', '/offers'])
    expect(page).toMatch(/<span class="dot">2<span class="sr-only">/)
    const staff = render(
      { ...zh, reader: { role: 'staff', name: '陆干事' } },
      <StaffPage title="看板" at="dashboard" children="" />,
    )
    expect(staff).toContain('class="side')
    expect(staff).not.toContain('class="tabs')
  })
  it('a part outside a reader fails loudly', () => {
    expect(() => String(<Gallery />)).toThrow(/outside show/)
  })
})

describe('formats', () => {
  const at = (text: string): string => new Date(`${text}:00+08:00`).toISOString()
  const now = at('2026-09-15T10:40')

  it('spans', () => {
    const span = { starts: at('2026-09-19T14:00'), ends: at('2026-09-19T17:00') }
    expect(spanText(span, 'zh')).toBe('9月19日 周六 14:00–17:00')
    expect(spanText(span, 'en')).toBe('Sat 19 Sep 14:00–17:00')
    expect(spanText({ starts: at('2026-09-19T20:00'), ends: at('2026-09-20T00:00') }, 'zh')).toBe(
      '9月19日 周六 20:00–24:00',
    )
    expect(spanText({ starts: at('2026-12-31T22:00'), ends: at('2027-01-01T02:00') }, 'en')).toBe(
      'Thu 31 Dec 22:00 – Fri 1 Jan 02:00',
    )
  })
  it('deadlines', () => {
    expect(replyByText(at('2026-09-15T18:00'), now, 'zh')).toBe('今天 18:00 前回复就行，还有 7 小时')
    expect(replyByText(at('2026-09-16T09:00'), now, 'en')).toBe('Reply by tomorrow 09:00, 22 hours left')
    expect(replyByText(at('2026-09-15T10:00'), now, 'zh')).toBe('回复时间已过（今天 10:00）')
    expect(leftText(at('2026-09-15T07:30'), now, 'zh')).toBe('超 3 小时')
    expect(leftText(at('2026-09-15T10:41'), now, 'en')).toBe('1 minute left')
    expect(leftText(at('2026-09-18T10:40'), now, 'zh')).toBe('还有 3 天')
  })
  it('amounts', () => {
    expect(durationText(200, 'zh')).toBe('3 小时 20 分')
    expect(durationText(0, 'en')).toBe('0 min')
    expect(distanceText(8_200, 'zh')).toBe('约 8 公里')
    expect(distanceText(430, 'en')).toBe('about 400 m')
    expect(percentText(187, 214)).toBe('87%')
    expect(percentText(0, 0)).toBe('—')
  })
})
