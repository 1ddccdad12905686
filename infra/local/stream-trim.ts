/** Removes what every reader is done with; `upTo` is a sequence number. Returns how many rows went. */
export interface StreamTrim {
  trim: (upTo: number) => number
  close: () => void
}

const enough = 2000

/**
 * Opens the emulator's record table for trimming: it has no index, so each write reads all of it and slows with every
 * record kept. Undefined where Node has no SQLite (before 22): then the run gets slower by the thousand writes.
 */
export const openTrim = async (databaseFile: string, tableName: string): Promise<StreamTrim | undefined> => {
  const sqlite = await import('node:sqlite').catch(() => undefined)
  if (!sqlite) return undefined
  const database = new sqlite.DatabaseSync(databaseFile, { timeout: 100 })
  // The newest row stays: the emulator numbers the next record from it, and from one again where there is none.
  const remove = database.prepare(`
    DELETE FROM _stream_records WHERE id IN (
      SELECT id FROM _stream_records
      WHERE table_name = :table AND CAST(sequence_number AS INTEGER) <= :upTo
        AND id < (SELECT MAX(id) FROM _stream_records WHERE table_name = :table)
      ORDER BY id LIMIT ${enough})`)
  const trim = (upTo: number): number => {
    try {
      return Number(remove.run({ table: tableName, upTo }).changes)
    } catch (error) {
      // The emulator is writing; the next round does it.
      if (error instanceof Error && /locked|busy/i.test(error.message)) return 0
      throw error
    }
  }
  return { trim, close: () => database.close() }
}
