import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { isMissing } from './invoke.ts'
import { PlainError } from './plain-error.ts'
import { progressBar, type SeedProgress } from './progress.ts'

/** What `infra/local/seed.ts` exports. Both write to the table named in the environment. */
export interface SeedModule {
  /**
   * Fills the empty table with the sample city, the bootstrap administrator among it. May return lines that tell people
   * whom to sign in as; they are printed at every start.
   */
  seed: (options: { progress: SeedProgress }) => Promise<unknown>
  /** Puts only the bootstrap administrator into the empty table; may return such lines too. */
  seedAdministrator?: () => Promise<unknown>
}

/** Written when a seed is complete: data without it is half a seed. */
const marker = 'seeded.json'
const Hints = z.array(z.string()).catch([])
const Marker = z.object({ hints: Hints })

/** Whether this folder holds a complete seed. */
export const isSeeded = (folder: string): boolean => existsSync(path.join(folder, marker))

/** The lines the seed left for people. */
export const seedHints = (folder: string): string[] =>
  Marker.parse(JSON.parse(readFileSync(path.join(folder, marker), 'utf8'))).hints

/** Empties the folder, all but the lock that is held on it. */
export const emptyFolder = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('lock')) rmSync(path.join(folder, name), { recursive: true, force: true })
  }
}

const isSeedModule = (module: unknown): module is SeedModule =>
  module !== null && typeof module === 'object' && 'seed' in module && typeof module.seed === 'function'

/** Fills the fresh table and writes the marker; `full` false leaves it empty but for the bootstrap administrator. */
export const fill = async (folder: string, full: boolean, load: () => Promise<unknown>): Promise<void> => {
  const module = await load().catch((error: unknown) => {
    if (!isMissing(error, 'infra/local/seed.ts')) throw error
    if (full) throw new PlainError('infra/local/seed.ts is missing. SEED=none npm start begins without sample data.')
    console.log('infra/local/seed.ts is missing: there is no administrator.')
    return { seed: async () => {} }
  })
  if (!isSeedModule(module)) throw new Error('infra/local/seed.ts exports no seed().')
  const started = Date.now()
  let hints: unknown
  if (full) {
    console.log('First start: preparing the sample city. 首次启动，正在准备示例数据。')
    const bar = progressBar(process.stdout)
    hints = await module.seed({ progress: bar.report })
    bar.end()
  } else hints = await module.seedAdministrator?.()
  const seconds = (Date.now() - started) / 1000
  writeFileSync(
    path.join(folder, marker),
    JSON.stringify({ at: new Date().toISOString(), full, seconds, hints: Hints.parse(hints) }),
  )
  if (full) console.log(`Sample data ready after ${seconds.toFixed(1)} s.`)
}
