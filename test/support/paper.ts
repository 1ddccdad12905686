import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Files } from '#functions/files.ts'
import { folderFiles } from '#functions/files-folder.ts'
import { newToken } from '#shared/people/challenge.ts'
import { proofs } from '#shared/requesters/proof.ts'
import { papers } from '#shared/volunteers/paper.ts'
import type { TestApp } from './app.ts'

/** A folder for papers that goes with the process. */
export const paperFolder = (): Files => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-papers-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folderFiles(folder)
}

/** A document of a body with a file that is there already, scanned and waiting for staff. */
export const giveProof = (world: TestApp, requesterId: string, id: string): Promise<void> =>
  world.table.write([
    proofs.put({
      id,
      requesterId,
      kind: 'businessLicence',
      by: 'per_shop',
      state: 'clean',
      type: 'application/pdf',
      addedAt: world.clock(),
      fileKept: true,
    }),
  ])

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
