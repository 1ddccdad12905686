/** Numbers that grow in number, without the waste of growing one by one. */
const grown = <T extends Uint32Array | Float32Array>(list: T, make: (size: number) => T): T => {
  const larger = make(list.length * 2)
  larger.set(list)
  return larger
}

/** Pairs of a key and an item, gathered in any order, each with a value or none with one, which then counts as 1. */
export class Pairs {
  keys = new Uint32Array(1024)
  items = new Uint32Array(1024)
  values = new Float32Array(1024)
  size = 0
  isValued = false

  add(key: number, item: number, value?: number): void {
    if (this.size === this.keys.length) {
      this.keys = grown(this.keys, (size) => new Uint32Array(size))
      this.items = grown(this.items, (size) => new Uint32Array(size))
      if (this.isValued) this.values = grown(this.values, (size) => new Float32Array(size))
    }
    this.keys[this.size] = key
    this.items[this.size] = item
    if (value !== undefined) {
      this.isValued = true
      this.values[this.size] = value
    }
    this.size++
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
export const listsOf = (pairs: Pairs, size: number): Lists => {
  const { keys, items, values, isValued } = pairs
  const starts = new Uint32Array(size + 1)
  for (let n = 0; n < pairs.size; n++) {
    const after = (keys[n] ?? 0) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let key = 0; key < size; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice()
  const ordered = new Uint32Array(pairs.size)
  const valued = new Float32Array(isValued ? pairs.size : 0)
  for (let n = 0; n < pairs.size; n++) {
    const key = keys[n] ?? 0
    const place = next[key] ?? 0
    ordered[place] = items[n] ?? 0
    if (isValued) valued[place] = values[n] ?? 0
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
