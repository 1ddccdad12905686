/** Removes what every reader is done with; `upTo` is a sequence number. Returns how many rows went. */
export interface StreamTrim {
  trim: (upTo: number) => number
  close: () => void
}

/** A delete this long is over before a write that meets it notices. */
const atOnce = 1000

/**
 * Opens the emulator's record table to keep writes fast: it comes without an index, so each write would read all of it
 * for the next number and slow with every record kept. Undefined where Node has no SQLite (before 22): then it does.
 */
export const openTrim = async (databaseFile: string, tableName: string): Promise<StreamTrim | undefined> => {
  const sqlite = await import('node:sqlite').catch(() => undefined)
  if (!sqlite) return undefined
  const database = new sqlite.DatabaseSync(databaseFile, { timeout: 100 })
  // No waiting for the disk while the emulator waits for us: what a crash brings back is trimmed again.
  database.exec(`
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 0;
    CREATE INDEX IF NOT EXISTS kezhi_stream_records ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`)
  // The newest row stays: the emulator numbers the next record from it, and from one again where there is none.
  const remove = database.prepare(`
    DELETE FROM _stream_records WHERE id IN (
      SELECT id FROM _stream_records
      WHERE table_name = :table AND CAST(sequence_number AS INTEGER) <= :upTo
        AND CAST(sequence_number AS INTEGER) <
          (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)
      ORDER BY CAST(sequence_number AS INTEGER) LIMIT ${atOnce})`)
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
