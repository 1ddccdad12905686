import type { Query } from '#shared/table/table.ts'

interface Entry {
  sort: string
  name: string
}

const before = (a: Entry, b: Entry): boolean => a.sort < b.sort || (a.sort === b.sort && a.name < b.name)

/** The first place at which an entry does not stand before the one given. */
const placeOf = (list: readonly Entry[], entry: Entry): number => {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = list[middle]
    if (there !== undefined && before(there, entry)) low = middle + 1
    else high = middle
  }
  return low
}

const highest = '\uffff'

/** What stands in each partition, by sort key and then by name: the order in which DynamoDB answers a query. */
export class SortedKeys {
  private readonly partitions = new Map<string, Entry[]>()

  add(partition: string, sort: string, name: string): void {
    const list = this.partitions.get(partition) ?? []
    this.partitions.set(partition, list)
    list.splice(placeOf(list, { sort, name }), 0, { sort, name })
  }

  remove(partition: string, sort: string, name: string): void {
    const list = this.partitions.get(partition) ?? []
    const at = placeOf(list, { sort, name })
    if (list[at]?.name === name) list.splice(at, 1)
  }

  /** One page of names, and where the next begins. */
  page({ partition, begins, from, to, backwards, limit, cursor }: Query): { names: string[]; last?: string } {
    const list = this.partitions.get(partition) ?? []
    const low = placeOf(list, { sort: begins ?? from ?? '', name: '' })
    const high = placeOf(list, { sort: begins === undefined ? (to ?? highest) : begins + highest, name: highest })
    const span = list.slice(low, high)
    if (backwards) span.reverse()
    const after = cursor === undefined ? 0 : span.findIndex(({ name }) => name === cursor) + 1
    const page = span.slice(after, limit === undefined ? undefined : after + limit)
    const last = page.at(-1)
    const names = page.map(({ name }) => name)
    return last !== undefined && page.length === limit ? { names, last: last.name } : { names }
  }
}
