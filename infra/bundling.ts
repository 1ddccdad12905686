import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OnLoadResult, Plugin } from 'esbuild'

const beside = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const sibling = /new URL\(\s*'(\.[^']+)'\s*,\s*import\.meta\.url\s*,?\s*\)/g
const wholeZod = /import\s*\{[^}]*\bz\b[^}]*\}\s*from\s*'zod'/

/** Our sources: files they read by URL travel along, and what would swell the bundle is refused. */
export const ownSources = (outdir: string): Plugin => ({
  name: 'own-sources',
  setup: ({ onLoad, initialOptions }) => {
    const carry = async (from: string): Promise<string> => {
      // The folder's name keeps two files of one name apart; chunks lie flat, so one relative path fits all.
      const name = `files/${basename(dirname(from))}-${basename(from)}`
      if (initialOptions.write !== false) {
        await mkdir(join(outdir, 'files'), { recursive: true })
        await copyFile(from, join(outdir, name))
      }
      return `new URL('./${name}', import.meta.url)`
    }
    onLoad({ filter: /[\\/](functions|shared)[\\/].*\.tsx?$/ }, async ({ path }): Promise<OnLoadResult | undefined> => {
      if (path.includes('node_modules')) return undefined
      let contents = await readFile(path, 'utf8')
      if (wholeZod.test(contents))
        return { errors: [{ text: "write import * as z from 'zod': the object z cannot be shaken, 300 KB" }] }
      for (const [text, file] of contents.matchAll(sibling))
        if (file !== undefined) contents = contents.replace(text, await carry(resolve(dirname(path), file)))
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
})

/** Hono's JSX does not say that its files only define things, so its browser half came along with one import. */
export const leanJsx: Plugin = {
  name: 'lean-jsx',
  setup: ({ onResolve, resolve: resolvePath }) => {
    onResolve({ filter: /^(hono\/jsx|\.\.?\/)/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      const inJsx = path.startsWith('hono/jsx') || /[\\/]hono[\\/]dist[\\/]jsx[\\/]/.test(importer)
      if (!inJsx || pluginData === 'lean-jsx') return undefined
      const found = await resolvePath(path, { importer, resolveDir, kind, pluginData: 'lean-jsx' })
      return { ...found, sideEffects: false }
    })
  },
}

/** Packages that a smaller one of ours replaces. */
export const replacements = { '@aws-sdk/credential-provider-node': beside('credentials-from-env.ts') }
