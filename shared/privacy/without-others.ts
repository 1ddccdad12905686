/** What only serves storing, and where the other side is to be found. */
const leftOut: ReadonlySet<string> = new Set(['version', 'key', 'address', 'heldSeat', 'wrongCodes', 'verification'])

const otherPerson = /^(per|vol)_/

/** Pure: an item as the person it is about may take it along: ids of other people become words, addresses go. */
export const withoutOthers = (item: unknown, own: readonly string[]): unknown => {
  if (typeof item === 'string') return otherPerson.test(item) && !own.includes(item) ? 'somebody else' : item
  if (Array.isArray(item)) return item.map((one) => withoutOthers(one, own))
  if (typeof item !== 'object' || item === null) return item
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => !leftOut.has(name))
      .map(([name, value]) => [name, withoutOthers(value, own)]),
  )
}
