import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { keptDays } from '#shared/kernel/retention.ts'
import { addLocalDays, type LocalDate, localDate } from '#shared/time/shanghai.ts'

const fileName = /^(\d{4}-\d\d-\d\d)\.ndjson$/

/** Removes the files of days that are over for longer than logs are kept. */
const ageOut = (folder: string, today: LocalDate): void => {
  const oldest = addLocalDays(today, -keptDays.calls)
  for (const name of readdirSync(folder)) {
    const day = fileName.exec(name)?.[1]
    if (day !== undefined && day < oldest) rmSync(path.join(folder, name), { force: true })
  }
}

/**
 * The log on this machine: a file for each day, as long as the law asks for and no longer. A disk that is full ends no
 * request: the line is on the terminal all the same.
 */
export const openLog = (
  folder: string,
  now: () => string = () => new Date().toISOString(),
): { keep: (line: string) => void; stop: () => void } => {
  let today = ''
  let isOpen = true
  const keep = (line: string): void => {
    if (!isOpen) return
    try {
      const day = localDate(now())
      if (day !== today) {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        ageOut(folder, day)
        today = day
      }
      appendFileSync(path.join(folder, `${day}.ndjson`), line, { mode: 0o600 })
    } catch (error) {
      console.error('[log]', error)
    }
  }
  const stop = (): void => {
    isOpen = false
  }
  return { keep, stop }
}
