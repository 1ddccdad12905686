import { setImmediate as turn } from 'node:timers/promises'
import { works } from '#functions/reactions.ts'
import { type Actor, system } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { type Due, dues } from '#shared/dues/due.ts'
import { workDue } from '#shared/dues/work-due.ts'
import { hashFraction, seededRandom } from '#shared/kernel/random.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Change, StoredItem, Table } from '#shared/table/table.ts'
import { type Instant, later } from '#shared/time/instant.ts'
import { memoryTable } from './memory-table.ts'
import { Happenings } from './queue.ts'

/** What the seed stands on: a table, the keys, a number that decides all chance, and the moment at which the story ends. */
export interface Ground extends Pick<Context, 'table' | 'vault'> {
  seed: number
  /** The story's "now". */
  end: Instant
}

type Noticed = (item: StoredItem) => void

/**
 * The sample city with a clock of its own. Acts are planned at moments; what is written may lead to further acts, as people
 * react to what they see; due items are worked the moment they fall due, by the very verbs the sweep runs.
 */
export class World {
  readonly seed: number
  readonly end: Instant
  /** How often a verb said no, by reason: a story in which much is refused is not believable. */
  readonly refused = new Map<string, number>()
  /** Due items that failed; the product tries them again, a test wants none. */
  readonly failures: string[] = []
  /** What the story wrote so far. */
  readonly memory = memoryTable()
  private readonly ground: Ground
  private readonly table: Table
  private readonly happenings = new Happenings()
  private readonly noticed = new Map<string, Noticed[]>()
  private readonly random: () => number
  private clock: Instant

  constructor(ground: Ground, start: Instant) {
    this.ground = ground
    this.seed = ground.seed
    this.end = ground.end
    this.clock = start
    this.random = seededRandom(ground.seed)
    this.table = { ...this.memory, write: (changes) => this.write(changes) }
  }

  get now(): Instant {
    return this.clock
  }

  context(actor: Actor = system): Context {
    const { vault } = this.ground
    return { table: this.table, vault, actor, random: this.random, clock: () => this.clock }
  }

  /** A context apart from the story: its own clock and chance, so that what others do changes nothing in it. */
  apart(name: string, at: Instant, actor: Actor = system): Context {
    const { vault, seed } = this.ground
    const random = seededRandom(Math.floor(hashFraction(String(seed), name) * 2 ** 32))
    return { table: this.memory, vault, actor, random, clock: () => at }
  }

  /** A number in [0, 1) that depends on the seed and these names alone. */
  chance(...names: readonly string[]): number {
    return hashFraction(String(this.seed), ...names)
  }

  /** Tells of every item of a kind that a verb of the story writes. */
  onWrite(entity: string, notice: Noticed): void {
    this.noticed.set(entity, [...(this.noticed.get(entity) ?? []), notice])
  }

  plan(at: Instant, run: () => Promise<unknown>): void {
    this.happenings.plan(later(at, this.clock), run)
  }

  /** Runs a verb; a refusal is an ordinary answer, and its reason is given back. */
  async tries(verb: () => Promise<unknown>): Promise<string | undefined> {
    try {
      await verb()
      return undefined
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refused.set(error.reason, (this.refused.get(error.reason) ?? 0) + 1)
      return error.reason
    }
  }

  /** Lets everything happen up to a moment, in order, and stands there. */
  async passTo(until: Instant): Promise<void> {
    for (let next = this.happenings.next(until); next; next = this.happenings.next(until)) {
      this.clock = later(this.clock, next.at)
      await next.run()
      // Memory answers at once: without a turn of the loop nothing is poured or shown meanwhile.
      await turn()
    }
    this.clock = later(this.clock, until)
  }

  private async write(changes: readonly Change[]): Promise<void> {
    await this.memory.write(changes)
    const items = changes.flatMap((change) => ('item' in change ? [change.item] : []))
    for (const item of items) {
      if (item.entity === dues.name) this.fallsDue(dues.read(item))
      for (const notice of this.noticed.get(item.entity) ?? []) notice(item)
    }
  }

  private fallsDue(due: Due): void {
    // Drawn anew once a week in life; here once, when the story is over (see enrolment.ts).
    if (due.kind === 'redrawVolunteer') return
    this.plan(due.at, () => this.work(due))
  }

  private async work(due: Due): Promise<void> {
    const { failure } = await workDue(this.context(), { key: dues.keyOf(due), works })
    if (failure !== undefined) this.failures.push(`${due.kind}: ${failure}`)
  }
}
