import { writeFileSync } from 'node:fs'
import { seedCity, wholeCity } from '#infra/local/seed/city.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import type { StoredItem, Table } from '#shared/table/table.ts'
import { testVault } from '#test/support/context.ts'
import { startDatabase } from '#test/support/database.ts'
import { brokenInvariants, scanAll } from '#test/support/invariants.ts'

// What the first start costs and brings: node --import tsx test/bench/seed.ts [volunteers] [requests] [end] [dump.json]

const [volunteers, requests] = process.argv.slice(2, 4).map(Number)
const end = process.argv[4] ?? `${new Date().toISOString().slice(0, 16)}:00.000Z`
const dump = process.argv[5]
const size = { volunteers: volunteers || wholeCity.volunteers, requests: requests || wholeCity.requests }

process.env.EMBEDDED = '1'
const database = await startDatabase()
const calls: Record<string, number> = {}
const counted = <T>(name: string, answer: T): T => {
  calls[name] = (calls[name] ?? 0) + 1
  return answer
}
const real = dynamoTable(database.documents, database.tableName)
const table: Table = {
  get: (key) => counted('get', real.get(key)),
  getMany: (keys, options) => counted('getMany', real.getMany(keys, options)),
  query: (query) => counted('query', real.query(query)),
  write: (changes) => counted('write', real.write(changes)),
}
const seconds = (): string => (performance.now() / 1000).toFixed(1)
const cpu = (): string => (process.cpuUsage().user / 1e6).toFixed(1)
let tenth = -1
const { world, people } = await seedCity({ table, vault: testVault, seed: 2026, end }, size, (done, total, what) => {
  const now = Math.floor((done / total) * 10)
  if (now !== tenth) console.log(`${seconds()} s, ${cpu()} s of CPU`, `${now * 10} %`, what, JSON.stringify(calls))
  tenth = now
})
console.log('refused', Object.fromEntries(world.refused))
console.log('failed', world.failures.length, world.failures.slice(0, 5))

const items = await scanAll(database)
const tally = (of: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const one of [...of].sort()) counts[one] = (counts[one] ?? 0) + 1
  return counts
}
const stateOf = ({ entity, state, kind, settledAt }: StoredItem): string =>
  [entity, entity === 'Due' || entity === 'Problem' ? kind : state, settledAt === undefined ? '' : 'settled']
    .filter((part) => typeof part === 'string' && part !== '')
    .join('.')
console.log(tally(items.map(stateOf)))
const asked = items.filter(({ entity }) => entity === 'ServiceRequest')
console.log(tally(asked.map(({ scopeItem, state }) => `item ${scopeItem} ${state}`)))
console.log(tally(asked.flatMap(({ unfilled }) => Object.values(unfilled ?? {}).map(String))))
const broken = await brokenInvariants(database, end)
console.log('broken', broken.length, broken.slice(0, 20))
for (const { role, name, phone, sees } of people) console.log(role.en, name, phone, sees.en)
if (dump !== undefined) writeFileSync(dump, JSON.stringify(items))
await database.stop()
