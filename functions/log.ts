const levels = ['info', 'warn', 'error'] as const
const quiet = levels.indexOf(process.env.LOG_LEVEL === 'error' ? 'error' : 'info')

/** One line of JSON; never a name, a phone number, a cookie or what somebody typed. */
export const log = (level: (typeof levels)[number], what: string, facts: Record<string, unknown> = {}): void => {
  if (levels.indexOf(level) < quiet) return
  process.stdout.write(`${JSON.stringify({ level, at: new Date().toISOString(), what, ...facts })}\n`)
}

/** An error for the log: its kind and where it came from. */
export const told = (error: unknown): Record<string, unknown> =>
  error instanceof Error ? { error: error.name, message: error.message, stack: error.stack } : { error: String(error) }
