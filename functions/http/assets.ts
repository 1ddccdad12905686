import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { faults } from './problem.ts'
import type { PageModule } from './routes.ts'

interface Asset {
  file: URL
  type: string
}

/** The build carries files named by such addresses along beside the bundle. */
const assets: Readonly<Record<string, Asset>> = {
  'kezhi.css': { file: new URL('./look/kezhi.css', import.meta.url), type: 'text/css; charset=utf-8' },
  'htmx.js': {
    file: new URL('../../node_modules/htmx.org/dist/htmx.min.js', import.meta.url),
    type: 'text/javascript; charset=utf-8',
  },
}

interface Loaded {
  body: string
  tag: string
}
const loaded = new Map<string, Promise<Loaded>>()

const load = async ({ file }: Asset): Promise<Loaded> => {
  const body = await readFile(file, 'utf8')
  return { body, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

/**
 * Style and script. Their names stay the same, so a browser keeps them for an hour and then asks whether they changed,
 * which costs no body.
 */
export const assetRoutes: PageModule = ({ get }) => {
  get('/assets/:name', 'public', async (c) => {
    const name = c.req.param('name')
    const asset = Object.hasOwn(assets, name) ? assets[name] : undefined
    if (!asset) throw faults.noPage
    const reading = loaded.get(name) ?? load(asset)
    loaded.set(name, reading)
    const { body, tag } = await reading
    c.header('cache-control', 'public, max-age=3600, stale-while-revalidate=86400')
    c.header('etag', tag)
    if (c.req.header('if-none-match') === tag) return c.body(null, 304)
    return c.body(body, 200, { 'content-type': asset.type })
  })
}
