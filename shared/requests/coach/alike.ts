/** From here on two texts mostly tell the same need. */
export const alikeFrom = 0.5
/** Shorter texts say too little to be compared. */
const shortest = 6

const pairsIn = (text: string): Set<string> => {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)))
}

/** Pure: how much of two texts is the same, 0 to 1, by pairs of characters. */
export const alike = (a: string, b: string): number => {
  const [first, second] = [pairsIn(a), pairsIn(b)]
  if (first.size < shortest || second.size < shortest) return 0
  const same = [...first].filter((pair) => second.has(pair)).length
  return (2 * same) / (first.size + second.size)
}
