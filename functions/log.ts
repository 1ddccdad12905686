/** One line of JSON; never a name, a phone number, a cookie or what somebody typed. */
export const log = (level: 'info' | 'warn' | 'error', what: string, facts: Record<string, unknown> = {}): void => {
  process.stdout.write(`${JSON.stringify({ level, at: new Date().toISOString(), what, ...facts })}\n`)
}

/** An error for the log: its kind and where it came from. */
export const told = (error: unknown): Record<string, unknown> =>
  error instanceof Error ? { error: error.name, message: error.message, stack: error.stack } : { error: String(error) }
