import { openValues } from '#shared/messages/deliver-message.ts'
import { messages } from '#shared/messages/message.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { cookiesOf, formPost, newPerson, startApp, type TestApp } from './app.ts'
import { scanAll } from './invariants.ts'

// What sign-in tells by its timing, and what guessing and repeating at once gain.

/** The share of pairs in which the second took longer: 0.5 tells nothing, 0 or 1 everything. */
const areaUnder = (known: readonly number[], unknown: readonly number[]): number => {
  const all = [...known.map((ms) => ({ ms, is: 1 })), ...unknown.map((ms) => ({ ms, is: 0 }))].sort(
    (a, b) => a.ms - b.ms,
  )
  let rankSum = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]?.ms === all[from]?.ms) to += 1
    const rank = (from + to + 1) / 2
    for (let i = from; i < to; i += 1) if (all[i]?.is === 1) rankSum += rank
    from = to
  }
  const n = known.length
  return (rankSum - (n * (n + 1)) / 2) / (n * unknown.length)
}

const phoneOf = (known: boolean, n: number): string => `${known ? '1994' : '1995'}${String(n).padStart(7, '0')}`

/** Addresses differ, as they would: one address may ask for so many codes a day only. */
const from = (n: number) => ({ requestContext: { http: { sourceIp: `10.${n >> 14}.${(n >> 6) & 255}.${n & 63}` } } })

const ask = (world: TestApp, phone: string, n: number): Promise<Response> =>
  Promise.resolve(world.app.request('/sign-in', formPost({ phone }), from(n)))

/** The newest code that went out, out of the sealed message. */
const codeSent = async (world: TestApp): Promise<string> => {
  const sent = (await scanAll(world.database)).filter(({ entity }) => entity === messages.name).map(messages.read)
  const newest = sent.filter(({ template }) => template === 'signInCode').sort((a, b) => b.at.localeCompare(a.at))[0]
  if (!newest) throw new Error('No code was sent.')
  return openValues(world.system, newest)['code'] ?? ''
}

const sessionsOf = async (world: TestApp, personId: string): Promise<number> =>
  (await scanAll(world.database)).filter((item) => item.entity === 'Session' && item['personId'] === personId).length

export const measureSignIn = async (pairs: number) => {
  const world = await startApp()
  try {
    for (let n = 0; n < pairs; n += 1) await newPerson(world, `known ${n}`, [], phoneOf(true, n))
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    const statuses = new Set<number>()
    for (let n = -20; n < pairs; n += 1) {
      // Which of the two goes first changes, so that neither is always the warmer one.
      for (const known of n % 2 === 0 ? [true, false] : [false, true]) {
        const phone = phoneOf(known, n < 0 ? 9_000_000 - n : n)
        const started = performance.now()
        const { status } = await ask(world, phone, 2 * Math.abs(n) + (known ? 0 : 1))
        if (n >= 0) times[known ? 'known' : 'unknown'].push(performance.now() - started)
        statuses.add(status)
      }
    }

    const target = await newPerson(world, 'target', [], '19960000001')
    const before = await sessionsOf(world, target.id)
    world.setClock(addMinutes(world.clock(), 2))
    const cookie = cookiesOf(await ask(world, '19960000001', 100_001))
    const right = await codeSent(world)
    const enter = (code: string, with_ = cookie) =>
      world.app.request('/sign-in/code', formPost({ code }, with_), from(100_001))
    const wrong = right === '111111' ? '222222' : '111111'
    // A code is compared by its keyed hash, so each comparison asks the vault for one.
    let compared = 0
    const { fingerprint } = world.vault
    world.vault.fingerprint = (text) => {
      if (text.startsWith('code:')) compared += 1
      return fingerprint(text)
    }
    await Promise.all(Array.from({ length: 200 }, () => enter(wrong)))
    world.vault.fingerprint = fingerprint

    world.setClock(addMinutes(world.clock(), 10))
    const again = cookiesOf(await ask(world, '19960000001', 100_002))
    const code = await codeSent(world)
    await Promise.all(Array.from({ length: 100 }, () => enter(code, again)))
    const sessions = (await sessionsOf(world, target.id)) - before
    return { pairs, auc: areaUnder(times.known, times.unknown), statuses: [...statuses], compared, sessions }
  } finally {
    await world.stop()
  }
}
