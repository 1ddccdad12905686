import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { paperRule } from '#shared/volunteers/paper-rule.ts'
import type { Edge } from './edge.ts'
import { faults } from './problem.ts'

/** Nothing but our own files runs or loads; no inline script, no framing. Forms go nowhere else but to where files are kept. */
export const headers = (embedded: boolean, uploads?: string) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'", ...(uploads === undefined ? [] : [uploads])],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // Own machines speak plain HTTP.
    strictTransportSecurity: embedded ? false : 'max-age=31536000; includeSubDomains',
    permissionsPolicy: { camera: ['self'], geolocation: ['self'], microphone: [], payment: [], usb: [] },
  })

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/** A form from another site is turned away. Only the host is compared: TLS ends before this function. */
export const ownForms = csrf({ origin: (origin, c) => hostOf(origin) === new URL(c.req.url).host })

/** Programs may leave both headers out; a browser does not, and then it has to be one of our pages that calls. */
export const ownCalls = createMiddleware<Edge>(async (c, next) => {
  const site = c.req.header('sec-fetch-site') ?? 'none'
  const origin = c.req.header('origin')
  const foreign = !['same-origin', 'none'].includes(site) || (origin && hostOf(origin) !== new URL(c.req.url).host)
  if (foreign && !['GET', 'HEAD'].includes(c.req.method)) throw faults.foreignOrigin
  await next()
})

const refuseLarge = (): never => {
  throw faults.tooLarge
}
const usual = bodyLimit({ maxSize: 256 * 1024, onError: refuseLarge })
const refuseLargeSheet = (): never => {
  throw faults.sheetTooLarge
}
// A list as a program sends it is a third longer than the file.
const withSheet = bodyLimit({ maxSize: 3 * 1024 * 1024, onError: refuseLargeSheet })
/** Where lists of the register come in. */
const sheetPaths = ['/staff/register-import', '/api/v1/register-imports']
// The form around a file takes a little more than the file.
const withFile = bodyLimit({ maxSize: paperRule.mostBytes + 16 * 1024, onError: refuseLarge })

/**
 * What is larger than any form is turned away unread. Files go straight to where they are kept; only on one's own machine
 * do they come this way. Lists do everywhere: they are read and not kept.
 */
export const smallBodies = (embedded: boolean) =>
  createMiddleware<Edge>((c, next) => {
    if (sheetPaths.includes(c.req.path)) return withSheet(c, next)
    return (embedded && c.req.path.startsWith('/uploads/') ? withFile : usual)(c, next)
  })
