import * as z from 'zod'
import { Instant } from '#shared/time/instant.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'

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

/** A need as typed. */
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
    /** What the coach asked last, and the answer: taken over into the fields at once. */
    ask: z.preprocess(
      nested,
      z.object({
        name: text,
        text,
        date: text,
        starts: text,
        ends: text,
        danger: text,
        dangers: text,
        protection: text,
      }),
    ),
    /** Questions of the coach left unanswered on purpose. */
    skipped: several(text),
    /** "I know that this is free": asked anew at every submission, never kept. */
    free: flag,
  }),
)
export type TypedRequest = z.infer<typeof TypedRequest>
/** A shift as typed. */
export type TypedShift = TypedRequest['shifts'][number]
/** A position as typed. */
export type TypedPosition = TypedShift['positions'][number]
