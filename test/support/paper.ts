import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Files } from '#functions/files.ts'
import { folderFiles } from '#functions/files-folder.ts'
import { newToken } from '#shared/people/challenge.ts'
import { papers } from '#shared/volunteers/paper.ts'
import type { TestApp } from './app.ts'

/** A folder for papers that goes with the process. */
export const paperFolder = (): Files => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-papers-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folderFiles(folder)
}

/** A paper of a volunteer, scanned and waiting for staff; answers its id. */
export const givePaper = async (world: TestApp, files: Files, volunteerId: string): Promise<string> => {
  const id = newToken(world.random)
  const addedAt = world.clock()
  await files.arrive?.(id, new TextEncoder().encode('%PDF-1.7 示例'))
  await world.table.write([
    papers.put({ id, volunteerId, about: 'licence', state: 'clean', type: 'application/pdf', addedAt, fileKept: true }),
  ])
  return id
}
