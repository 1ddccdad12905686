import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { PlainError } from './plain-error.ts'

const Holder = z.object({ pid: z.number(), host: z.string(), born: z.string(), at: z.string() })
type Holder = z.infer<typeof Holder>

/** When the process was born, as the system counts it: a process number alone may have been given to somebody else. */
const bornAt = (pid: number): string => {
  if (process.platform !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything; the 22nd field is the 20th after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const lives = ({ pid, host, born }: Holder): boolean => {
  // Of another machine (or container) on the same folder nothing can be known: rather refuse.
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  return bornAt(pid) === born
}

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const holderIn = (text: string): Holder | undefined => {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const create = (file: string, text: string): boolean => {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

const refusal = (file: string, { pid, host, at }: Holder): Error =>
  new PlainError(
    host === hostname()
      ? `Kezhi runs already on this data (process ${pid}, since ${at}). Stop it first: kill ${pid}`
      : `This data is in use by process ${pid} on ${host} (since ${at}). If that one is gone, delete ${file}`,
  )

/** Moves a lock aside whose holder is dead; if another starter was quicker, gives theirs back. */
const removeStale = (file: string, stale: string): void => {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved !== undefined && moved !== stale) create(file, moved)
  rmSync(aside, { force: true })
}

/**
 * Takes the folder for this process alone, or throws with the process number that has it. A lock left behind by a
 * killed process is taken over. Returns what gives it back.
 */
export const takeLock = async (folder: string): Promise<() => void> => {
  const file = path.join(folder, 'lock')
  const { pid } = process
  const mine = JSON.stringify({ pid, host: hostname(), born: bornAt(pid), at: new Date().toISOString() })
  for (let tries = 0; tries < 50; tries += 1) {
    if (create(file, mine)) {
      // Two may meet over one stale lock: whoever finds the other's name after a moment has lost.
      await sleep(20)
      if (read(file) === mine) {
        const remove = () => rmSync(file, { force: true })
        process.once('exit', remove)
        return () => {
          process.off('exit', remove)
          remove()
        }
      }
    }
    const found = read(file)
    if (found === undefined) continue
    const holder = holderIn(found)
    if (holder && lives(holder)) throw refusal(file, holder)
    // Not readable: being written this moment, or torn by a crash. Time tells.
    if (!holder && tries < 25) await sleep(20)
    else removeStale(file, found)
  }
  throw new PlainError(`Could not take ${file}: others keep starting on the same data.`)
}
