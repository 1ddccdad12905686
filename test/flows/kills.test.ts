import { expect, test } from 'vitest'
import { killAgainAndAgain } from '#test/support/kills.ts'

test('product and database killed three times under load: nothing acknowledged is lost, nothing is half done', async () => {
  const { acknowledged, lost, torn } = await killAgainAndAgain(3)
  expect({ lost, torn }).toEqual({ lost: [], torn: [] })
  for (const act of ['posted', 'opened', 'accepted']) expect(acknowledged[act] ?? 0, act).toBeGreaterThan(0)
}, 240_000)
