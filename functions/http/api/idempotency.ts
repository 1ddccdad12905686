import { createHash } from 'node:crypto'
import * as z from 'zod'
import { actorName } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Stale } from '#shared/table/table.ts'
import { addHours, addMinutes, Instant, toMilliseconds } from '#shared/time/instant.ts'

const keptHours = 24
/** After so long an act without an answer has died, and a repeat may take its place. */
const patienceMinutes = 1

/** An act of the API under the name its caller gave it, with its answer once there is one, sealed to the caller. */
const Once = z.object({
  by: z.string(),
  name: z.string(),
  /** Of method, path and body: the same name for something else is a mistake. */
  act: z.string(),
  at: Instant,
  answer: z.string().optional(),
})
type Once = z.infer<typeof Once>
const onces = entity('Once', Once, (once) => ({
  ...keys.idempotency(once.by, once.name),
  expires: Math.ceil(toMilliseconds(addHours(once.at, keptHours)) / 1000),
}))

const Answer = z.object({ status: z.number(), body: z.string(), headers: z.record(z.string(), z.string()) })
export type Answer = z.infer<typeof Answer>

const hashOf = (act: readonly string[]): string => createHash('sha256').update(act.join('\u0000')).digest('base64url')

/** The name a caller may give an act: it is done once, and a repeat within 24 hours gets the same answer. */
export const keyPattern = /^[\x21-\x7e]{8,128}$/

/**
 * Does an act once for each name and caller. A repeat gets the stored answer; the same name with another content is
 * refused, and so is a repeat while the first is still at work. What failed is forgotten and may be tried again.
 */
export const once = async (
  context: Context,
  { name, act }: { name: string; act: readonly string[] },
  run: () => Promise<Answer>,
): Promise<Answer> => {
  if (!keyPattern.test(name)) throw badKey(name)
  const by = actorName(context.actor)
  const claim = await claimed(context, { by, name, act: hashOf(act), at: context.clock() })
  if (claim.answer !== undefined) return Answer.parse(JSON.parse(context.vault.open(claim.answer, by)))
  try {
    const answer = await run()
    await keep(context, { ...claim, answer: context.vault.seal(JSON.stringify(answer), by) })
    return answer
  } catch (error) {
    await forget(context, claim)
    throw error
  }
}

const claimed = async (context: Context, mine: Once): Promise<Loaded<Once>> => {
  const before = await onces.get(context.table, onces.keyOf(mine))
  const now = context.clock()
  const isOver = before && before.at <= addHours(now, -keptHours)
  if (before && !isOver) {
    if (before.act !== mine.act) throw otherContent()
    if (before.answer !== undefined) return before
    if (before.at > addMinutes(now, -patienceMinutes)) throw stillAtWork()
  }
  try {
    await context.table.write([before ? onces.replace({ ...mine, version: before.version }) : onces.create(mine)])
  } catch (error) {
    if (error instanceof Stale) throw stillAtWork()
    throw error
  }
  return { ...mine, version: (before?.version ?? 0) + 1 }
}

/** The act is done: whatever becomes of its entry here must not turn it into a failure. */
const keep = async (context: Context, claim: Loaded<Once>): Promise<void> => {
  try {
    await context.table.write([onces.replace(claim)])
  } catch (error) {
    if (!(error instanceof Stale)) throw error
  }
}

const forget = async (context: Context, claim: Loaded<Once>): Promise<void> => {
  try {
    await context.table.write([onces.remove(claim)])
  } catch (error) {
    if (!(error instanceof Stale)) throw error
  }
}

const badKey = (name: string): Refusal =>
  new Refusal('invalid', 'idempotencyKey', {
    zh: `Idempotency-Key“${name.slice(0, 20)}”不合格：要 8 到 128 个可见字符。`,
    en: `The Idempotency-Key "${name.slice(0, 20)}" will not do: 8 to 128 visible characters are needed.`,
  })

const otherContent = (): Refusal =>
  new Refusal('invalid', 'idempotencyKeyReused', {
    zh: '这个 Idempotency-Key 已用于另一内容。新的操作请换一个。',
    en: 'This Idempotency-Key was used for something else. Take a new one for a new act.',
  })

const stillAtWork = (): Refusal =>
  new Refusal(
    'conflict',
    'stillAtWork',
    {
      zh: '同一操作还在进行。稍等一两秒再查。',
      en: 'The same act is still at work. Ask again in a second or two.',
    },
    { facts: { retryAfterSeconds: 2 } },
  )
