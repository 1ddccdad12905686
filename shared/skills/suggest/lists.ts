/** Pairs of a key and a number with a value, gathered in any order. */
export class Pairs {
  readonly keys: number[] = []
  readonly items: number[] = []
  readonly values: number[] = []

  /** Either every pair of these has a value or none, which then counts as 1. */
  add(key: number, item: number, value?: number): void {
    this.keys.push(key)
    this.items.push(item)
    if (value !== undefined) this.values.push(value)
  }
}

/** Such pairs as one short list for each key, in little memory. */
export interface Lists {
  count: (key: number) => number
  each: (key: number, visit: (item: number, value: number) => void) => void
  /** The value of one pair, 0 where there is none. */
  value: (key: number, item: number) => number
}

/** The lists of keys 0 to `size` - 1, each in the order in which its pairs were gathered. */
export const listsOf = ({ keys, items, values }: Pairs, size: number): Lists => {
  const starts = new Uint32Array(size + 1)
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  for (let key = 0; key < size; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice()
  const ordered = new Uint32Array(keys.length)
  const valued = new Float32Array(values.length)
  for (let n = 0; n < keys.length; n++) {
    const key = keys[n] ?? 0
    const place = next[key] ?? 0
    ordered[place] = items[n] ?? 0
    if (values.length > 0) valued[place] = values[n] ?? 0
    next[key] = place + 1
  }
  return {
    count: (key) => (starts[key + 1] ?? 0) - (starts[key] ?? 0),
    value: (key, item) => {
      const ends = starts[key + 1] ?? 0
      for (let place = starts[key] ?? 0; place < ends; place++) if (ordered[place] === item) return valued[place] ?? 1
      return 0
    },
    each: (key, visit) => {
      const ends = starts[key + 1] ?? 0
      for (let place = starts[key] ?? 0; place < ends; place++) visit(ordered[place] ?? 0, valued[place] ?? 1)
    },
  }
}
