import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type BuildOptions, type BuildResult, build, type Plugin } from 'esbuild'
import { bundleOf, type Entry, entries, sourceOf } from '#infra/entries.ts'

const sibling = /new URL\(\s*'(\.[^']+)'\s*,\s*import\.meta\.url\s*\)/g

/** Our sources read fonts, styles and data beside them by URL: those files travel along, beside the bundle. */
const siblingFiles = (outdir: string): Plugin => ({
  name: 'sibling-files',
  setup: ({ onLoad, initialOptions }) => {
    onLoad({ filter: /[\\/](functions|shared)[\\/].*\.tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const wanted = [...source.matchAll(sibling)].flatMap(([text, file]) =>
        file === undefined ? [] : [{ text, from: resolve(dirname(path), file) }],
      )
      let contents = source
      for (const { text, from } of wanted) {
        // The folder's name keeps two files of one name apart; chunks lie flat, so one relative path fits all.
        const name = `files/${basename(dirname(from))}-${basename(from)}`
        contents = contents.replace(text, `new URL('./${name}', import.meta.url)`)
        if (initialOptions.write === false) continue
        await mkdir(join(outdir, 'files'), { recursive: true })
        await copyFile(from, join(outdir, name))
      }
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
})

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
    // Lambda adds the stack to a log entry; names must survive minifying to be of use there.
    keepNames: false,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    charset: 'utf8',
    mainFields: ['module', 'main'],
    alias: {
      '@aws-sdk/credential-provider-node': fileURLToPath(new URL('credentials-from-env.ts', import.meta.url)),
    },
    // Some CommonJS packages call require, which an ES module does not have.
    banner: { js: "import{createRequire}from'module';const require=createRequire(import.meta.url);" },
    plugins: [siblingFiles(bundleOf(entry))],
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
