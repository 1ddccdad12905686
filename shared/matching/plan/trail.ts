import type { Assignment } from './assignment.ts'

/** What was changed in a plan, in order, so that it can be taken back. */
export class Trail {
  /** Edges added (e) and removed (~e). */
  private readonly steps: number[] = []

  get length(): number {
    return this.steps.length
  }

  clear(): void {
    this.steps.length = 0
  }

  add(plan: Assignment, edge: number): void {
    plan.add(edge)
    this.steps.push(edge)
  }

  remove(plan: Assignment, edge: number): void {
    plan.remove(edge)
    this.steps.push(~edge)
  }

  /** Takes back everything behind a mark, which is an earlier length. */
  undo(plan: Assignment, mark: number): void {
    while (this.steps.length > mark) {
      const step = this.steps.pop() ?? 0
      if (step < 0) plan.add(~step)
      else plan.remove(step)
    }
  }

  /** Edges that were touched, some perhaps more than once. */
  edges(): number[] {
    return this.steps.map((step) => (step < 0 ? ~step : step))
  }
}
