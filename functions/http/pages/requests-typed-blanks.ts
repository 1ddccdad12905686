import type { TypedPosition, TypedShift } from './requests-typed.ts'

/** The first id with this prefix that nobody has. */
export const newest = (prefix: string, taken: readonly { id: string }[]): string => {
  for (let number = 1; ; number += 1) {
    if (!taken.some(({ id }) => id === `${prefix}${number}`)) return `${prefix}${number}`
  }
}

/** A position as it begins: one seat, some knowledge. */
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
