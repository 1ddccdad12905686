import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { PlainError } from './plain-error.ts'

/**
 * The key file that stands in for KMS on this machine: 32 random bytes only its owner may read. `mayCreate` is false
 * once there is data: a new key could not read it.
 */
export const ensureKeyFile = (file: string, mayCreate: boolean): void => {
  let size: number | undefined
  try {
    size = readFileSync(file).length
  } catch {
    // not there
  }
  if (size === 32) return
  if (size !== undefined)
    throw new PlainError(`${file} is not a key of 32 bytes. Put it back, or start over: npm start -- --fresh`)
  if (!mayCreate)
    throw new PlainError(
      `${file} is gone, without it the data cannot be read. Put it back, or start over: npm start -- --fresh`,
    )
  writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' })
}
