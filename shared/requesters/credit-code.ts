const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/** Pure: the check sign of the first seventeen signs of a unified social credit code (GB 32100-2015). */
export const creditCheckSign = (first: string): string => {
  const sum = weights.reduce((total, weight, at) => total + weight * signs.indexOf(first[at] ?? ''), 0)
  return signs[(31 - (sum % 31)) % 31] ?? ''
}

/** Pure: eighteen signs of the code's alphabet, the last one right. A typing error is found, a made-up code is not. */
export const isCreditCode = (code: string): boolean =>
  code.length === 18 && [...code].every((sign) => signs.includes(sign)) && creditCheckSign(code) === code[17]
