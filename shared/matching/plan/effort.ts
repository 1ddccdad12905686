/** A clock, and when to stop by it. */
export interface Safety {
  /** Milliseconds from any beginning. */
  now: () => number
  ms: number
}

/** What a plan took. `stopped` says that the safety limit cut it short: on another machine the plan may be a better one. */
export interface Stats {
  /** Times that every volunteer chose after prices. */
  rounds: number
  /** Places looked at by local search. */
  looks: number
  stopped: boolean
}

/** The work done so far. It is bounded by counting; the clock only keeps a plan from taking for ever on a slow machine. */
export class Effort implements Stats {
  rounds = 0
  looks = 0
  stopped = false
  private readonly until: number
  private readonly safety: Safety | undefined

  constructor(safety?: Safety) {
    this.safety = safety
    this.until = safety === undefined ? 0 : safety.now() + safety.ms
  }

  /** Whether to stop with what there is. */
  over(): boolean {
    if (this.safety !== undefined && this.safety.now() > this.until) this.stopped = true
    return this.stopped
  }

  get stats(): Stats {
    return { rounds: this.rounds, looks: this.looks, stopped: this.stopped }
  }
}
