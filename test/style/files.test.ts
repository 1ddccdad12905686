import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

// Habits that no tool of ours holds: short files, no assertions on types, nothing of any one machine in what is kept.

const root = new URL('../..', import.meta.url).pathname
const most = { '.ts': 200, '.tsx': 200 } as const

/** What git keeps; a copy without git has nothing to say about it. */
const kept = (): string[] => {
  try {
    return execFileSync('git', ['ls-files'], {
      cwd: root,
      encoding: 'utf8',
    })
      .split('\n')
      .filter(Boolean)
  } catch {
    return []
  }
}
const textOf = (file: string): string => {
  try {
    return readFileSync(path.join(root, file), 'utf8')
  } catch {
    // Deleted, and not committed yet.
    return ''
  }
}

const files = kept()
const product = files.filter((file) => /^(shared|functions|infra)\/.*\.tsx?$/.test(file))
/** What follows `as` in code and not in a sentence. */
const asserts = /[\w)\]}] as ([A-Z{[(]|(string|number|boolean|object|unknown|never|any|typeof|keyof|readonly)\b)/
const isText = (file: string): boolean => !/\.(png|jpg|ico|woff2?|ttf|pdf)$/.test(file)

describe.skipIf(files.length === 0)('what is kept', () => {
  test('has files one can read at a sitting', () => {
    const long = product.flatMap((file) => {
      const lines = textOf(file).split('\n').length - 1
      return lines > most[file.endsWith('x') ? '.tsx' : '.ts'] ? [`${file} has ${lines} lines`] : []
    })
    expect(long).toEqual([])
  })

  test('never tells the compiler what a thing is', () => {
    const asserted = product.flatMap((file) =>
      codeOf(textOf(file))
        .split('\n')
        .flatMap((line, at) => (asserts.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
    )
    expect(asserted).toEqual([])
  })

  test('speaks of no machine and of no private registry', () => {
    // Spelled in two halves, so that this file does not find itself.
    const paths = ['/wo' + 'rk/', '/ro' + 'ot/', '/ho' + 'me/', '/Us' + 'ers/', '\\Us' + 'ers\\']
    const found = files.filter(isText).flatMap((file) => {
      const text = textOf(file)
      const hosts = [...text.matchAll(/"resolved":\s*"https?:\/\/([^/"]+)/g)].map(([, host]) => host)
      return [
        ...paths.filter((one) => text.includes(one)).map((one) => `${file}: ${one}`),
        ...new Set(hosts.filter((host) => host !== 'registry.npmjs.org').map((host) => `${file}: ${host}`)),
      ]
    })
    expect(found).toEqual([])
  })
})

/** Source without comments, texts and imports; lines stay where they are. */
const codeOf = (source: string): string => {
  const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ')
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, blank)
    .replaceAll(/(^|\s)\/\/[^\n]*/g, blank)
    .replaceAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, blank)
    .replaceAll(/^\s*(?:import|export) [\s\S]*? from /gm, blank)
}
