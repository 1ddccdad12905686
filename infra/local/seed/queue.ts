import type { Instant } from '#shared/time/instant.ts'

/** Something that happens at a moment of the story. Of one moment, what was planned first comes first. */
export interface Happening {
  at: Instant
  order: number
  run: () => Promise<unknown>
}

const before = (a: Happening, b: Happening): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** What is still to happen, soonest first (a binary heap). */
export class Happenings {
  private readonly heap: Happening[] = []
  private planned = 0

  plan(at: Instant, run: () => Promise<unknown>): void {
    this.planned += 1
    this.heap.push({ at, order: this.planned, run })
    for (let child = this.heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1
      if (!this.swapUnlessBefore(parent, child)) return
      child = parent
    }
  }

  /** The next one up to a moment; nothing when the rest comes later. */
  next(until: Instant): Happening | undefined {
    const first = this.heap[0]
    if (first === undefined || first.at > until) return undefined
    const last = this.heap.pop()
    if (last !== undefined && last !== first) {
      this.heap[0] = last
      this.sink()
    }
    return first
  }

  private sink(): void {
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2]
      const [a, b] = [this.heap[left], this.heap[right]]
      if (a === undefined) return
      const child = b !== undefined && before(b, a) ? right : left
      if (!this.swapUnlessBefore(parent, child)) return
      parent = child
    }
  }

  /** Puts the earlier of the two above; whether anything moved. */
  private swapUnlessBefore(parent: number, child: number): boolean {
    const [above, below] = [this.heap[parent], this.heap[child]]
    if (above === undefined || below === undefined || before(above, below)) return false
    this.heap[parent] = below
    this.heap[child] = above
    return true
  }
}
