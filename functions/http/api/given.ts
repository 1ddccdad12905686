type Given<T> = { [Name in keyof T]: Exclude<T[Name], undefined> }

const isGiven = <T extends object>(value: T): value is T & Given<T> =>
  Object.values(value).every((one) => one !== undefined)

/** The same without entries that are undefined: absent and undefined are two things to the verbs. */
export const given = <T extends object>(value: T): Given<T> => {
  const copy = { ...value }
  for (const name in copy) if (copy[name] === undefined) delete copy[name]
  if (!isGiven(copy)) throw new Error('An entry that cannot be left out is missing')
  return copy
}
