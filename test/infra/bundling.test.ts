import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { leanJsx, ownSources, replacements } from '#infra/bundling.ts'
import { defaultProvider } from '#infra/credentials-from-env.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezhi-bundling-'))
  await mkdir(join(folder, 'functions/page'), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bundle = async (source: string) => {
  const entry = join(folder, 'functions/entry.ts')
  await writeFile(entry, source)
  const outdir = join(folder, 'out')
  const { metafile } = await build({
    entryPoints: { index: entry },
    outdir,
    outExtension: { '.js': '.mjs' },
    nodePaths: ['node_modules'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    metafile: true,
    logLevel: 'silent',
    mainFields: ['module', 'main'],
    alias: replacements,
    plugins: [ownSources(outdir), leanJsx],
  })
  const made = await import(/* @vite-ignore */ `${pathToFileURL(join(outdir, 'index.mjs')).href}?${Math.random()}`)
  return { made, outdir, bytes: Object.values(metafile.outputs)[0]!.bytes, inputs: Object.keys(metafile.inputs) }
}

describe('bundling', () => {
  it('carries along the files that sources read beside them', async () => {
    await writeFile(join(folder, 'functions/page/look.css'), 'a { color: red }')
    const { made, outdir } = await bundle(`
      import { readFileSync } from 'node:fs'
      export const css = readFileSync(new URL('./page/look.css', import.meta.url), 'utf8')`)
    expect(made.css).toBe('a { color: red }')
    expect(await readdir(join(outdir, 'files'))).toEqual(['page-look.css'])
    expect(await readFile(join(outdir, 'files/page-look.css'), 'utf8')).toBe(made.css)
  })

  it('refuses the object z, which cannot be shaken', async () => {
    await expect(bundle("import { z } from 'zod'\nexport const text = z.string()")).rejects.toThrow(
      "import * as z from 'zod'",
    )
  })

  it('leaves the half of Hono JSX out that draws in browsers', async () => {
    const { made, bytes } = await bundle(`
      import { createContext, useContext } from 'hono/jsx'
      import { jsx } from 'hono/jsx/jsx-runtime'
      const Language = createContext('zh')
      export const page = () => jsx('p', { children: useContext(Language) }).toString()`)
    expect(made.page()).toBe('<p>zh</p>')
    expect(bytes).toBeLessThan(20_000)
  })

  it('takes credentials from the environment alone', async () => {
    const { inputs } = await bundle(`
      import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
      export const client = DynamoDBClient`)
    expect(inputs.filter((file) => /credential-provider-(node|ini|sso|process)/.test(file))).toEqual([])
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
    vi.stubEnv('AWS_SESSION_TOKEN', 'token')
    expect(await defaultProvider()()).toEqual({ accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: 'token' })
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    await expect(defaultProvider()()).rejects.toThrow('No AWS credentials')
    vi.unstubAllEnvs()
  })
})
