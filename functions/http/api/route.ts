import * as z from 'zod'
import type { Context } from '#shared/authority/context.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Call } from '../edge.ts'
import { parseInput } from '../input.ts'
import type { Admission, Method } from '../routes.ts'

export const tags = {
  session: { zh: '登录', en: 'Signing in' },
  requests: { zh: '服务需求', en: 'Service requests' },
  matches: { zh: '匹配', en: 'Matches' },
  plans: { zh: '排班方案', en: 'Plans' },
  offers: { zh: '派单', en: 'Offers' },
  placements: { zh: '接单', en: 'Placements' },
  agreements: { zh: '服务协议', en: 'Agreements' },
  attendance: { zh: '签到与时长', en: 'Attendance and hours' },
  records: { zh: '服务记录与证明', en: 'Records and certificates' },
  volunteers: { zh: '志愿者', en: 'Volunteers' },
  onBehalf: { zh: '代办', en: 'Acting on behalf' },
  staff: { zh: '科协工作', en: 'Work of the association' },
  lists: { zh: '基础目录', en: 'Reference lists' },
} satisfies Record<string, Text>
export type Tag = keyof typeof tags

/** For the parts a call does not have: no query, no body, and an answer without content (204). */
export const none = z.undefined()

/** The names in braces of a path: `/offers/{offerId}` has `offerId`. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [name in Name]: string } & ParamsOf<Rest>
  : object

/** A call as it came in. */
export interface Raw {
  call: Call
  context: Context
  params: Record<string, string>
  query: unknown
  body: unknown
  /** The version the caller read (`If-Match`), when it said so. */
  version: number | undefined
}

/** A call with every part parsed. */
type Given<Path extends string, Query, Body> = Omit<Raw, 'params' | 'query' | 'body'> & {
  params: ParamsOf<Path>
  query: Query
  body: Body
}

interface Said<Path extends string> {
  method: Method
  path: Path
  admits: Admission
  tag: Tag
  summary: Text
  /** Makes something new: answers 201. */
  creates?: boolean
  /** Asks for a fresh code, or not, where the act alone does not tell. */
  stepUp?: boolean
  /** Open to staff while they act for somebody. */
  whileActing?: boolean
  /** The answer carries a version: it is sent as `ETag`, and `If-Match` may ask for it. */
  versioned?: boolean
}

/** One call of the API: what it takes and gives, as schemas, and what it does. */
export interface ApiRoute<Path extends string = string, Query = unknown, Body = unknown, Answer = unknown>
  extends Said<Path> {
  query: z.ZodType
  body: z.ZodType
  answer: z.ZodType
  /** Only a type: what a client sends. */
  sends?: { query: Query; body: Body }
  run: (raw: Raw) => Promise<{ answer: Answer; version: number | undefined }>
}

const named = <Path extends string>(
  path: Path,
  params: Record<string, string>,
): params is Record<string, string> & ParamsOf<Path> =>
  [...path.matchAll(/\{(\w+)\}/g)].every(([, name]) => name !== undefined && name in params)

const versionOf = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'
    ? value.version
    : undefined

/** Declares a call. Input is parsed before the handler runs, and the answer shows only what its schema names. */
export const route = <
  const Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  spec: Said<Path> & {
    query: Query
    body: Body
    answer: Answer
    handle: (given: Given<Path, z.output<Query>, z.output<Body>>) => Promise<z.input<Answer>>
  },
): ApiRoute<Path, z.input<Query>, z.input<Body>, z.output<Answer>> => ({
  ...spec,
  run: async (raw) => {
    const { params } = raw
    if (!named(spec.path, params)) throw new Error(`${spec.path} was called without its parameters`)
    const query = parseInput(spec.query, raw.query)
    const body = parseInput(spec.body, raw.body)
    const value = await spec.handle({ ...raw, params, query, body })
    return { answer: spec.answer.parse(value), version: spec.versioned ? versionOf(value) : undefined }
  },
})
