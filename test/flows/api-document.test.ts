import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#functions/http/api/api.ts'
import { startApp, type TestApp } from '#test/support/app.ts'

let world: TestApp
interface Operation {
  operationId: string
  summary: string
  parameters?: { name: string; in: string }[]
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}
let document: Document
beforeAll(async () => {
  world = await startApp()
  document = await read('?lang=en')
})
afterAll(() => world.stop())

const read = async (query: string): Promise<Document> =>
  JSON.parse(await (await world.app.request(`/api/v1/openapi.json${query}`)).text())

const references = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  )
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and names every call once', () => {
    expect(document.openapi).toBe('3.1.0')
    const names = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    )
    expect(names.sort()).toEqual(Object.keys(api).sort())
  })

  it('refers only to schemas it holds', () => {
    const held = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)
    const asked = [...new Set(references(document))]
    expect(asked.filter((reference) => !held.includes(reference))).toEqual([])
    expect(asked.length).toBeGreaterThan(10)
  })

  it('declares every parameter of every path', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const one of Object.values(methods)) {
        const named = (one.parameters ?? []).filter((other) => other.in === 'path').map(({ name }) => name)
        expect(named, path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      }
    }
  })

  it('speaks both languages', async () => {
    const zh = await read('')
    expect(zh.paths['/requests']?.post?.summary).toMatch(/点单/)
    expect(document.paths['/requests']?.post?.summary).toMatch(/Submit/)
  })

  it('is there for people too, without a script of anybody else', async () => {
    const page = await (await world.app.request('/api/v1/reference')).text()
    for (const name of Object.keys(api)) expect(page).toContain(`id="${name}"`)
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/htmx.js" defer="">'])
  })
})
