import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { sweepDues } from '#shared/dues/sweep-dues.ts'
import { messages } from '#shared/messages/message.ts'
import { tableDefinition } from '#shared/table/definition.ts'
import { addHours } from '#shared/time/instant.ts'
import { deploy, properties } from '#test/infra/deployments.ts'
import { saturday } from '#test/support/town.ts'
import type { Worked, Worker } from './cost-meter.ts'
import { median } from './meter.ts'

// What a thousand completed matches use, from one whole journey measured: `npm run bench:cost`. From the first word of a need
// to the certificate, by calls of the API, everything that follows worked as it falls due. What that costs is worked out from
// the prices an operator fills in, and from no others.

// Before anything is loaded that logs: the sheet is all that is printed.
process.env.LOG_LEVEL = 'error'
const { meteredTown } = await import('./cost-meter.ts')
const { serveOnce } = await import('#test/support/api-town.ts')

const Price = z.object({ per: z.number().positive(), price: z.number().nonnegative().nullable() })
const Prices = z.object({
  note: z.string(),
  asOf: z.iso.date().nullable(),
  region: z.string().nullable(),
  currency: z.string().nullable(),
  source: z.string().nullable(),
  prices: z.object({
    readUnits: Price,
    writeUnits: Price,
    apiRequests: Price,
    invocations: Price,
    gbSeconds: Price,
    queueRequests: Price,
    textMessages: Price,
    storedGbMonths: Price,
  }),
  waitingMsPerTableCall: z.number().nonnegative().nullable(),
})
const file = 'test/bench/data/prices.json'
const given = Prices.parse(JSON.parse(readFileSync(file, 'utf8')))

const engineers = 12
const runs = 4
const each = 1000
const workers: readonly Worker[] = ['http', 'react', 'match', 'notify']
/** Lambda gives one processor at this memory, and a share of it below. */
const wholeProcessorMb = 1769

/** Memory of each function as it would be deployed. */
const memoryOf = new Map<string, number>(
  properties(deploy('Kezhi').template, 'AWS::Lambda::Function').flatMap(({ Description, MemorySize }) => {
    const entry = String(Description).split(': ').at(-1) ?? ''
    return typeof MemorySize === 'number' ? [[entry, MemorySize] as const] : []
  }),
)

const journey = async () => {
  const indexKeys = tableDefinition.indexes.map(({ partitionKey }) => partitionKey)
  const world = await meteredTown(engineers, indexKeys)
  const { town, totals } = world
  const before = await world.stored()
  const sentBefore = (await world.items()).filter(({ entity }) => entity === messages.name).length
  world.reset()
  await serveOnce(town)
  town.setClock(addHours(saturday.ends, 25))
  await town.follow()
  const used = structuredClone(totals)
  const stored = (await world.stored()) - before
  const sent = (await world.items()).filter(({ entity }) => entity === messages.name).map(messages.read)
  const idle = async () => {
    world.reset()
    await world.measured('react', () => sweepDues(town.system, { work: async () => 'done', enough: () => false }))
    return { ...totals.react }
  }
  await idle()
  const minute = await idle()
  await town.stop()
  return {
    used,
    stored,
    messages: sent.length - sentBefore,
    texts: sent.filter(({ channel }) => channel === 'sms').length,
    minute,
  }
}

const all = []
for (let run = 0; run < runs; run += 1) all.push(await journey())
// The first pays for warming up.
const warm = all.slice(1)
const last = warm.at(-1)
if (!last) throw new Error('Nothing was measured.')
const used = Object.fromEntries(
  workers.map((worker) => {
    const of = (pick: (worked: Worked) => number): number => median(warm.map((one) => pick(one.used[worker])))
    const memoryMb = memoryOf.get(worker) ?? Number.NaN
    const cpuMs = of((worked) => worked.cpuMs)
    const requests = of((worked) => worked.requests)
    const waitingMs = requests * (given.waitingMsPerTableCall ?? 0)
    const ms = cpuMs / Math.min(1, memoryMb / wholeProcessorMb) + waitingMs
    return [
      worker,
      {
        invocations: of((worked) => worked.invocations),
        read: of((worked) => worked.read),
        written: of((worked) => worked.written),
        requests,
        cpuMs,
        memoryMb,
        gbSeconds: ((ms / 1000) * memoryMb) / 1024,
      },
    ]
  }),
)
const sum = (pick: 'invocations' | 'read' | 'written' | 'requests' | 'gbSeconds'): number =>
  Object.values(used).reduce((total, one) => total + one[pick], 0)
const matches = used.match?.invocations ?? 0
const quantities = {
  readUnits: sum('read') * each,
  writeUnits: sum('written') * each,
  apiRequests: (used.http?.invocations ?? 0) * each,
  // Each piece of work by itself: the stream hands over up to a hundred at once, so these are the most there can be.
  invocations: sum('invocations') * each,
  gbSeconds: sum('gbSeconds') * each,
  // Sent, received and taken away.
  queueRequests: matches * 3 * each,
  textMessages: last.texts * each,
  storedGbMonths: (last.stored * each) / 1e9,
} satisfies Record<keyof typeof given.prices, number>

const words: Readonly<Record<keyof typeof quantities, string>> = {
  readUnits: 'read request units',
  writeUnits: 'write request units',
  apiRequests: 'API Gateway requests',
  invocations: 'Lambda invocations, at most',
  gbSeconds: 'Lambda GB-seconds',
  queueRequests: 'SQS requests',
  textMessages: 'text messages',
  storedGbMonths: 'GB stored more, for each month kept',
}
const lines: string[] = []
const print = (line = ''): void => {
  lines.push(line)
  process.stdout.write(`${line}\n`)
}
const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 4 })
const cells = (...of: (string | number)[]): void => print(`| ${of.join(' | ')} |`)

const lacking = Object.values(given.prices).some(({ price }) => price === null)
const filled = !lacking && given.asOf !== null && given.currency !== null
const costOf = (name: keyof typeof quantities): number | undefined => {
  const { per, price } = given.prices[name]
  return price === null ? undefined : (quantities[name] / per) * price
}
print('# What a thousand completed matches use')
print()
print(
  `One journey from draft to certificate, by the API, among ${engineers} people who fit; median of ${warm.length} warm runs. Units as the database counts them; processor time of this machine, at the memory each function is deployed with.`,
)
print()
cells('for 1,000', 'quantity', `price${given.currency === null ? '' : `, ${given.currency}`}`)
cells('---', '---:', '---:')
for (const [name, quantity] of Object.entries(quantities)) {
  const known = Object.keys(words).find((one): one is keyof typeof words => one === name)
  if (known === undefined) continue
  const cost = costOf(known)
  cells(words[known], shown(quantity), cost === undefined ? '—' : shown(cost))
}
print()
print(
  filled
    ? `Prices as of ${given.asOf}, ${given.region ?? 'no region named'} (${given.source ?? 'no source named'}).`
    : `No cost: ${file} is not filled in. Quantities stand without it.`,
)
print()
print(
  given.waitingMsPerTableCall === null
    ? 'GB-seconds are those of computing alone: waiting for the database is added once `waitingMsPerTableCall` is filled in.'
    : `GB-seconds hold ${given.waitingMsPerTableCall} ms of waiting for each call of the table.`,
)
print()
print('# One journey, by function')
print()
cells('function', 'memory, MB', 'invocations', 'units read', 'units written', 'table calls', 'processor ms', 'GB-s')
cells('---', '---:', '---:', '---:', '---:', '---:', '---:', '---:')
for (const [worker, one] of Object.entries(used)) {
  const { memoryMb, invocations, read, written, requests, cpuMs, gbSeconds } = one
  cells(worker, memoryMb, invocations, read, written, requests, Math.round(cpuMs), gbSeconds.toFixed(3))
}
print()
print(
  `${last.messages} messages, ${last.texts} of them texts; ${Math.round(last.stored / 1000)} KB stored more, indexes included. Work that falls due later is done by the sweep; it stands under react.`,
)
print()
print(
  `Besides, whatever happens: a sweep every minute, ${last.minute.read} units read and ${last.minute.written} written when nothing is due, and a plan every hour (\`npm run bench:plans\`). Logs, alarms, keys, backups and traffic are not counted.`,
)
mkdirSync('test/bench/results', { recursive: true })
const measured = {
  for: each,
  quantities,
  used,
  journey: { messages: last.messages, texts: last.texts, stored: last.stored },
  idleMinute: last.minute,
  prices: given,
}
writeFileSync('test/bench/results/cost.json', `${JSON.stringify(measured, null, 2)}\n`)
writeFileSync('test/bench/results/cost.md', `${lines.join('\n')}\n`)
