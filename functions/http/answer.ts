import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import { services } from '#functions/context.ts'
import { filesOf } from '#functions/files.ts'
import { openOidc } from '#functions/oidc.ts'
import { type Part, partOf, parts } from './parts.ts'

type Answer = ReturnType<typeof handle>
const ready = new Map<Part, Answer>()

/** What may travel as text. A file of rows goes as bytes: read as text it would lose the mark that tells its encoding. */
const asText = /^text\/(?!csv)|[/+](?:json|xml)\s*(?:;|$)/i

/** Code is loaded while the keys are fetched. */
const open = async (part: Part): Promise<Answer> => {
  const [{ env, tally, ...rest }, { createApp }, { modules }] = await Promise.all([
    services(),
    import('./app.ts'),
    parts[part].load(),
  ])
  const files = await filesOf(env)
  const oidc =
    env.OIDC_ISSUER === undefined || env.OIDC_AUDIENCE === undefined
      ? undefined
      : openOidc({ issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE }, rest.clock)
  const limits = env.RATE_LIMITS === '1' ? { tally } : {}
  const { app } = createApp(
    { ...rest, ...limits, oidc, embedded: env.EMBEDDED === '1', origin: env.SITE_ORIGIN, files },
    modules,
  )
  return handle(app, { isContentTypeBinary: (type) => !asText.test(type) })
}

/** Answers one request of the gateway with the part of the site it is for, which is made at the first such request. */
export const answer = async (event: LambdaEvent, context: LambdaContext): Promise<Awaited<ReturnType<Answer>>> => {
  const part = partOf('rawPath' in event ? event.rawPath : '/')
  const handler = ready.get(part) ?? (await open(part))
  ready.set(part, handler)
  return handler(event, context)
}
