import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { type FieldProblem, notFound, Refusal } from '#shared/kernel/refusal.ts'
import { people } from '#shared/people/person.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { affectedBy, type Suspicion } from './affected.ts'
import {
  type Breach,
  BreachCause,
  breaches,
  breachId,
  breachPeople,
  breachRule,
  breachSubject,
  breachWord,
} from './breach.ts'

export interface BreachInput {
  cause: string
  value: string
  from: Instant | undefined
  to: Instant | undefined
  noticedAt: Instant | undefined
}

const perWrite = 80

/**
 * Reckons who was affected by a suspected access and keeps it as a report. The people stand before the report does, so that
 * no report lacks any of them; making the same one again changes nothing.
 */
export const reportBreach = async (context: Context, input: BreachInput): Promise<Breach> => {
  permit(context, 'breach.report', breachSubject)
  const { table } = context
  const at = context.clock()
  const { noticedAt, ...suspicion } = await checked(context, input)
  const by = actorName(context.actor)
  const id = breachId(by, at, suspicion.cause, suspicion.value)
  const { affected, looks } = await affectedBy(table, suspicion)
  for (let start = 0; start < affected.length; start += perWrite) {
    const some = affected.slice(start, start + perWrite)
    await table.write(some.map((one) => breachPeople.put({ breachId: id, at, ...one })))
  }
  const breach: Breach = { id, at, by, ...suspicion, noticedAt, people: affected.length, looks }
  const note = `${suspicion.cause} ${suspicion.value} ${suspicion.from} ${suspicion.to}: ${affected.length}`
  await table.write([breaches.put(breach), audited(context, id, 'breach.report', note)])
  return breach
}

/** One report, for whoever may make one. */
export const loadBreach = async (context: Context, id: string) => {
  permit(context, 'breach.report', breachSubject)
  const breach = await breaches.get(context.table, keys.breach(id))
  if (!breach) throw notFound(breachWord)
  return breach
}

const shapes: Readonly<Record<BreachCause, RegExp>> = {
  person: /^per_\w{1,40}$/,
  session: /^[\w-]{12}$/,
  token: /^tok_\w{1,40}$/,
  route: /^(GET|POST|PUT|PATCH|DELETE) \/[\w/:.{}-]*$/,
}
const shapeWords: Readonly<Record<BreachCause, string>> = {
  person: 'per_…',
  session: 'k3F9…（12）',
  token: 'tok_…',
  route: 'GET /staff/volunteers/:volunteerId',
}

const checked = async (context: Context, input: BreachInput): Promise<Suspicion & { noticedAt: Instant }> => {
  const now = context.clock()
  const cause = BreachCause.safeParse(input.cause)
  const fields: FieldProblem[] = []
  const wrong = (path: string, zh: string, en: string) => fields.push({ path, text: { zh, en } })
  if (!cause.success) wrong('cause', '选一下怀疑的是什么。', 'Choose what is suspected.')
  const value = input.value.trim()
  if (cause.success && !shapes[cause.data].test(value)) {
    const like = shapeWords[cause.data]
    const typed = value.slice(0, 40)
    wrong(
      'value',
      `“${typed}”不像。应当是 ${like}，从审计记录里照抄。`,
      `"${typed}" does not look right. It is like ${like}; copy it from the audit.`,
    )
  } else if (cause.data === 'person' && !(await people.get(context.table, keys.person(value)))) {
    wrong(
      'value',
      `没有 ${value} 这个人。从审计记录里照抄。`,
      `There is nobody called ${value}. Copy it from the audit.`,
    )
  }
  const { from, to, noticedAt } = input
  if (from === undefined) wrong('from', '填从什么时候开始。', 'Say from when.')
  if (to === undefined) wrong('to', '填到什么时候为止。', 'Say until when.')
  if (noticedAt === undefined || noticedAt > now) {
    wrong('noticedAt', '填什么时候发现的，不能晚于现在。', 'Say when it was noticed; not later than now.')
  }
  if (from !== undefined && to !== undefined) {
    if (to <= from) wrong('to', '结束要晚于开始。', 'The end has to come after the beginning.')
    else if (to > addDays(from, breachRule.mostDays)) {
      wrong(
        'to',
        `一份报告最多 ${breachRule.mostDays} 天，请分成几份。`,
        `A report covers ${breachRule.mostDays} days at most; make several.`,
      )
    }
  }
  if (!cause.success || from === undefined || to === undefined || noticedAt === undefined || fields.length > 0) {
    throw new Refusal('invalid', 'breach', { zh: '有几处要改。', en: 'Some things to correct.' }, { fields })
  }
  return { cause: cause.data, value, from, to, noticedAt }
}
