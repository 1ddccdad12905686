import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { detailsOf } from './details.ts'

const mobile = /^1[3-9]\d{9}$/

/** Eleven digits, however they were typed: `+86 138-0000-1234` and `０１３８…` with wide digits included. Refuses others. */
export const readPhone = (typed: string): string => {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\-()·]/g, '')
    .replace(/^(\+|00)?86(?=1)/, '')
  if (mobile.test(digits)) return digits
  const shown = typed.slice(0, 20)
  const text = {
    zh: shown === '' ? '请填手机号，11 位数字。' : `“${shown}”不是手机号。请填 11 位数字，以 1 开头。`,
    en:
      shown === ''
        ? 'Enter a mobile number of 11 digits.'
        : `"${shown}" is no mobile number. Enter 11 digits that begin with 1.`,
  }
  throw new Refusal('invalid', 'phone', text, { fields: [{ path: 'phone', text }] })
}

/** `138****1234`, for people who know the number anyway. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** The phone number of a person in plain digits; only for the moment of sending. */
export const phoneOf = async (context: Context, personId: string): Promise<string | undefined> =>
  (await detailsOf(context, personId))?.phone
