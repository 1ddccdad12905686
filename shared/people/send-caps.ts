import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { type Instant, minutesBetween } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { sendCaps, signInRule } from './challenge.ts'

/** One count that a code is held against: whose, how many a day, and what is said when they are used up. */
export interface Share {
  name: string
  most: number
  text: Text
}

/** The changes that count one more code against every share. Refuses `tooMany` when one of them is used up for today. */
export const takeShares = async (
  { table, clock }: Pick<Context, 'table' | 'clock'>,
  shares: readonly Share[],
): Promise<Change[]> => {
  const now = clock()
  const day = localDate(now)
  const caps = await sendCaps.getMany(
    table,
    shares.map(({ name }) => keys.sendCap(name, day)),
    { consistent: true },
  )
  return shares.map(({ name, most, text }) => {
    const cap = caps.find((one) => one.name === name)
    if (cap && cap.sent >= most) throw new Refusal('tooMany', 'codesPerDay', text)
    return cap
      ? sendCaps.replace({ ...cap, sent: cap.sent + 1, lastAt: now })
      : sendCaps.create({ name, day, sent: 1, lastAt: now })
  })
}

/** Refuses a second code to the same phone from the same browser before the first could arrive. */
export const refuseTooSoon = (sentAt: Instant, now: Instant): void => {
  const wait = signInRule.pauseSeconds - Math.floor(minutesBetween(sentAt, now) * 60)
  if (wait <= 0) return
  throw new Refusal(
    'tooMany',
    'codeSentJustNow',
    {
      zh: `验证码刚发过。没收到的话，${wait} 秒后再要一次。`,
      en: `A code was sent a moment ago. If it does not arrive, ask again in ${wait} seconds.`,
    },
    { facts: { retryAfterSeconds: wait } },
  )
}
