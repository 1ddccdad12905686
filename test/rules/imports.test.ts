import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

/** The nouns of the product, from left to right: each may import those to its left, and itself. */
const nouns = [
  'kernel',
  'time',
  'table',
  'authority',
  'dues',
  'counters',
  'messages',
  'audit',
  'problems',
  'approvals',
  'places',
  'skills',
  'organizations',
  'settings',
  'people',
  'volunteers',
  'requesters',
  'campaigns',
  'requests',
  'searches',
  'placements',
  'matching',
  'offers',
  'replays',
  'plans',
  'guardians',
  'agreements',
  'attendance',
  'records',
  'stories',
  'delegations',
  'privacy',
  'oversight',
  'register',
  'dashboard',
]

interface Import {
  from: string
  to: string
}

const importsOf = (file: string): Import[] => {
  const source = readFileSync(path.join(root, file), 'utf8')
  const found = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, to]) => (to ? [to] : []))
  return found.map((to) => ({
    from: file,
    to: to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to.replace(/^#/, ''),
  }))
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)

const layerOf = (file: string) => file.split('/')[0]
const nounOf = (file: string) => file.split('/')[1] ?? ''
const written = ({ from, to }: Import) => `${from} → ${to}`

const all = ['shared', 'functions', 'infra'].flatMap(sourcesIn).flatMap(importsOf)
const ours = all.filter(({ to }) => /^(shared|functions|infra|test)\//.test(to))

describe('imports', () => {
  it('go from infra to functions to shared, and never back', () => {
    const order = ['shared', 'functions', 'infra']
    const wrong = ours.filter(({ from, to }) => order.indexOf(layerOf(to) ?? '') > order.indexOf(layerOf(from) ?? ''))
    const fromTests = ours.filter(({ to }) => layerOf(to) === 'test')
    expect([...wrong, ...fromTests].map(written)).toEqual([])
    expect(ours.length).toBeGreaterThan(300)
  })

  it('within the product go to the left only', () => {
    const between = ours.filter(({ from, to }) => layerOf(from) === 'shared' && layerOf(to) === 'shared')
    expect(
      between.filter(({ from, to }) => nouns.indexOf(nounOf(to)) > nouns.indexOf(nounOf(from))).map(written),
    ).toEqual([])
  })

  it('every folder of the product is a noun of the list', () => {
    const folders = readdirSync(path.join(root, 'shared'))
    expect(folders.filter((folder) => !nouns.includes(folder))).toEqual([])
  })

  it('the product knows no HTTP and no Lambda', () => {
    const wrong = all.filter(
      ({ from, to }) => layerOf(from) === 'shared' && /^(hono|@middy|aws-lambda|node:http)/.test(to),
    )
    expect(wrong.map(written)).toEqual([])
  })

  it('only the table speaks to DynamoDB', () => {
    const wrong = all.filter(
      ({ from, to }) => layerOf(from) === 'shared' && nounOf(from) !== 'table' && to.startsWith('@aws-sdk/'),
    )
    expect(wrong.map(written)).toEqual([])
  })

  it('zod is imported whole by name, so that what is not used is left out of the bundle', () => {
    const wrong = ['shared', 'functions']
      .flatMap(sourcesIn)
      .filter((file) => /import\s*(type\s*)?\{[^}]*\}\s*from 'zod'/.test(readFileSync(path.join(root, file), 'utf8')))
    expect(wrong).toEqual([])
  })
})
