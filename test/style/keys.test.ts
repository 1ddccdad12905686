import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { dueBucket, keys, lists, owners } from '#shared/table/keys.ts'

// The README's table of keys is the page the code has them on: neither may know of one that the other does not.

const root = new URL('../..', import.meta.url).pathname
const moment = dueBucket('2026-11-23T02:00:00.000Z')

type Maker = (...args: never[]) => unknown

/** What a maker of keys gives when its arguments are their own names in braces. */
const patternOf = (name: string, make: Maker): Record<string, string> => {
  const names =
    /^\(?([^)=]*)\)?\s*=>/
      .exec(make.toString())?.[1]
      ?.split(',')
      .map((word) => word.trim())
      .filter(Boolean) ?? []
  // A due item reckons with its moment, so that one has to be real.
  const args = names.map((one) => (name === 'due' && one === 'at' ? moment : `{${one}}`))
  const made = make(...(args as never[])) as Record<string, string>
  const readable = (text: string): string =>
    text.replace(`DUE#${moment}`, 'DUE#{bucket}').replaceAll(moment, '{at}').replace(/#\d$/, '#{shard}')
  return Object.fromEntries(Object.entries(made).map(([field, text]) => [field, readable(text)]))
}

const makersIn = (page: Record<string, unknown>): [string, Maker][] =>
  Object.entries(page).filter((entry): entry is [string, Maker] => typeof entry[1] === 'function')

const section = readFileSync(path.join(root, 'README.md'), 'utf8').split('\n## Keys\n')[1]?.split('\n## ')[0] ?? ''
const rows = section
  .split('\n')
  .filter((line) => /^\| `/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const codeIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

test('every item of the table is in the README with its own key, and no other', () => {
  const written = rows.map(([item, pk, sk]) => [...codeIn(item), ...codeIn(pk), ...codeIn(sk)].join(' '))
  const real = makersIn(keys).map(([name, make]) => {
    const { pk, sk } = patternOf(name, make)
    return `${name} ${pk} ${sk}`
  })
  expect(written.sort()).toEqual(real.sort())
})

test.each([
  ['owner', 3, makersIn(owners), 'ownerPk', 'ownerSk'],
  ['list', 4, makersIn(lists).filter(([name]) => !name.endsWith('Partition')), 'listPk', 'listSk'],
] as const)('every key of the index %s is in the README, and no other', (_, column, makers, pk, sk) => {
  // Two patterns make one key; what stands in one list while it waits and in another later has two keys.
  const written = rows.flatMap((row) => {
    const codes = codeIn(row[column])
    return codes.flatMap((code, at) => (at % 2 === 0 ? [`${code} ${codes[at + 1]}`] : []))
  })
  const real = makers.map(([name, make]) => {
    const made = patternOf(name, make)
    return `${made[pk]} ${made[sk]}`
  })
  expect([...new Set(written)].sort()).toEqual(real.sort())
})

test('no two items could ever stand under one key', () => {
  const shape = (text = ''): string => text.replaceAll(/\{\w+\}/g, '*')
  const shapes = makersIn(keys).map(([name, make]) => {
    const { pk, sk } = patternOf(name, make)
    return `${shape(pk)} ${shape(sk)}`
  })
  expect(shapes.filter((one, at) => shapes.indexOf(one) !== at)).toEqual([])
})

test('every key is used', () => {
  const sources = ['shared', 'functions', 'infra'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
  )
  const unused = makersIn(keys).filter(([name]) => !sources.some((text) => new RegExp(`keys\\.${name}\\b`).test(text)))
  expect(unused.map(([name]) => name)).toEqual([])
})
