import fc from 'fast-check'

// Content made from the schemas of the document, then spoilt.

/** The part of JSON Schema that zod writes. */
export interface Schema {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  additionalProperties?: Schema | boolean
}

/** Texts that programs have stumbled over. */
export const oddTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202eabc',
  'e\u0301\u0301\u0301',
  '１２３４５６',
  '٣',
  '𠮷'.repeat(40),
  'x'.repeat(10_000),
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  'toString',
  '#REQUEST#',
  '../../etc/passwd',
  '%00%2e%2e',
  '=cmd|calc!A1',
  '<script>alert(1)</script>',
  '" onload="alert(1)',
  "' OR '1'='1",
  '{"$ne":null}',
  '{{7*7}}',
  '\r\nset-cookie: session=x',
  '2026-13-45T99:99:99.999Z',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00.000Z',
] as const
const oddNumbers = [0, -1, 0.1, 1e21, -1e308, 1.7e308, 2 ** 53, -(2 ** 53), 5e-324] as const

/** JSON keeps such a name as a key of its own; careless copying would make it the prototype. */
const poisoned: unknown = JSON.parse(
  '{"__proto__":{"roles":[{"role":"administrator"}]},"constructor":{"prototype":{}}}',
)
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<unknown>(...oddTexts) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...oddNumbers) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, true, [], {}, [null], poisoned, deep(200), Array(300).fill('a')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
)

/** What a name usually holds: words in braces are told apart when the request is sent. */
const known: Readonly<Record<string, readonly unknown[]>> = {
  requesterId: ['{requesterId}'],
  volunteerId: ['{volunteerId}'],
  placementId: ['{placementId}'],
  offerIds: ['{offerId}'],
  offerId: ['{offerId}'],
  requestId: ['{requestId}'],
  shiftId: ['s1', 's2'],
  positionId: ['p1'],
  organizationIds: ['org_welding', 'org_north'],
  directedTo: ['org_welding'],
  recordIds: ['{recordId}'],
  excludedRequesterIds: ['rqr_shop', 'rqr_north'],
  districtCode: ['450204', '450203', '450200'],
  townshipCode: ['450204008', '450203001'],
  skill: ['ME13', 'AG05', 'WE01'],
  code: ['123456', '000000', '{code}'],
  industry: ['3670', '0390'],
  phone: ['19910000000', '19977770000', '13800000018'],
  policy: ['PICC-0001'],
  lat: [24.3, 24.33],
  lng: [109.38, 109.44],
  edition: [1, 2],
  factsVersion: [1, 2],
  minutes: [0, 60, 180],
}
const instants = [
  '2026-09-19T06:00:00.000Z',
  '2026-09-19T09:00:00.000Z',
  '2026-09-26T06:00:00.000Z',
  '2026-09-26T09:00:00.000Z',
  '2026-12-01T00:00:00.000Z',
]
const words = ['焊接机器人焊偏了', '核对过', '身体不适，去不了', 'ok then', '两台机器老是偏出焊缝，一天返工二三十件。']

const textFor = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.format === 'date-time') return fc.constantFrom(...instants)
  const most = schema.maxLength ?? 200
  return fc.constantFrom(...words, 'x'.repeat(Math.max(1, schema.minLength ?? 1)), 'x'.repeat(Math.min(most, 2_000)))
}

/** Values that a schema takes, more or less. */
export const contentFor = (schema: Schema, name = '', depth = 0): fc.Arbitrary<unknown> => {
  const usual = known[name]
  if (usual && schema.type !== 'array' && schema.type !== 'object') return fc.constantFrom(...usual)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const several = schema.anyOf ?? schema.oneOf
  if (several) return fc.oneof(...several.map((one) => contentFor(one, name, depth)))
  switch (schema.type) {
    case 'string':
      return textFor(schema)
    case 'boolean':
      return fc.constantFrom(true, true, false)
    case 'integer':
    case 'number': {
      const min = Math.max(schema.minimum ?? 0, -1000)
      return fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? 20, 1440)) })
    }
    case 'array': {
      const most = Math.min(schema.maxItems ?? 3, depth > 3 ? 1 : 3)
      return fc.array(contentFor(schema.items ?? {}, name, depth + 1), {
        minLength: Math.min(schema.minItems ?? 0, most),
        maxLength: most,
      })
    }
    case 'object': {
      const required = new Set(schema.required ?? [])
      const parts = Object.entries(schema.properties ?? {}).map(([key, one]): [string, fc.Arbitrary<unknown>] => [
        key,
        required.has(key)
          ? contentFor(one, key, depth + 1)
          : fc.option(contentFor(one, key, depth + 1), { nil: undefined, freq: 2 }),
      ])
      return fc.record(Object.fromEntries(parts))
    }
    default:
      return oddValue
  }
}

interface Spoiling {
  how: 'replace' | 'leave out' | 'add' | 'wrap'
  at: number
  odd: unknown
}
const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  how: fc.constantFrom('replace', 'replace', 'replace', 'leave out', 'add', 'wrap'),
  at: fc.nat({ max: 999 }),
  odd: oddValue,
})

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value with one place in it spoilt. Which place, `at` says: entries are walked down as long as there are any. */
const spoil = (value: unknown, { how, at, odd }: Spoiling, down = 0): unknown => {
  const goDown = (at >> down) % 4 !== 0
  if (Array.isArray(value) && value.length > 0 && goDown && down < 8) {
    const n = at % value.length
    return value.map((one, i) => (i === n ? spoil(one, { how, at, odd }, down + 1) : one))
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    const names = Object.keys(value)
    const name = names[at % names.length] ?? ''
    if (how === 'add') return { ...value, [`extra${at}`]: odd, ...(isRecord(odd) ? odd : {}) }
    if (how === 'leave out') return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, key === name ? spoil(one, { how, at, odd }, down + 1) : one]),
    )
  }
  return how === 'wrap' ? [value] : odd
}

/** As often as not the value as it is; otherwise with one to three places spoilt. */
export const spoilt = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      value,
      fc.oneof(
        { weight: 5, arbitrary: fc.constant<Spoiling[]>([]) },
        { weight: 5, arbitrary: fc.array(spoiling, { minLength: 1, maxLength: 3 }) },
      ),
    )
    .map(([whole, list]) => list.reduce((now, one) => spoil(now, one), whole))

/** A body as it goes over the wire; now and then no JSON at all. */
export const bodyOf = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 14, arbitrary: spoilt(value).map((one) => JSON.stringify(one) ?? '') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '{',
        '[',
        'null',
        '"x"',
        '{"a":1,}',
        '\ufeff{}',
        '\u0000',
        `[${'['.repeat(5_000)}`,
      ),
    },
  )

export type Fields = readonly (readonly [name: string, value: string])[]

interface FieldSpoiling {
  how: 'replace' | 'leave out' | 'twice' | 'add'
  at: number
  odd: string
  name: string
}
const oddNames = [
  '__proto__',
  '__proto__.role',
  'a.__proto__.b',
  'constructor.prototype.x',
  'shifts.999999.id',
  '.',
  'a..b',
  '0',
]
const fieldSpoiling: fc.Arbitrary<FieldSpoiling> = fc.record({
  how: fc.constantFrom('replace', 'replace', 'replace', 'leave out', 'twice', 'add'),
  at: fc.nat({ max: 999 }),
  odd: fc.constantFrom(...oddTexts),
  name: fc.constantFrom(...oddNames),
})

const spoilField = (fields: Fields, { how, at, odd, name }: FieldSpoiling): Fields => {
  const n = fields.length === 0 ? -1 : at % fields.length
  switch (how) {
    case 'replace':
      return fields.map((one, i) => (i === n ? [one[0], odd] : one))
    case 'leave out':
      return fields.filter((_, i) => i !== n)
    case 'twice':
      return [...fields, [fields[n]?.[0] ?? name, odd]]
    case 'add':
      return [...fields, [name, odd]]
  }
}

/** A form of a page as a browser would send it, as often as not with a few fields spoilt. */
export const formOf = (forms: readonly Fields[]): fc.Arbitrary<Fields> =>
  fc
    .tuple(
      forms.length === 0 ? fc.constant<Fields>([]) : fc.constantFrom(...forms),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant<FieldSpoiling[]>([]) },
        { weight: 6, arbitrary: fc.array(fieldSpoiling, { minLength: 1, maxLength: 3 }) },
      ),
    )
    .map(([fields, list]) => list.reduce<Fields>((now, one) => spoilField(now, one), fields))
