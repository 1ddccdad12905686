import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import { services } from '#functions/context.ts'
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
  const limits = env.RATE_LIMITS === '1' ? { tally } : {}
  const { app } = createApp({ ...rest, ...limits, embedded: env.EMBEDDED === '1', origin: env.SITE_ORIGIN }, modules)
  return handle(app, { isContentTypeBinary: (type) => !asText.test(type) })
}

/** Answers one request of the gateway with the part of the site it is for, which is made at the first such request. */
export const answer = async (event: LambdaEvent, context: LambdaContext): Promise<Awaited<ReturnType<Answer>>> => {
  const part = partOf('rawPath' in event ? event.rawPath : '/')
  const handler = ready.get(part) ?? (await open(part))
  ready.set(part, handler)
  return handler(event, context)
}
