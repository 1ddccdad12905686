import { createHash } from 'node:crypto'
import type { Vault } from '#shared/kernel/vault.ts'
import { addMinutes, type Instant, minutesBetween, toInstant, toMinutes } from '#shared/time/instant.ts'
import type { CheckPath } from './attendance.ts'

/** Which shift a code is for: shift ids repeat from request to request. */
export interface CodeShift {
  requestId: string
  shiftId: string
}
export type Direction = 'in' | 'out'

/** The code on the other side's screen changes every minute; the link code lives long enough to be opened from a chat. */
export const codePeriods = { rotatingCode: 1, linkCode: 15 } as const
type Rotating = keyof typeof codePeriods

const signs = '23456789abcdefghjkmnpqrstuvwxyz'

const numberOf = (vault: Vault, ...parts: readonly (string | number)[]): bigint =>
  BigInt(
    `0x${createHash('sha256')
      .update(vault.fingerprint(parts.join('|')))
      .digest('hex')}`,
  )

const digits = (number: bigint, length: number): string => String(number % 10n ** BigInt(length)).padStart(length, '0')

const letters = (number: bigint, length: number): string => {
  let rest = number
  let word = ''
  for (let n = 0; n < length; n += 1) {
    word += signs[Number(rest % BigInt(signs.length))]
    rest /= BigInt(signs.length)
  }
  return word
}

const period = (kind: Rotating, at: Instant): number => Math.floor(toMinutes(at) / codePeriods[kind])

const codeIn = (vault: Vault, kind: Rotating, { requestId, shiftId }: CodeShift, number: number): string => {
  const value = numberOf(vault, kind, requestId, shiftId, number)
  return kind === 'rotatingCode' ? digits(value, 6) : letters(value, 10)
}

/** Pure: the code of a shift at an instant of the server's clock. Follows from the vault's key, so nothing is stored. */
export const codeAt = (vault: Vault, kind: Rotating, shift: CodeShift, at: Instant): string =>
  codeIn(vault, kind, shift, period(kind, at))

/** Pure: when the code changes next. */
export const nextCodeAt = (kind: Rotating, at: Instant): Instant =>
  toInstant((period(kind, at) + 1) * codePeriods[kind] * 60_000)

export const secondsUntil = (at: Instant, now: Instant): number => Math.ceil(minutesBetween(now, at) * 60)

/** Pure: one code of a printed sheet: for one direction, used once. A new sheet makes those of the one before worthless. */
export const sheetCode = (
  vault: Vault,
  { requestId, shiftId }: CodeShift,
  of: { edition: number; direction: Direction; number: number },
): string => digits(numberOf(vault, 'sheet', requestId, shiftId, of.edition, of.direction, of.number), 8)

/** Pure: all codes of one direction of a sheet. */
export const sheetCodes = (
  vault: Vault,
  shift: CodeShift,
  sheet: { edition: number; count: number },
  direction: Direction,
): string[] =>
  Array.from({ length: sheet.count }, (_, n) =>
    sheetCode(vault, shift, { edition: sheet.edition, direction, number: n + 1 }),
  )

/** What a typed code turned out to be. `used` names a code of a sheet, to be used up. */
export interface Recognized {
  path: CheckPath
  used?: string
}

/**
 * Pure: which code of a shift somebody typed, or nothing. Rotating ones count in their own period and the one after it;
 * a link code only where service is online; spaces and case do not matter.
 */
export const recognize = (
  vault: Vault,
  typed: string,
  of: {
    shift: CodeShift
    direction: Direction
    now: Instant
    online: boolean
    sheet?: { edition: number; count: number } | undefined
  },
): Recognized | undefined => {
  const code = typed.replaceAll(/[\s-]/g, '').toLowerCase()
  const current = (kind: Rotating): boolean =>
    [of.now, addMinutes(of.now, -codePeriods[kind])].some((at) => codeAt(vault, kind, of.shift, at) === code)
  if (current('rotatingCode')) return { path: 'rotatingCode' }
  if (of.online && current('linkCode')) return { path: 'linkCode' }
  if (of.sheet === undefined) return undefined
  const at = sheetCodes(vault, of.shift, of.sheet, of.direction).indexOf(code)
  return at < 0 ? undefined : { path: 'codeSheet', used: `${of.sheet.edition}-${of.direction}-${at + 1}` }
}
