import { type Due, type DueKind, dues } from '#shared/dues/due.ts'
import type { Change } from '#shared/table/table.ts'
import { earlier, type Instant, toInstant, toMilliseconds } from '#shared/time/instant.ts'

/** Verbs that bring a request up to date with whatever happened to it: one run answers for all that fell due meanwhile. */
const kinds: Partial<Record<DueKind, string>> = {
  settleRequest: 'settle',
  matchRequest: 'match',
  widenRequest: 'match',
}
const every = 20 * 60_000

/**
 * Work of the same kind on the same request, gathered over some minutes: as if the stream were off and only the sweep came
 * by. The outcome is the same, only a little later, and ten weeks take a fraction of the time.
 */
export class Together {
  private readonly waiting = new Map<string, Due[]>()
  private readonly end: Instant

  constructor(end: Instant) {
    this.end = end
  }

  /** When a due item is worked together with others, if it is the first of them; false when it joins those that wait. */
  gather(due: Due): { at: Instant; name: string } | boolean {
    const kind = kinds[due.kind]
    if (kind === undefined) return true
    const later = toInstant(Math.ceil(toMilliseconds(due.at) / every) * every)
    const at = due.at <= this.end ? earlier(later, this.end) : later
    const name = `${kind} ${due.requestId} ${at}`
    const others = this.waiting.get(name)
    if (others) {
      if (!others.some(({ id, at }) => id === due.id && at === due.at)) others.push(due)
      return false
    }
    this.waiting.set(name, [due])
    return { at, name }
  }

  /** Those gathered under a name: one to work, and the changes that take the others away. */
  take(name: string): { first: Due | undefined; others: Change[] } {
    const [first, ...rest] = this.waiting.get(name) ?? []
    this.waiting.delete(name)
    return { first, others: rest.map((due): Change => ({ kind: 'remove', key: dues.keyOf(due) })) }
  }
}
