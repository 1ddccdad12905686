const levels = ['info', 'warn', 'error'] as const
const quiet = levels.indexOf(process.env.LOG_LEVEL === 'error' ? 'error' : 'info')

let keep: (line: string) => void = () => {}
/** Where lines go besides the output: on one's own machine a file, as nothing else there keeps them. */
export const keepLines = (into: (line: string) => void): void => {
  keep = into
}

/** One line of JSON; never a name, a phone number, a cookie or what somebody typed. */
export const log = (level: (typeof levels)[number], what: string, facts: Record<string, unknown> = {}): void => {
  if (levels.indexOf(level) < quiet) return
  const line = `${JSON.stringify({ level, at: new Date().toISOString(), what, ...facts })}\n`
  process.stdout.write(line)
  keep(line)
}

/**
 * What a fault says, without what people typed: libraries quote the text they stumbled over. Quoted parts, Chinese, runs of
 * digits (phones, codes, papers) and long words (tokens) are left out; names of errors, fields and places in code remain.
 */
export const masked = (message: string): string =>
  message
    .slice(0, 500)
    .replace(/"[^"]*"?|“[^”]*”?|`[^`]*`?/g, '"…"')
    .replace(/[^\x20-\x7e]+/g, '…')
    .replace(/\d[\d ().-]{4,}\d/g, '#')
    .replace(/[\w+/=-]{24,}/g, '…')

/** An error for the log: its kind, what it says, and where it came from. */
export const told = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? { error: error.name, message: masked(error.message), stack: error.stack?.match(/^ +at .+$/gm)?.join('\n') }
    : { error: masked(String(error)) }
