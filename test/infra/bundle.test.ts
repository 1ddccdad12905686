import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { entrySize, inspect } from '#infra/build.ts'
import { type Entry, entries, sourceOf } from '#infra/entries.ts'

/** Belongs into chunks loaded on demand. */
const heavy =
  /node_modules\/(echarts|zrender|pdfkit|fontkit|exceljs|highs)\/|shared\/skills\/(suggest|data\/knowledge)\//
/** Belongs into no bundle at all: native code runs on one kind of processor, tools on none. */
const native = /\.node$|node_modules\/(@dynoxide|@node-rs|aws-cdk|aws-cdk-lib|constructs|esbuild)\//

/** People wait for a cold start of http. Nobody waits for the others, and matching brings 211 KB of map grid. */
const limitOf = (entry: Entry): number => (entry === 'http' ? 350_000 : 640_000)

const loads = async (entry: Entry) => {
  const { metafile } = await inspect(entry)
  const { bytes, inputs } = entrySize(metafile)
  const largest = inputs
    .slice(0, 20)
    .map(({ file, bytesInOutput }) => `${(bytesInOutput / 1000).toFixed(1)} KB ${file}`)
  expect(bytes, `\n${largest.join('\n')}\n`).toBeLessThanOrEqual(limitOf(entry))
  expect(inputs.map(({ file }) => file).filter((file) => heavy.test(file))).toEqual([])
  expect(Object.keys(metafile.inputs).filter((file) => native.test(file))).toEqual([])
}

describe('at a cold start, little, nothing heavy, nothing native', () => {
  for (const entry of entries) it.skipIf(!existsSync(sourceOf(entry)))(`is loaded by ${entry}`, () => loads(entry))
})
