import { Refusal } from '#shared/kernel/refusal.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkSigns = '10X98765432'

/** Eighteen signs of GB 11643, its check sign verified. Refuses others without repeating what was typed. */
export const readIdNumber = (typed: string): string => {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  if (/^\d{17}[\dX]$/.test(text) && checkSigns[sum % 11] === text[17]) return text
  const wrong = {
    zh: '这不是有效的身份证号。核对 18 位，最后一位可能是 X。',
    en: 'This is no valid identity number. Compare all 18 signs; the last may be an X.',
  }
  throw new Refusal('invalid', 'idNumber', wrong, { fields: [{ path: 'idNumber', text: wrong }] })
}
