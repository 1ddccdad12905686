import { createHash } from 'node:crypto'
import type { Random } from './random.ts'

/** Every id tells what it names. One table, so that no two nouns share a prefix. */
export const prefixes = {
  organization: 'org',
  person: 'per',
  volunteer: 'vol',
  requester: 'rqr',
  request: 'req',
  campaign: 'cmp',
  offer: 'off',
  placement: 'plc',
  agreement: 'agr',
  record: 'rec',
  match: 'mat',
  message: 'msg',
  due: 'due',
  delegation: 'dlg',
  token: 'tok',
  approval: 'apr',
  import: 'imp',
  search: 'sch',
  settings: 'set',
} as const
export type IdKind = keyof typeof prefixes

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** A fresh id, such as `req_7k2m…` (16 signs, 79 bits), from the random source of the context. */
export const newId = (kind: IdKind, random: Random): string => {
  let id = `${prefixes[kind]}_`
  for (let i = 0; i < 16; i += 1) id += alphabet[Math.floor(random() * alphabet.length)]
  return id
}

/** The same parts always give the same id: what may run twice writes the same item twice. */
export const derivedId = (kind: IdKind, ...parts: readonly string[]): string => {
  const hash = createHash('sha256').update(parts.join('\u0000')).digest()
  let id = `${prefixes[kind]}_`
  for (let i = 0; i < 16; i += 1) id += alphabet[(hash[i] ?? 0) % alphabet.length]
  return id
}
