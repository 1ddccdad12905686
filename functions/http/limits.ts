import { log, told } from '#functions/log.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { keys } from '#shared/table/keys.ts'
import type { Tally } from '#shared/table/tally.ts'
import { toMilliseconds } from '#shared/time/instant.ts'
import { addressOf } from './caller.ts'
import type { Call } from './edge.ts'
import type { Admission } from './routes.ts'

/**
 * Calls a minute. Somebody who acts is counted by session or token; who is not signed in by address, behind which a whole
 * school may sit. So a call is counted once and costs one write unit.
 */
export const callLimits = {
  write: { own: 120, address: 600 },
  read: { own: 60, address: 600 },
} as const
type Kind = keyof typeof callLimits

const minute = 60_000
/** An address is counted in as many places, so that no school's is one hot item. */
const addressShards = 4

/** Reads that search, add up or list a city; the others cost a unit or two each. */
const costly: ReadonlySet<Admission> = new Set<Admission>([
  'dashboard.read',
  'match.explain',
  'plan.read',
  'request.list',
  'volunteer.list',
  'register.import',
  'problem.read',
  'audit.read',
  'breach.report',
])

/** Pure: which limit a call is held against; nothing for plain reads. */
export const kindOf = (method: string, admits: Admission): Kind | undefined => {
  if (method !== 'GET' && method !== 'HEAD') return 'write'
  return costly.has(admits) ? 'read' : undefined
}

/** Who a call is counted for, under a name that tells nobody who it is. */
const callerOf = (c: Call): { name: string; own: boolean } => {
  const { actor, vault } = c.get('context')
  const session = c.get('session')
  if (session) return { name: session.hash, own: true }
  if (actor.kind === 'person') return { name: actor.personId, own: true }
  return { name: vault.fingerprint(`address:${addressOf(c)}`), own: false }
}

/** Holds a call against its limit. Refuses `tooMany` until the minute is over; where counting fails, the call goes on. */
export const limitCalls = async (c: Call, tally: Tally, admits: Admission): Promise<void> => {
  const kind = kindOf(c.req.method, admits)
  if (kind === undefined) return
  const { clock, random } = c.get('context')
  const { name, own } = callerOf(c)
  const most = own ? callLimits[kind].own : callLimits[kind].address / addressShards
  const now = toMilliseconds(clock())
  const window = Math.floor(now / minute)
  const over = (window + 1) * minute
  const shard = own ? 0 : Math.floor(random() * addressShards)
  const counted = await tally({
    key: keys.calls(`${kind}:${name}`, shard, String(window)),
    entity: 'Calls',
    expires: Math.ceil(over / 1000) + 60,
  }).catch((error: unknown) => {
    log('error', 'limits', told(error))
    return 0
  })
  if (counted > most) throw tooManyCalls(Math.ceil((over - now) / 1000))
}

const tooManyCalls = (seconds: number): Refusal =>
  new Refusal(
    'tooMany',
    'callsPerMinute',
    {
      zh: `一分钟里操作太多次了，这一次没有办。请过 ${seconds} 秒，退回上一页再试，填的内容还在。`,
      en: `Too many actions within a minute; this one was not done. Wait ${seconds} seconds, go back and try again: what you entered is still there.`,
    },
    { facts: { retryAfterSeconds: seconds } },
  )
