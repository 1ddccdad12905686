import * as z from 'zod'
import { type Form, nestedOf } from '#functions/http/form.ts'
import { domains, skillsOf } from '#shared/skills/taxonomy.ts'
import { addMinutes, Instant, minutesBetween } from '#shared/time/instant.ts'
import { fromLocal, localDate, localTime, minuteOfDay } from '#shared/time/shanghai.ts'

// What the form of a need holds while it is being written: texts as typed, nothing checked. A draft keeps exactly this.

const text = z.union([z.string(), z.number().transform(String)]).catch('')
const nested = (value: unknown): unknown => value ?? {}
/** A field sent once is a text, sent twice a list. */
const several = <S extends z.ZodType>(of: S) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value.filter((one) => one != null) : value === undefined ? [] : [value]),
    z.array(of).catch([]),
  )
const flag = z.preprocess((value) => value === true || value === 'on' || value === 'yes', z.boolean())
/** A question without a preset answer. */
const answer = z.preprocess(
  (value) => (value === true ? 'yes' : value === false ? 'no' : value),
  z.enum(['', 'yes', 'no']).catch(''),
)
/** A stored moment comes back as the wall time that was picked. */
const time = text.transform((value) => (Instant.safeParse(value).success ? localTime(value) : value))
/** The end of a day is 24:00 of that day, not 00:00. */
const endTime = time.transform((value) => (value === '00:00' ? '24:00' : value))

const TypedSkill = z.preprocess(nested, z.object({ skill: text, level: text }))
const TypedPosition = z.preprocess(
  nested,
  z.object({
    id: text,
    name: text,
    skills: several(TypedSkill),
    licences: several(text),
    trainings: several(text),
    languages: several(text),
    seats: text,
    minimum: text,
  }),
)
const withDay = (value: unknown): unknown => {
  const shift = z.looseObject({ starts: Instant, date: z.unknown().optional() }).safeParse(value)
  return shift.success && shift.data.date === undefined
    ? { ...shift.data, date: localDate(shift.data.starts) }
    : (value ?? {})
}
const TypedShift = z.preprocess(
  withDay,
  z.object({ id: text, date: text, starts: time, ends: endTime, positions: several(TypedPosition) }),
)

/** Risks as ticked; a stored list without any stands for the statement that there are none. */
const RiskNote = z.object({ kind: z.string(), note: z.string() })
const withRisks = (value: unknown): unknown => {
  const stored = z.looseObject({ risks: z.array(RiskNote), dangerous: z.boolean() }).safeParse(value)
  if (!stored.success) return value ?? {}
  const { risks } = stored.data
  return {
    ...stored.data,
    risks: risks.length === 0 ? ['none'] : risks.map(({ kind }) => kind),
    riskNotes: Object.fromEntries(risks.map(({ kind, note }) => [kind, note])),
  }
}

export const TypedRequest = z.preprocess(
  withRisks,
  z.object({
    requesterId: text,
    title: text,
    problem: text,
    outcome: text,
    /** Everything the need touches; each position then names what its people must know. */
    skills: several(text),
    shifts: several(TypedShift),
    manner: text,
    place: z.preprocess(nested, z.object({ townshipCode: text, address: text })),
    scopeItem: text,
    destination: text,
    audience: z.preprocess(nested, z.object({ kind: text, count: text })),
    conditions: text,
    risks: several(text),
    riskNotes: z.record(z.string(), text).catch({}),
    dangerous: answer,
    safetyMeasures: text,
    confidential: flag,
    signatureAsked: flag,
    emergency: flag,
    campaignId: text,
    directedTo: several(text),
    /** "I know that this is free": asked anew at every submission, never kept. */
    free: flag,
  }),
)
export type TypedRequest = z.infer<typeof TypedRequest>
export type TypedShift = TypedRequest['shifts'][number]
export type TypedPosition = TypedShift['positions'][number]

const newest = (prefix: string, taken: readonly { id: string }[]): string => {
  for (let number = 1; ; number += 1) {
    if (!taken.some(({ id }) => id === `${prefix}${number}`)) return `${prefix}${number}`
  }
}

export const blankPosition = (others: readonly { id: string }[]): TypedPosition => ({
  id: newest('p', others),
  name: '',
  skills: [{ skill: '', level: '2' }],
  licences: [],
  trainings: [],
  languages: [],
  seats: '1',
  minimum: '1',
})

/** A further shift asks for the same people as the one before, because it mostly does. */
export const blankShift = (others: readonly TypedShift[]): TypedShift => {
  const last = others.at(-1)
  return {
    id: newest('s', others),
    date: '',
    starts: last?.starts ?? '',
    ends: last?.ends ?? '',
    positions: last?.positions ?? [blankPosition([])],
  }
}

const order = new Map(domains.flatMap(({ code }) => skillsOf(code)).map(({ code }, at) => [code, at]))

/** Gives every shift and position an id, gathers the skills, and takes the only skill there is as the one a position needs. */
const completed = (typed: TypedRequest): TypedRequest => {
  const named = [
    ...typed.skills,
    ...typed.shifts.flatMap(({ positions }) => positions.flatMap(({ skills }) => skills.map(({ skill }) => skill))),
  ]
  const skills = [...new Set(named)]
    .filter((code) => order.has(code))
    .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const only = skills.length === 1 ? (skills[0] ?? '') : ''
  const shifts: TypedShift[] = []
  for (const shift of typed.shifts.length === 0 ? [blankShift([])] : typed.shifts) {
    const positions: TypedPosition[] = []
    for (const position of shift.positions.length === 0 ? [blankPosition([])] : shift.positions) {
      const [first, ...more] = position.skills
      positions.push({
        ...position,
        id: /^p\d{1,2}$/.test(position.id) ? position.id : newest('p', [...positions, ...shift.positions]),
        skills: [
          { skill: first?.skill || only, level: first?.level || '2' },
          ...more.filter(({ skill }) => skill !== ''),
        ],
      })
    }
    shifts.push({
      ...shift,
      id: /^s\d{1,2}$/.test(shift.id) ? shift.id : newest('s', [...shifts, ...typed.shifts]),
      positions,
    })
  }
  return { ...typed, skills, shifts }
}

/** Reads what was typed, from a form, a draft, or a request (each has the same names). Never fails. */
export const typedFrom = (fields: Record<string, unknown>): TypedRequest => completed(TypedRequest.parse(fields))

export const typedFromForm = (form: Form): TypedRequest => typedFrom(nestedOf(form))

/** What the buttons within the form do; `act` is `addShift`, `dropPosition:0.1` and the like. Unknown acts change nothing. */
export const edited = (typed: TypedRequest, act: string): TypedRequest => {
  const [verb = '', where = ''] = act.split(':')
  const [shiftAt, positionAt] = where.split('.').map(Number)
  switch (verb) {
    case 'addShift':
      return typed.shifts.length >= 10 ? typed : { ...typed, shifts: [...typed.shifts, blankShift(typed.shifts)] }
    case 'dropShift':
      return typed.shifts.length === 1 ? typed : { ...typed, shifts: typed.shifts.filter((_, at) => at !== shiftAt) }
    case 'addPosition':
      return withPositions(typed, shiftAt, (all) => (all.length >= 8 ? all : [...all, blankPosition(all)]))
    case 'dropPosition':
      return withPositions(typed, shiftAt, (all) => (all.length === 1 ? all : all.filter((_, at) => at !== positionAt)))
    default:
      return typed
  }
}

const withPositions = (
  typed: TypedRequest,
  shiftAt: number | undefined,
  change: (positions: TypedPosition[]) => TypedPosition[],
): TypedRequest => ({
  ...typed,
  shifts: typed.shifts.map((shift, at) => (at === shiftAt ? { ...shift, positions: change(shift.positions) } : shift)),
})

/** A change that would help, put into the form for the requester to look at; the shift keeps its length. */
export const suggested = (
  typed: TypedRequest,
  wished: { manner: string | undefined; shiftId: string | undefined; starts: string | undefined },
): TypedRequest => {
  const moved = Instant.safeParse(wished.starts)
  const start = moved.success ? moved.data : undefined
  return {
    ...typed,
    manner: wished.manner === 'online' ? 'online' : typed.manner,
    shifts: typed.shifts.map((shift) =>
      start !== undefined && shift.id === wished.shiftId ? { ...shift, ...movedTo(shift, start) } : shift,
    ),
  }
}

const movedTo = (shift: TypedShift, starts: Instant): Pick<TypedShift, 'date' | 'starts' | 'ends'> => {
  const length = minutesBetween(fromLocal(shift.date, shift.starts), fromLocal(shift.date, shift.ends))
  const ends = addMinutes(starts, length)
  return {
    date: localDate(starts),
    starts: localTime(starts),
    ends: minuteOfDay(ends) === 0 ? '24:00' : localTime(ends),
  }
}
