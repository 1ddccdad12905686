/** Events by time; of the same time, by the order in which they were put in. */
export class Queue<Event> {
  private readonly heap: { at: number; order: number; event: Event }[] = []
  private order = 0

  put(at: number, event: Event): void {
    const { heap } = this
    heap.push({ at, order: this.order, event })
    this.order += 1
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1
      if (!this.before(child, parent)) break
      this.swap(child, parent)
      child = parent
    }
  }

  take(): { at: number; event: Event } | undefined {
    const { heap } = this
    const [first] = heap
    const last = heap.pop()
    if (first === undefined || last === undefined) return undefined
    if (heap.length === 0) return first
    heap[0] = last
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1
      if (left >= heap.length) break
      const child = left + 1 < heap.length && this.before(left + 1, left) ? left + 1 : left
      if (!this.before(child, parent)) break
      this.swap(child, parent)
      parent = child
    }
    return first
  }

  private before(a: number, b: number): boolean {
    const [one, other] = [this.heap[a], this.heap[b]]
    if (one === undefined || other === undefined) return false
    return one.at < other.at || (one.at === other.at && one.order < other.order)
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.heap[a], this.heap[b]]
    if (one === undefined || other === undefined) return
    this.heap[a] = other
    this.heap[b] = one
  }
}
