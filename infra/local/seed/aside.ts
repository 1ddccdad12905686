/** Work that nothing waits for and that waits for nothing: some of it side by side, all of it done when asked for. */
export class Aside {
  private readonly running = new Set<Promise<void>>()
  private readonly most: number
  private failed: unknown

  constructor(most: number) {
    this.most = most
  }

  /** Starts the work, once there is room for it. */
  async start(work: () => Promise<void>): Promise<void> {
    if (this.running.size >= this.most) await Promise.race(this.running)
    const run: Promise<void> = work()
      .catch((error: unknown) => {
        this.failed ??= error
      })
      .finally(() => this.running.delete(run))
    this.running.add(run)
  }

  /** Waits for all that was started; throws the first failure. */
  async done(): Promise<void> {
    await Promise.all(this.running)
    if (this.failed !== undefined) throw this.failed
  }
}
