import type { Context as HonoContext } from 'hono'
import type { RequestIdVariables } from 'hono/request-id'
import type { Files } from '#functions/files.ts'
import type { Oidc } from '#functions/oidc.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Language } from '#shared/kernel/text.ts'
import type { Session } from '#shared/people/sessions.ts'
import type { Tally } from '#shared/table/tally.ts'

/** What the app is made of: everything but who acts, and the few facts of its surroundings. */
export interface AppServices extends Omit<Context, 'actor'> {
  /** On one's own machine: sample sign-ins and plain cookies. */
  embedded: boolean
  /** Trust in another issuer of tokens, where there is one. */
  oidc?: Oidc | undefined
  /** Counts calls, where they are limited: not on one's own machine. */
  tally?: Tally | undefined
  /** Address under which people reach the pages; the one of the request when it is not known. */
  origin?: string | undefined
  /** Where papers are kept; without it there are none. */
  files?: Files | undefined
}

/** What a page says of acting for somebody. */
export type Acting = { title: string; surname: string; until: string } | 'over'

/** What the middlewares put at hand for every handler. */
export interface Edge {
  /** What Lambda hands over; absent where no Lambda is. */
  Bindings: { requestContext?: { requestId?: string; http?: { sourceIp?: string } } }
  Variables: RequestIdVariables & {
    language: Language
    /** For the verbs: acts as whoever is signed in. */
    context: Context
    files: Files | undefined
    /** For links that leave the site: printed, sent, or scanned. */
    origin: string
    /** On one's own machine. */
    embedded: boolean
    tally: Tally | undefined
    oidc: Oidc | undefined
    /** The token the session was found by. */
    sessionToken: string | undefined
    /** The session itself; absent for nobody and for programs with another proof. */
    session: Session | undefined
    /** For whom the session acts at a counter or by phone; `over` until the reader goes back to themself. */
    acting: Acting | undefined
    /** Names to greet the reader by; empty for nobody. */
    name: string
    organization: string
    /** Open matters by menu entry; read only where the menu that shows them is. */
    counts: Readonly<Record<string, number>>
    /** What the log may say of a failure. */
    failure: Record<string, unknown>
  }
}

export type Call = HonoContext<Edge>
