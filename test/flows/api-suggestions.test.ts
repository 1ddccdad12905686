import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ApiTown, startApiTown } from '#test/support/api-town.ts'

let town: ApiTown
beforeAll(async () => {
  town = await startApiTown()
})
afterAll(() => town.stop())

const text = '厂里两台焊接机器人老是偏出焊缝，导电嘴换过也没用。'

it('a need in plain words comes back as skills, each with the words that led to it', async () => {
  const { value } = await town.shop.api.suggestSkills({ body: { text, requesterKind: 'enterprise' } })
  const [first] = value.suggestions
  expect(value.suggestions.slice(0, 3).map(({ code }) => code)).toContain('ME13')
  expect(first?.zh).not.toBe(first?.code)
  expect(first?.because.length).toBeGreaterThan(0)
  for (const word of value.suggestions.flatMap(({ because }) => because)) expect(text).toContain(word)
})

it('words that name nothing give no skill', async () => {
  const { value } = await town.shop.api.suggestSkills({ body: { text: '###，，，' } })
  expect(value.suggestions).toEqual([])
})

it('nobody who is not signed in may ask, and no essay is read', async () => {
  expect((await town.nobody.suggestSkills({ body: { text } })).status).toBe(401)
  expect((await town.shop.api.suggestSkills({ body: { text: 'x'.repeat(3001) } })).status).toBe(422)
})
