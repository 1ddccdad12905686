import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import { services } from '#functions/context.ts'
import { createApp } from './app.tsx'

type Answer = ReturnType<typeof handle>
let ready: { of: object; handler: Answer } | undefined

/** Answers one request of the gateway with the app, which is made at the first one. */
export const answer = async (event: LambdaEvent, context: LambdaContext): Promise<Awaited<ReturnType<Answer>>> => {
  const open = await services()
  if (ready?.of !== open) {
    const { env, ...rest } = open
    ready = { of: open, handler: handle(createApp({ ...rest, embedded: env.EMBEDDED === '1' }).app) }
  }
  return ready.handler(event, context)
}
