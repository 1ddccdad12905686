import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildOptions, type BuildResult, build } from 'esbuild'
import { leanJsx, ownSources, replacements } from '#infra/bundling.ts'
import { bundleOf, type Entry, entries, sourceOf } from '#infra/entries.ts'

const optionsFor = (entry: Entry) =>
  ({
    entryPoints: { index: sourceOf(entry) },
    outdir: bundleOf(entry),
    outExtension: { '.js': '.mjs' },
    // What is imported on demand (PDF, charts, sheets) becomes a chunk that a cold start does not read.
    splitting: true,
    chunkNames: 'chunk-[hash]',
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    charset: 'utf8',
    mainFields: ['module', 'main'],
    alias: replacements,
    // Some CommonJS packages call require, which an ES module does not have.
    banner: { js: "import{createRequire}from'module';const require=createRequire(import.meta.url);" },
    plugins: [ownSources(bundleOf(entry)), leanJsx],
  }) satisfies BuildOptions

/** Bundles one entry in memory, to look at what it pulls in. */
export const inspect = (entry: Entry): Promise<BuildResult<{ metafile: true; write: false }>> =>
  build({ ...optionsFor(entry), write: false })

/** Bundles every entry point that exists and names those that do not. */
export const buildFunctions = async (): Promise<{ missing: Entry[]; kilobytes: Partial<Record<Entry, number>> }> => {
  const missing = entries.filter((entry) => !existsSync(sourceOf(entry)))
  const kilobytes: Partial<Record<Entry, number>> = {}
  await Promise.all(
    entries.map(async (entry) => {
      await rm(bundleOf(entry), { recursive: true, force: true })
      if (missing.includes(entry)) return
      const { metafile } = await build(optionsFor(entry))
      kilobytes[entry] = Math.round(entrySize(metafile).bytes / 1000)
    }),
  )
  return { missing, kilobytes }
}

/** What a cold start reads: the entry chunk and every chunk it imports statically, with the sources inside them. */
export const entrySize = ({ outputs }: BuildResult<{ metafile: true }>['metafile']) => {
  const read = new Set(Object.keys(outputs).filter((name) => basename(name) === 'index.mjs'))
  for (const name of read)
    for (const { path, kind } of outputs[name]?.imports ?? [])
      if (kind === 'import-statement' && path in outputs) read.add(path)
  const chunks = [...read].flatMap((name) => outputs[name] ?? [])
  return {
    bytes: chunks.reduce((sum, { bytes }) => sum + bytes, 0),
    inputs: chunks
      .flatMap((chunk) => Object.entries(chunk.inputs).map(([file, { bytesInOutput }]) => ({ file, bytesInOutput })))
      .sort((a, b) => b.bytesInOutput - a.bytesInOutput),
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { missing, kilobytes } = await buildFunctions()
  for (const [entry, size] of Object.entries(kilobytes)) console.log(`${entry}: ${size} KB at cold start`)
  for (const entry of missing) console.warn(`${entry}: functions/${entry}.ts does not exist, skipped`)
}
