import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { notReadable, sheetRule, tooMuch } from './refused.ts'

/** One part of a workbook, unpacked. */
export interface Part {
  name: string
  bytes: Buffer
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
const stored = 0
const deflated = 8
const encrypted = 1

/** Where the list of parts begins, and how many it names. */
const directoryOf = (file: Buffer): { at: number; count: number } => {
  const earliest = Math.max(0, file.length - 22 - 0xffff)
  for (let at = file.length - 22; at >= earliest; at -= 1) {
    if (file.readUInt32LE(at) === endOfDirectory)
      return { at: file.readUInt32LE(at + 16), count: file.readUInt16LE(at + 10) }
  }
  throw notReadable()
}

/** Sheets, their texts, styles and relations; pictures, settings and macros are never unpacked. */
const isWanted = (name: string): boolean => /^(\[Content_Types\]|_rels\/|xl\/).*\.(xml|rels)$/.test(name)

/**
 * The parts of a workbook that are read. What a part says about its own size is not believed: unpacking stops where the
 * room that is left ends. Refuses what is broken, locked or unpacks to too much.
 */
export const unpack = (file: Buffer): Part[] => {
  try {
    return unpacked(file)
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch()
    if (error instanceof RangeError || (error instanceof Error && 'code' in error && 'errno' in error))
      throw notReadable()
    throw error
  }
}

const unpacked = (file: Buffer): Part[] => {
  const { at: start, count } = directoryOf(file)
  if (count > sheetRule.mostParts) throw tooMuch()
  const parts = new Map<string, Part>()
  let room = sheetRule.mostUnpacked
  let at = start
  for (let n = 0; n < count; n += 1) {
    if (file.readUInt32LE(at) !== directoryEntry) throw notReadable()
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    if (isWanted(name) && !parts.has(name)) {
      if ((file.readUInt16LE(at + 8) & encrypted) !== 0) throw notReadable()
      const bytes = contentOf(
        file,
        { method: file.readUInt16LE(at + 10), size: file.readUInt32LE(at + 20), from: file.readUInt32LE(at + 42) },
        room,
      )
      room -= bytes.length
      parts.set(name, { name, bytes })
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return [...parts.values()]
}

const contentOf = (file: Buffer, of: { method: number; size: number; from: number }, room: number): Buffer => {
  if (file.readUInt32LE(of.from) !== localEntry) throw notReadable()
  const begins = of.from + 30 + file.readUInt16LE(of.from + 26) + file.readUInt16LE(of.from + 28)
  const packed = file.subarray(begins, begins + of.size)
  if (packed.length !== of.size) throw notReadable()
  if (room <= 0 || (of.method === stored && packed.length > room)) throw tooMuch()
  if (of.method === stored) return packed
  if (of.method !== deflated) throw notReadable()
  return inflateRawSync(packed, { maxOutputLength: room })
}

/** The same parts as a plain archive of our own making: what reads it next meets nothing that was not looked at. */
export const repack = (parts: readonly Part[]): Buffer => {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of parts) {
    const title = Buffer.from(name)
    const packed = deflateRawSync(bytes, { level: 1 })
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(deflated, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(title.length, 22)
    bodies.push(signed(localEntry), facts, title, packed)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    directory.push(signed(directoryEntry), Buffer.from([20, 0]), facts, where, title)
    offset += 30 + title.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, list, signed(endOfDirectory), end])
}

const signed = (signature: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}
