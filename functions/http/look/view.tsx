import { raw } from 'hono/html'
import { type Child, createContext, useContext } from 'hono/jsx'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { type Language, say, type Text } from '#shared/kernel/text.ts'

/** What every page knows about its reader. One value a request, so that parts need not be handed the language. */
export interface View {
  language: Language
  /** Path and query of this page: the language switch leads back to it. */
  path: string
  /** Who is signed in; missing for the public. */
  reader?: { role: 'volunteer' | 'requester' | 'staff'; name: string; organization?: string | undefined } | undefined
  /** Signed in, be it without any role yet. */
  signedIn?: boolean | undefined
  /** For whom the reader acts at a counter or by phone, until when; `over` once the time has run out. */
  acting?: { title: string; surname: string; until: string } | 'over' | undefined
  /** Menu entries the reader has no use for: what one cannot do is absent. */
  without?: readonly string[] | undefined
  /** Open matters by menu entry, shown as a number beside it. */
  counts?: Readonly<Record<string, number>> | undefined
}

const ViewContext = createContext<View | null>(null)
const ProblemsContext = createContext<readonly FieldProblem[]>([])

/** Fails loudly outside `show`: a part without a reader would speak the wrong language without anyone noticing. */
export const useView = (): View => {
  const view = useContext(ViewContext)
  if (!view) throw new Error('A page part was rendered outside show() or <Reader>')
  return view
}

export const useLanguage = (): Language => useView().language

/** The function that turns a `Text` into the reader's words, for attributes and labels. */
export const useSay = (): ((text: Text) => string) => {
  const language = useLanguage()
  return (text) => say(text, language)
}

/** Words in place: `<T zh="接单" en="Accept" />`; a ready Text spreads, `<T {...text} />`. */
export const T = (text: Text) => <>{say(text, useLanguage())}</>

/** Gives the parts inside it their reader; for fragments. */
export const Reader = ({ view, children }: { view: View; children: Child }) => (
  <ViewContext.Provider value={view}>{children}</ViewContext.Provider>
)

/** A whole page for one reader, with its doctype: `c.html(show(view, <OfferPage offer={offer} />))`. */
export const show = (view: View, page: Child) => (
  <>
    {raw('<!doctype html>')}
    <Reader view={view}>{page}</Reader>
  </>
)

/** The id of a field, from its path in the input: errors and labels point to the same place. */
export const fieldId = (path: string): string => path.replaceAll('.', '-')

/** Tells the fields inside which of them are wrong. */
export const Problems = ({ fields, children }: { fields: readonly FieldProblem[]; children: Child }) => (
  <ProblemsContext.Provider value={fields}>{children}</ProblemsContext.Provider>
)

/** What is wrong with the field of this path, in the reader's words. */
export const useProblem = (path: string): string | undefined => {
  const say = useSay()
  const problem = useContext(ProblemsContext).find((one) => one.path === path)
  return problem && say(problem.text)
}
