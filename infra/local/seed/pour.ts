import { setTimeout as sleep } from 'node:timers/promises'
import type { Change, Table } from '#shared/table/table.ts'
import type { MemoryTable } from './memory-table.ts'

const perWrite = 100
const pause = 20

/**
 * Copies what is written in memory into the real table, while the story goes on and until it is over. An item that is
 * written again is copied again, one write after the other, so the last word stands.
 */
export class Pour {
  private readonly from: MemoryTable
  private readonly into: Table
  private readonly done: Promise<unknown>
  private over = false

  constructor(from: MemoryTable, into: Table) {
    this.from = from
    this.into = into
    // Told by finish(), not by a rejection that nobody waits for yet.
    this.done = this.run().catch((error: unknown) => error)
  }

  /** Until all stands in the real table. `copied` hears how many items are still to be copied. */
  async finish(): Promise<void> {
    this.over = true
    const error = await this.done
    if (error !== undefined) throw error
  }

  private async run(): Promise<void> {
    for (;;) {
      const changes = this.from.takeChanged(perWrite)
      if (changes.length > 0) {
        await this.into.write(
          changes.map(({ key, item }): Change => (item ? { kind: 'put', item } : { kind: 'remove', key })),
        )
      } else if (this.over) return
      else await sleep(pause)
    }
  }
}
