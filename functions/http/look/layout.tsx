import type { Child } from 'hono/jsx'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { ActingBanner } from './acting-banner.tsx'
import { Button, type ButtonProps } from './buttons.tsx'
import { Brand, Dock, Footer, Header, LanguageSwitch, MenuLinks, SignOut } from './chrome.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { menus } from './nav.ts'
import { Problems, T, useSay, useView } from './view.tsx'

interface Shell {
  /** Name of the page, without the product's. */
  title: string
  /** Key of the menu entry this page belongs to. */
  at?: string | undefined
  /** What a refused form got wrong: puts "Error:" in the title, the summary first, and each error at its field. */
  problems?: readonly FieldProblem[] | undefined
  /** Where scripts are off, the page asks again by itself after so many seconds: for what changes while one looks. */
  again?: number | undefined
  children: Child
}

const Document = ({ title, problems = [], again, children }: Shell) => {
  const say = useSay()
  const { language } = useView()
  const wrong = problems.length > 0 ? say({ zh: '有误：', en: 'Error: ' }) : ''
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${wrong}${title} · ${say({ zh: '科志', en: 'Kezhi' })}`}</title>
        <link rel="stylesheet" href="/assets/kezhi.css" />
        <script src="/assets/htmx.js" defer />
        {again !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(again)} />
          </noscript>
        )}
      </head>
      <body>
        <a class="skip a" href="#main">
          <T zh="跳到正文" en="Skip to content" />
        </a>
        <ActingBanner />
        <Problems fields={problems}>{children}</Problems>
      </body>
    </html>
  )
}

const Summary = ({ problems = [] }: { problems?: readonly FieldProblem[] | undefined }) =>
  problems.length > 0 ? <ErrorSummary problems={problems} focus /> : null

/** Pages for the public, volunteers and requesters. `reading` is the narrow measure for reading and deciding. */
export const Page = (props: Shell & { width?: 'wide' | 'reading' | undefined }) => (
  <Document {...props}>
    <Header at={props.at} />
    <main id="main" class={props.width === 'reading' ? 'wrap !max-w-3xl py-5 md:py-8' : 'wrap py-5 md:py-8'}>
      <Summary problems={props.problems} />
      {props.children}
    </main>
    <Footer roomy={useView().reader !== undefined} />
    <Dock at={props.at} />
  </Document>
)

type Action = Omit<ButtonProps, 'size' | 'square'>

export interface DecisionProps extends Shell {
  /** One or two acts of one size in one row; a free choice looks free. */
  actions: readonly [Action] | readonly [Action, Action]
  /** A milder answer under them, over the whole width. */
  also?: Action | undefined
  /** One line above the buttons. */
  note?: string | undefined
}

/** A page with one decision. Its action bar stays in reach and replaces the dock. */
export const DecisionPage = (props: DecisionProps) => {
  const say = useSay()
  return (
    <Document {...props}>
      <Header at={props.at} />
      <main id="main" class="wrap !max-w-3xl py-5 md:py-8">
        <Summary problems={props.problems} />
        {props.children}
      </main>
      <Footer roomy />
      <section class="actions" aria-label={say({ zh: '您的决定', en: 'Your decision' })}>
        <div class="max-w-3xl mx-auto">
          {props.note && <p class="text-sm text-soft text-center mb-2">{props.note}</p>}
          <div class={props.actions.length === 2 ? 'grid grid-cols-2 gap-3' : 'grid'}>
            {props.actions.map((action) => (
              <Button {...action} size="large" />
            ))}
          </div>
          {props.also && (
            <div class="grid mt-2">
              <Button {...props.also} />
            </div>
          )}
        </div>
      </section>
    </Document>
  )
}

/** The staff's workbench: side menu from 1024 up, a scrolling row above on smaller screens. */
export const StaffPage = (props: Shell) => {
  const { reader } = useView()
  const say = useSay()
  const menu = say({ zh: '工作菜单', en: 'Work menu' })
  return (
    <Document {...props}>
      <div class="lg:grid lg:grid-cols-[13.5rem_1fr] min-h-screen">
        <aside class="side hidden lg:flex flex-col bg-base-100 border-r border-line p-4 gap-1" aria-label={menu}>
          <div class="mb-3">
            <Brand staff />
          </div>
          <nav class="grid gap-1" aria-label={menu}>
            <MenuLinks places={menus.staff} at={props.at} icons />
          </nav>
          <div class="mt-auto text-sm text-soft px-3 pt-6">
            <p>{reader?.name}</p>
            <p>{reader?.organization}</p>
            <p class="mt-1 flex flex-wrap gap-x-4">
              <LanguageSwitch class="tap text-link" />
              <SignOut class="tap text-link" />
            </p>
          </div>
        </aside>
        <div class="min-w-0">
          <header class="bar lg:hidden">
            <div class="px-4 flex items-center justify-between min-h-14">
              <Brand staff />
              <LanguageSwitch />
            </div>
            <nav class="nav flex overflow-x-auto px-2 border-t border-line" aria-label={menu}>
              <MenuLinks places={menus.staff} at={props.at} />
            </nav>
          </header>
          <main id="main" class="p-4 md:p-7 max-w-[80rem]">
            <Summary problems={props.problems} />
            {props.children}
          </main>
        </div>
      </div>
    </Document>
  )
}
