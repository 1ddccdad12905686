import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Files } from './files.ts'
import { kindOf, mostBytes } from './scan-upload.ts'

const absent = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
const isName = (name: string): boolean => /^[a-z0-9]{20,64}$/.test(name)

/** Files in a folder of one's own machine, with the same two steps: they arrive, and are scanned before anybody opens them. */
export const folderFiles = (folder: string): Files => {
  const at = (place: 'incoming' | 'checked' | 'refused', name: string): string => {
    if (!isName(name)) throw new Error('This is no name of a file')
    return path.join(folder, place, name)
  }
  const read = (name: string) => readFile(at('checked', name)).catch(absent)
  const tagOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url')
  const scan = async (name: string): Promise<void> => {
    const bytes = await readFile(at('incoming', name))
    const good = bytes.length > 0 && bytes.length <= mostBytes && kindOf(bytes) !== undefined
    // What was checked before stays: a second file under its name is not let in.
    if (good && (await read(name))) await rm(at('incoming', name), { force: true })
    else if (good) await rename(at('incoming', name), at('checked', name))
    else {
      await writeFile(at('refused', name), '')
      await rm(at('incoming', name), { force: true })
    }
  }
  return {
    upload: (name, next) => ({ action: `/uploads/${name}`, fields: { next } }),
    found: async (name) => {
      if (!isName(name)) return undefined
      const bytes = await read(name)
      const type = bytes && kindOf(bytes)
      if (bytes && type) return { type, tag: tagOf(bytes) }
      return (await readFile(at('refused', name)).catch(absent)) ? 'refused' : undefined
    },
    open: async (name, tag) => {
      const held = isName(name) ? await read(name) : undefined
      const bytes = held && (tag === undefined || tag === tagOf(held)) ? held : undefined
      const type = bytes && kindOf(bytes)
      return bytes && type ? { bytes: new Uint8Array(bytes), type } : undefined
    },
    remove: async (name) => {
      if (!isName(name)) return
      for (const place of ['incoming', 'checked', 'refused'] as const) await rm(at(place, name), { force: true })
    },
    arrive: async (name, bytes) => {
      for (const place of ['incoming', 'checked', 'refused'] as const)
        await mkdir(path.join(folder, place), { recursive: true })
      await writeFile(at('incoming', name), bytes, { mode: 0o600 })
      await scan(name)
    },
  }
}
