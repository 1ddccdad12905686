import { appendFileSync } from 'node:fs'

/** Something that failed every time and was set aside, so that what comes after it can go on. */
export interface DeadLetter {
  reader: string
  id: string
  body: unknown
  error: string
}
export type SetAside = (letter: DeadLetter) => void

/** Logs what is set aside, and keeps it in a file: one line each, oldest first. */
export const deadLetters = (file: string): SetAside => {
  return (letter) => {
    console.error(`[${letter.reader}] set aside ${letter.id} (see ${file}): ${letter.error}`)
    appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...letter })}\n`)
  }
}
